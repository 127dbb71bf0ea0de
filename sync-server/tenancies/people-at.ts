import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { peopleNow, type PersonNow } from '#domain/tenancies/people-now.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { correctionsAt } from '../files/files-database.ts';
import type { ReadView } from '../storage/storage.ts';

/** A person's record in the files. */
export interface FiledPerson extends FiledRecord {
  readonly id: OpaqueId;
  readonly record: RecordNamed<'person'>;
}

/** Somebody of a home as their records stand now, and the tenancy in whose file they are. */
export interface PersonAt extends PersonNow<FiledPerson> {
  readonly tenancy: OpaqueId | null;
}

/**
 * Everybody of a home, of this tenancy and of earlier ones, each once and as they stand now. Nothing else says who the people
 * of a tenancy are: whoever reads their records one by one has somebody twice whose name was put right.
 */
export function peopleAt(view: ReadView, home: OpaqueId): readonly PersonAt[] {
  const records = filedRecords(view, { home, kind: 'person' }).flatMap((filed): FiledPerson[] =>
    filed.record.kind === 'person' ? [{ ...filed, id: filed.entry.id, record: filed.record }] : [],
  );
  return peopleNow(records, correctionsAt(view, home)).map((one) => ({
    ...one,
    tenancy: one.now.entry.tenancy,
  }));
}

/** The people of one tenancy, those who have moved out of it among them. */
export function peopleOf(view: ReadView, { id, home }: { readonly id: OpaqueId; readonly home: OpaqueId }) {
  return peopleAt(view, home).filter(({ tenancy }) => tenancy === id);
}

/** Somebody by the id that everything names them by; null where nobody has it. */
export function personAt(view: ReadView, id: OpaqueId): PersonAt | null {
  const entry = view.records.entry(id);
  if (entry?.kind !== 'person') return null;
  return peopleAt(view, entry.home).find((one) => one.id === id) ?? null;
}

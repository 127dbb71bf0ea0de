import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { rightsCase, type RightsCase } from '#domain/rights/rights-case.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { notFound } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import { doneSoFar } from './done-so-far.ts';

export interface FiledStep {
  readonly filed: FiledRecord;
  readonly body: RecordNamed<'rights-step'>['body'];
}

/** A request over somebody's own data, with what was done about it. */
export interface FiledRights {
  readonly id: OpaqueId;
  readonly filed: FiledRecord;
  readonly body: RecordNamed<'rights-request'>['body'];
  /** Whose data it is about. */
  readonly person: OpaqueId;
  readonly steps: readonly FiledStep[];
  readonly progress: RightsCase;
}

/** Every request, in the order in which they came. */
export function allRights(view: ReadView): readonly FiledRights[] {
  return filedRecords(view, { kind: 'rights-request' }).flatMap((filed) => rightsOf(view, filed) ?? []);
}

/** A request by its id, or 404. */
export function filedRights(view: ReadView, id: OpaqueId): FiledRights {
  const filed = filedRecord(view, id);
  const found = filed === null ? null : rightsOf(view, filed);
  if (found === null) throw notFound();
  return found;
}

function rightsOf(view: ReadView, filed: FiledRecord): FiledRights | null {
  const { record, entry } = filed;
  const [person] = record.subjects;
  if (record.kind !== 'rights-request' || person === undefined) return null;
  const steps = filedRecords(view, { home: entry.home, kind: 'rights-step' }).flatMap((one): FiledStep[] =>
    one.record.kind === 'rights-step' && one.record.body.request === entry.id
      ? [{ filed: one, body: one.record.body }]
      : [],
  );
  const decided = rightsCase(
    record.body,
    steps.map(({ body }) => body),
  );
  const progress = { ...decided, ...doneSoFar(view, entry.id, decided) };
  return { id: entry.id, filed, body: record.body, person, steps, progress };
}

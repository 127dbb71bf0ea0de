import { answersOf } from '#domain/cases/answers.ts';
import { onlyKeptWords } from '#domain/cases/date-words.ts';
import { project } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import { fieldsOfRecord, type FieldOfRecord } from '#domain/sharing/asked-field.ts';
import { filedRecord } from '../files/filed-record.ts';
import { notFound, type DeskCall } from '../office/desk.ts';
import { casesAt } from '../office/home-view.ts';
import { officeContext } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard, isLeftBehind } from '../tenancies/household-guard.ts';
import { clockRunsAt, guardedClosed } from '../training/training-gate.ts';

/** One field of one record, as somebody at the desk asks about it. */
export interface AskedRecord {
  readonly entry: RecordEntry;
  readonly record: SurveyRecord;
  readonly rev: string;
  readonly field: FieldOfRecord;
  readonly label: string;
  readonly kind: string;
}

/** The field by its name; not found where there is none, or where the record names ids that are not its own. */
export function askedRecord(view: ReadView, id: OpaqueId, name: string): AskedRecord {
  const filed = filedRecord(view, id);
  const kind = filed === null ? null : kindNamed(filed.record.kind);
  const shown = kind?.fields[name];
  if (filed === null || kind === null || shown === undefined || filed.entry.minted) throw notFound();
  const { entry, record, rev } = filed;
  const field = fieldsOfRecord(id, record).find(({ pointer }) => pointer === `/body/${name}`);
  if (field === undefined) throw notFound();
  return { entry, record, rev, field, label: shown.label, kind: kind.title };
}

/** Since when it is only kept, in words, for whoever is shown what it says; that it is, is told to nobody else. */
export function onlyKeptIn(view: ReadView, { entry }: AskedRecord, says: string | null, now: number) {
  return says === null ? null : onlyKeptWords(view.restrictions.restrictedSince(entry.id), now);
}

/**
 * What a field says, as the office may see it on the home's open case; null where the matrix withholds it. What an earlier
 * household left behind is shown here as little as on any other screen.
 */
export function saidIn(view: ReadView, { entry, record, field }: AskedRecord, call: DeskCall): string | null {
  const guard = householdGuard(view, entry.home, londonToday(call.now));
  if (!guard(entry)) return null;
  const onOpenCase =
    !isLeftBehind(guard, entry) && casesAt(view, entry.home, call.now).some(({ open }) => open);
  const closed = guardedClosed(view, call, clockRunsAt(view, entry.home, call.now));
  const context = officeContext(view, {
    viewer: call.account.id,
    now: call.now,
    onOpenCase,
    guardedClosed: closed,
  });
  const kind = kindNamed(record.kind);
  const body = project(entry.id, record, context).shown?.body;
  return kind && body ? answersOf(kind, body, call.now).words(field.pointer.slice('/body/'.length)) : null;
}

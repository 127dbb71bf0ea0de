import type { NamedRecord } from '#domain/access/correcting.ts';
import {
  CHANGED_WHERE_THEY_STAND,
  clearedBy,
  isLaidDown,
  isVersionOf,
  NOTHING_WRONG,
  putRight,
  type Cleared,
  type PutRight,
} from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { HEEDED_KINDS } from '#domain/packs/pack-scope.ts';
import type { KindName, SurveyRecord } from '#domain/records/registry.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { correctionsAt, readRecord } from './files-database.ts';

/** What was put right of the records of a home, by all corrections that were filed there. A correction reaches no other home. */
export function putRightAt(view: ReadView, home: OpaqueId): PutRight {
  const said = correctionsAt(view, home);
  if (said.length === 0) return NOTHING_WRONG;
  // Also of what is not here: a form outlives the note it was made from, and may come before it.
  return putRight(said, (wrong) => (wrong.size === 0 ? [] : clearedAt(view, home)));
}

const CLEARED_KINDS = ['cleared-photo', 'cleared-note'] as const;

/** The checked forms at a home, each with what it was made from. */
export function clearedAt(
  view: ReadView,
  home: OpaqueId,
  kinds: readonly KindName[] = CLEARED_KINDS,
): readonly Cleared[] {
  return kinds
    .flatMap((kind) => view.records.entries({ home, kind }))
    .flatMap(({ id }) => {
      const record = readRecord(view, id);
      return (record && clearedBy(id, record)) ?? [];
    });
}

/** Whether what a record asks of a visitor is still heeded. */
export function isHeeded(view: ReadView, right: PutRight, id: OpaqueId): boolean {
  const home = view.records.entry(id)?.home;
  return !isLaidDown(right, id, (one) => {
    const entry = view.records.entry(one);
    // What was recorded of another home says nothing of who lives in this one.
    return entry?.home === home ? (entry?.kind ?? null) : null;
  });
}

/** Whether a record still goes to whoever works on what is right: it is right, or asks something of a visitor that is heeded yet. */
export function isStillTold(view: ReadView, right: PutRight, { id, kind }: Pick<RecordEntry, 'id' | 'kind'>) {
  return HEEDED_KINDS.has(kind) ? isHeeded(view, right, id) : !right.isWrong(id);
}

/** The other versions of a record that are held to be right beside it, of which nobody has said yet which it is. */
export function rivalsOf(view: ReadView, right: PutRight, id: OpaqueId): readonly OpaqueId[] {
  return versionsAmong(view, id, right.rivals.get(id) ?? []);
}

/**
 * The version that stands for a wrong record, of its kind and about the same people; null where there is none. A correction may
 * name anything as right instead, and what is about somebody else is no version.
 */
export function versionInstead(view: ReadView, right: PutRight, id: OpaqueId): OpaqueId | null {
  const instead = right.standsFor(id);
  if (!right.isWrong(id) || instead === id) return null;
  return versionsAmong(view, id, [instead, ...(right.rivals.get(instead) ?? [])])[0] ?? null;
}

function versionsAmong(view: ReadView, id: OpaqueId, among: readonly OpaqueId[]): readonly OpaqueId[] {
  const record = among.length === 0 ? null : readRecord(view, id);
  return among.filter((one) => {
    const other = record === null ? null : readRecord(view, one);
    return record !== null && other !== null && isVersionOf(other, record);
  });
}

/** What is said to whoever would correct a home or a tenancy. */
export const CHANGED_AT_THE_DESK =
  'A home or a tenancy is changed by the office where it stands, not by a correction. Ask the office to change it.';

/** Whether a record would correct one that others hang on, or put one in the place of another: undone, it would take it away. */
export function correctsWhatStands(view: ReadView, record: SurveyRecord): boolean {
  if (record.kind !== 'correction') return false;
  const { corrects, replacement } = record.body;
  return [corrects, ...(replacement === undefined ? [] : [replacement])].some((id) => {
    const named = view.records.entry(id);
    return named !== null && CHANGED_WHERE_THEY_STAND.has(named.kind);
  });
}

/** A record that a correction names, as far as it decides who may correct it; null where there is none. */
export function namedRecord(view: ReadView, id: OpaqueId): NamedRecord | null {
  const entry = view.records.entry(id);
  if (entry === null) return null;
  const { kind, home, author } = entry;
  const record = kind === 'correction' ? readRecord(view, id) : null;
  const authorIs = view.accounts.account(author)?.role ?? null;
  return { kind, home, author, authorIs, said: record?.kind === 'correction' ? record.body : null };
}

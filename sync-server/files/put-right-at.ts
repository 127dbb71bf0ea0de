import {
  CHANGED_WHERE_THEY_STAND,
  isLaidDown,
  NOTHING_WRONG,
  putRight,
  saidBy,
  type PutRight,
  type Said,
} from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { ReadView } from '../storage/storage.ts';
import { readEntry, Retags } from './files-database.ts';

/** What was put right of the records of a home, by all corrections that were filed there. A correction reaches no other home. */
export function putRightAt(view: ReadView, home: OpaqueId): PutRight {
  const said = correctionsAt(view, home);
  return said.length === 0 ? NOTHING_WRONG : putRight(said);
}

/** What each correction that was filed at a home says. */
export function correctionsAt(view: ReadView, home: OpaqueId): readonly Said[] {
  // Most homes have none, and packs ask at every write.
  const entries =
    view.records.lastChange('correction') === 0 ? [] : view.records.entries({ home, kind: 'correction' });
  if (entries.length === 0) return [];
  const retags = new Retags(view);
  return entries.flatMap((entry) => {
    const record = readEntry(view, entry, retags)?.record;
    return record?.kind === 'correction' ? [saidBy(entry.id, record)] : [];
  });
}

/** Whether what a record asks of a visitor is still heeded. */
export function isHeeded(view: ReadView, right: PutRight, id: OpaqueId): boolean {
  return !isLaidDown(right, id, (instead) => view.records.entry(instead) !== null);
}

/** What is said to whoever would correct a home or a tenancy. */
export const CHANGED_AT_THE_DESK =
  'A home or a tenancy is changed by the office where it stands, not by a correction. Ask the office to change it.';

/** Whether a record would correct one that others hang on. */
export function correctsWhatStands(view: ReadView, record: SurveyRecord): boolean {
  const wrong = record.kind === 'correction' ? view.records.entry(record.body.corrects) : null;
  return wrong !== null && CHANGED_WHERE_THEY_STAND.has(wrong.kind);
}

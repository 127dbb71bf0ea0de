import type { Audience } from '#domain/disclosure/audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { isStillTold, putRightAt, rivalsOf } from '../files/put-right-at.ts';
import type { ReadView } from '../storage/storage.ts';

/** Who is told what was held to be right and what is, each marked as what it is. */
const READS_BOTH: ReadonlySet<Audience> = new Set(['office', 'legal-adviser', 'ombudsman', 'subject-access']);

/** Whether somebody has said since that a record is wrong, so that this audience is told nothing of it as a fact. */
export function isNoFactFor(view: ReadView, record: OpaqueId, audience: Audience): boolean {
  const entry = READS_BOTH.has(audience) ? null : view.records.entry(record);
  return entry !== null && !isStillTold(view, putRightAt(view, entry.home), entry);
}

/**
 * Whether a record is one of several that stand for the same, and this audience is told facts alone: no rule says which of them is
 * right, so no rule opens either. A person who chooses one can.
 */
export function isUnsure(view: ReadView, record: OpaqueId, audience: Audience): boolean {
  const entry = READS_BOTH.has(audience) ? null : view.records.entry(record);
  return entry !== null && rivalsOf(view, putRightAt(view, entry.home), record).length > 0;
}

/** What is said to whoever would release, ask for or approve what is held to be right no longer. */
export const PUT_RIGHT_SINCE =
  'This was put right since, so nothing of it is told as a fact. Open the list again, and choose what is right.';

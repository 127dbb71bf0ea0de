import { createHash } from 'node:crypto';
import type { ReadView } from '../storage/storage.ts';

/**
 * The mark that the register keeps of something destroyed: a digest of its id, which is 128 random bits, or of a picture's
 * own digest. It says nothing of what it was, and whoever has the id again can be told.
 */
export function markOf(id: string): string {
  return createHash('sha256').update(`homefile destroyed ${id}`).digest('hex');
}

/** Whether this record or picture was destroyed. */
export function isDestroyed(view: ReadView, id: string): boolean {
  return view.retention.isDestroyed(markOf(id));
}

/** What somebody is told who sends something that was destroyed. */
export const DESTROYED =
  'The office has destroyed this record: its time to be kept was over, or whoever it was about had it deleted. It was not taken again. If it still matters, ask the office, or record it anew.';

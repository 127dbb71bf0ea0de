import type { RightsCase } from './rights-case.ts';

/** Whether it was decided to do what they ask, in whole or in part. */
export function isGranted({ decision }: RightsCase): boolean {
  return decision !== null && decision.outcome !== 'refused';
}

/**
 * Whether a deletion that was granted came to nothing: another lead said no to the list, or none was ever made. It is then
 * decided anew, also where they were told already that it would go.
 */
export function isUndone(request: RightsCase): boolean {
  if (request.right !== 'erasure' || !isGranted(request)) return false;
  return request.deletion === null || request.deletion.state === 'refused';
}

/** Whether what was granted has been done, so that it may be told as done. A right that needs no act beyond the decision is. */
export function isDone(request: RightsCase): boolean {
  if (!isGranted(request)) return false;
  if (request.right === 'erasure') return request.deletion?.state === 'gone';
  return request.right !== 'rectification' || request.corrections > 0;
}

/** Whether they must still be told that it is gone: they were told before it was. */
export function owesGoneWord({ right, deletion, toldAt, goneToldAt }: RightsCase): boolean {
  const goneAt = right === 'erasure' ? (deletion?.goneAt ?? null) : null;
  return goneAt !== null && toldAt !== null && toldAt < goneAt && goneToldAt === null;
}

/** Whether nothing is left to be done or told to whoever asked. */
export function isOver(request: RightsCase): boolean {
  if (request.toldAt === null) return false;
  if (request.right !== 'erasure' || !isGranted(request)) return true;
  return isDone(request) && !owesGoneWord(request);
}

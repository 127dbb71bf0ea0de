import { countsAsGuarded } from '../disclosure/categories.ts';
import type { TrainingStanding } from './standing.ts';

/** What somebody is about to open, release or share. */
export interface GuardedUse {
  readonly categories: readonly string[];
  /** Whether a clock runs on the case that it is for: nothing urgent is held up. */
  readonly clockRuns: boolean;
}

/** What the screens show with the way to open it again. */
export const TRAINING_CLOSED =
  'Your training has run out, so health and other special details are closed to you here. Do the 2-minute cases and they open at once.';

/**
 * Why training closes this to somebody, as a sentence, or null. It closes guarded kinds alone: never a fact, never anything on
 * a case with a running clock, and nothing in the days of grace. What is no category is guarded. Without a standing it is closed.
 */
export function whyTrainingCloses(
  standing: TrainingStanding | null,
  { categories, clockRuns }: GuardedUse,
): string | null {
  if (clockRuns || !categories.some(countsAsGuarded)) return null;
  return standing === null || standing.state === 'closed' ? TRAINING_CLOSED : null;
}

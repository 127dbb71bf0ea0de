import { isRunning } from '#domain/cases/case-clocks.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { londonDay } from '#domain/time/london.ts';
import { whyTrainingCloses, type GuardedUse } from '#domain/training/gate.ts';
import { trainingStanding, type TrainingStanding } from '#domain/training/standing.ts';
import { Refusal } from '../errors.ts';
import { caseSummary } from '../office/case-summary.ts';
import type { Account } from '../storage/accounts.ts';
import type { ReadView } from '../storage/storage.ts';

/** Who asks, and when. */
export interface Asking {
  readonly account: Account;
  readonly now: number;
}

/** How somebody's training stands; null for somebody who never came in, to whom guarded kinds are closed. */
export function standingOf(view: ReadView, { account, now }: Asking): TrainingStanding | null {
  const since = view.training.since(account.id, account.role);
  if (since === null) return null;
  return trainingStanding(
    account.role,
    londonDay(since),
    view.training.resultsOf(account.id),
    londonDay(now),
  );
}

/** Why training closes this to them, as a sentence, or null. Every route that opens, releases or shares asks here. */
export function whyClosedByTraining(view: ReadView, asking: Asking, use: GuardedUse): string | null {
  return whyTrainingCloses(standingOf(view, asking), use);
}

/**
 * Refuses with the way to the 2-minute cases, unless a clock runs at the home. The code tells a screen to show the link.
 */
export function demandTraining(
  view: ReadView,
  asking: Asking,
  categories: readonly string[],
  home: OpaqueId | null,
): void {
  const clockRuns = home !== null && clockRunsAt(view, home, asking.now);
  const sentence = whyClosedByTraining(view, asking, { categories, clockRuns });
  if (sentence !== null) throw new Refusal(403, 'training', sentence);
}

/** Whether guarded kinds are closed to whoever looks at something on which a clock runs, or none does. */
export function guardedClosed(view: ReadView, asking: Asking, clockRuns: boolean): boolean {
  return whyClosedByTraining(view, asking, { categories: ['safeguarding'], clockRuns }) !== null;
}

/** Whether a clock runs on a case. */
export function clockRunsOn(view: ReadView, id: OpaqueId | null, now: number): boolean {
  if (id === null) return false;
  return caseSummary(view, id, now)?.counted.clocks.some(isRunning) ?? false;
}

/** Whether a clock runs on any case at a home. */
export function clockRunsAt(view: ReadView, home: OpaqueId, now: number): boolean {
  const cases = new Set(view.records.entries({ home }).flatMap((entry) => entry.case ?? []));
  return [...cases].some((id) => clockRunsOn(view, id, now));
}

import { addWorkingDays, type WorkingCalendar } from '../deadlines/working-days.ts';
import type { OpaqueId } from '../ids.ts';
import { instantAt, type Instant } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { endOfLondonDay, londonDay } from '../time/london.ts';
import { whyNotSecond, type Actor, type Step } from './second-person.ts';

/** A decision of one person, in their own name, that somebody else looks at afterwards. */
export interface ReviewedLater extends Step {
  readonly id: OpaqueId;
}

/** What the second person found. */
export interface Review {
  readonly of: OpaqueId;
  readonly by: Actor;
  readonly at: Instant;
  readonly found: 'right' | 'wrong';
  readonly reason: string;
}

/** When the review is due: by the end of the next working day in London. */
export function reviewDue(decision: ReviewedLater, calendar: WorkingCalendar): Result<Instant, string> {
  const at = parseInstant(decision.at);
  if (!at.ok) return fail(at.problem.sentence);
  const day = addWorkingDays(londonDay(at.value), 1, calendar);
  return day.ok ? ok(instantAt(endOfLondonDay(day.value))) : day;
}

/** The review, or why it is none. */
export function reviewDecision(decision: ReviewedLater, review: Review): Result<Review, string> {
  if (review.of !== decision.id) return fail('This is the review of another decision.');
  const barred = whyNotSecond(decision, review.by, review.at);
  if (barred !== null) return fail(barred);
  if (review.found === 'wrong' && review.reason.trim() === '') return fail('Say what was wrong.');
  return ok(review);
}

/** How the review of a decision stands. One that nobody made in time is `overdue` and goes to the lead. */
export type ReviewState = 'waiting' | 'overdue' | 'right' | 'wrong';

/** How the review of a decision stands at a moment. */
export function reviewState(
  decision: ReviewedLater,
  reviews: readonly Review[],
  now: EpochMs,
  calendar: WorkingCalendar,
): ReviewState {
  const good = reviews.filter((one) => reviewDecision(decision, one).ok);
  if (good.some(({ found }) => found === 'wrong')) return 'wrong';
  if (good.length > 0) return 'right';
  const due = reviewDue(decision, calendar);
  const moment = due.ok ? parseInstant(due.value) : due;
  // A calendar that does not reach so far is no reason to wait.
  return moment.ok && now <= moment.value ? 'waiting' : 'overdue';
}

/** Whether somebody who may has found the decision wrong. What it opened is closed at once. */
export function isFoundWrong(decision: ReviewedLater, reviews: readonly Review[]): boolean {
  return reviews.some((one) => one.found === 'wrong' && reviewDecision(decision, one).ok);
}

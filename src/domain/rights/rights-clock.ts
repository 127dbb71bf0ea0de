import { dayInWords } from '../cases/date-words.ts';
import type { WorkingCalendar } from '../deadlines/working-days.ts';
import { ok, type Result } from '../result.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { acknowledgeLimit } from './acknowledge-limit.ts';
import { correspondingDay, monthLimit, pausedDays, type Pause } from './month-limit.ts';
import { isQuestionOpen, type RightsCase } from './rights-case.ts';
import { rightFacts } from './rights.ts';

/** `waiting`: it stands still until the person does something. `undated`: no law names a day. */
export type RightsClockState = 'running' | 'today' | 'overdue' | 'waiting' | 'undated' | 'met' | 'met-late';

/** The clock of a request over somebody's own data. Nobody sets it: it follows from the request and its steps. */
export interface RightsClock {
  readonly state: RightsClockState;
  /** The last day, `null` where it cannot be counted or there is none. */
  readonly due: DayNumber | null;
  /** "Due Thu 24 Dec, by midnight". */
  readonly left: string;
  /** One week each: how many are past, and how many there are. */
  readonly weeks: { readonly used: number; readonly total: number };
}

/** The clock as it stands at `now`. */
export function rightsClock(request: RightsCase, now: EpochMs, calendar: WorkingCalendar): RightsClock {
  return rightFacts(request.right).rule === 'one-month'
    ? monthClock(request, now, calendar)
    : complaintClock(request, now, calendar);
}

/**
 * From which day the month runs: the day on which it came or, where they had to show who they are, the day on which they
 * did (Art. 12A(2)). Null while that is awaited: whatever was decided without it needed no proof.
 */
function relevantDay(request: RightsCase): DayNumber | null {
  const { receivedAt, identityAskedAt, identityShownAt, decision } = request;
  if (identityAskedAt === null || (identityShownAt === null && decision !== null))
    return londonDay(receivedAt);
  return identityShownAt === null ? null : londonDay(Math.max(receivedAt, identityShownAt));
}

/** The last day on which they may still be told that it takes two months more: within the first month (Art. 12A(4)). */
export function lastDayToExtend(request: RightsCase, now: EpochMs): DayNumber | null {
  const from = relevantDay(request);
  return from === null ? null : correspondingDay(from, 1) + pausedDays(from, pausesOf(request, now));
}

function pausesOf(request: RightsCase, now: EpochMs): readonly Pause[] {
  if (!rightFacts(request.right).questionStops) return [];
  return request.questions.map(({ askedAt, answeredAt }) => ({
    from: londonDay(askedAt),
    // What was decided waits for no answer any more.
    to: londonDay(answeredAt ?? request.decision?.at ?? now),
  }));
}

function monthClock(request: RightsCase, now: EpochMs, calendar: WorkingCalendar): RightsClock {
  const from = relevantDay(request);
  if (from === null)
    return waiting('Has not begun: we wait until they show who they are', { used: 0, total: 5 });
  const months = request.extendedAt === null ? 1 : 3;
  const limit = monthLimit(from, months, pausesOf(request, now), calendar);
  const weeks = weeksOf(from, limit, now);
  const isAwaited = request.decision === null && request.toldAt === null && isQuestionOpen(request);
  if (isAwaited && rightFacts(request.right).questionStops)
    return waiting('Stopped: we wait until they say what they mean', weeks);
  return dated(limit, request.toldAt, now, weeks);
}

function complaintClock(request: RightsCase, now: EpochMs, calendar: WorkingCalendar): RightsClock {
  const from = londonDay(request.receivedAt);
  const limit = acknowledgeLimit(from, calendar);
  const weeks = weeksOf(from, limit, now);
  const { acknowledgedAt, toldAt } = request;
  // To tell the outcome is to have acknowledged it.
  if (acknowledgedAt === null || toldAt !== null) return dated(limit, acknowledgedAt ?? toldAt, now, weeks);
  return { state: 'undated', due: null, left: 'The outcome is due without undue delay', weeks };
}

function waiting(left: string, weeks: RightsClock['weeks']): RightsClock {
  return { state: 'waiting', due: null, left, weeks };
}

function dated(
  limit: Result<DayNumber, string>,
  doneAt: EpochMs | null,
  now: EpochMs,
  weeks: RightsClock['weeks'],
): RightsClock {
  if (!limit.ok) return { state: 'undated', due: null, left: limit.problem, weeks };
  const due = limit.value;
  if (doneAt !== null) {
    const late = londonDay(doneAt) - due;
    return late > 0
      ? { state: 'met-late', due, left: `Done ${days(late)} late`, weeks }
      : { state: 'met', due, left: `Done in time, it was due ${dayInWords(due, now)}`, weeks };
  }
  const today = londonDay(now);
  if (today > due) return { state: 'overdue', due, left: `${days(today - due)} over`, weeks };
  if (today === due) return { state: 'today', due, left: 'Due today, by midnight', weeks };
  return { state: 'running', due, left: `Due ${dayInWords(due, now)}, ${days(due - today)} left`, weeks };
}

function weeksOf(from: DayNumber, limit: Result<DayNumber, string>, now: EpochMs): RightsClock['weeks'] {
  const length = (limit.ok ? limit : ok(from + 30)).value - from;
  const total = Math.max(1, Math.ceil(length / 7));
  return { total, used: Math.min(total, Math.max(0, Math.floor((londonDay(now) - from) / 7))) };
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

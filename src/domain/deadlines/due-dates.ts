import { fail, ok, type Result } from '../result.ts';
import { parseDay } from '../time/calendar-day.ts';
import { HOUR_MS, parseInstant, type EpochMs } from '../time/instants.ts';
import { endOfLondonDay, londonDay, londonIso } from '../time/london.ts';
import type { Rule } from './rule.ts';
import { timeLimit, type Span, type TimeLimitId } from './time-limits.ts';
import { addWorkingDays, type WorkingCalendar } from './working-days.ts';

/** A limit of the table, or the finding that no limit of Awaab's Law applies. */
export type RuleId = TimeLimitId | 'OUT_OF_SCOPE';

export interface DueQuestion {
  readonly rule: RuleId;
  /** When the landlord became aware, ISO 8601 with offset. */
  readonly awareAt: string;
  /** The end of the investigation, the tenant's request or the identification; not looked at by rules that count from awareness. */
  readonly triggerAt: string;
  readonly calendar: WorkingCalendar;
}

/**
 * The last permitted moment as ISO 8601 with London's offset, or null when no limit applies: rule OUT_OF_SCOPE, or the landlord
 * became aware on a day when the rule was not in force (R1). The problem is a sentence: an instant that cannot be read, or a
 * calendar that does not reach so far.
 */
export function dueDate(question: DueQuestion): Result<string | null, string> {
  const aware = parseInstant(question.awareAt);
  if (!aware.ok) return fail(aware.problem.sentence);
  if (question.rule === 'OUT_OF_SCOPE') return ok(null);
  const limit = timeLimit(question.rule);
  const start = limit.countsFrom === 'awareness' ? aware : parseInstant(question.triggerAt);
  if (!start.ok) return fail(start.problem.sentence);
  if (!inForce(limit, aware.value)) return ok(null);
  const due = lastMoment(limit, start.value, question.calendar);
  return due.ok ? ok(londonIso(due.value)) : due;
}

/** Whether a rule was in force on the day in London on which the landlord became aware. */
function inForce(rule: Rule, awareAt: EpochMs): boolean {
  const day = londonDay(awareAt);
  const from = parseDay(rule.inForceFrom);
  const to = rule.inForceTo === null ? null : parseDay(rule.inForceTo);
  return from !== null && day >= from && (to === null || day <= to);
}

/**
 * Counts a limit. Hours are elapsed hours, through clock changes too. Days count from the day after the start, which is day zero
 * at whatever hour, and end at 23:59:59 in London; calendar days do not move off a bank holiday.
 */
export function lastMoment(limit: Span, start: EpochMs, calendar: WorkingCalendar): Result<EpochMs, string> {
  const dayZero = londonDay(start);
  switch (limit.unit) {
    case 'hours':
      return ok(start + limit.amount * HOUR_MS);
    case 'calendar-days':
      return ok(endOfLondonDay(dayZero + limit.amount));
    case 'working-days': {
      const day = addWorkingDays(dayZero, limit.amount, calendar);
      return day.ok ? ok(endOfLondonDay(day.value)) : day;
    }
  }
}

/** Whether something at `at` is within a limit: all of the last second counts for limits in days. */
export function inTime(at: EpochMs, due: EpochMs, limit: Span): boolean {
  return limit.unit === 'hours' ? at <= due : at < due + 1000;
}

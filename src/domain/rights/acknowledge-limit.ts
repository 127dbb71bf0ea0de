import type { WorkingCalendar } from '../deadlines/working-days.ts';
import type { Result } from '../result.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import { nextWorkingDay } from './month-limit.ts';

/** Within how many days a complaint about data is acknowledged (Data Protection Act 2018 s.164A). */
export const ACKNOWLEDGE_DAYS = 30;

/**
 * The last day on which a complaint may be acknowledged. The day after it came is day 1, weekends count, and a last day on
 * a weekend or holiday is the next working day. Nothing stops this clock and nothing makes it longer.
 */
export function acknowledgeLimit(received: DayNumber, calendar: WorkingCalendar): Result<DayNumber, string> {
  return nextWorkingDay(received + ACKNOWLEDGE_DAYS, calendar);
}

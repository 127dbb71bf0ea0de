import { isWorkingDay, type WorkingCalendar } from '../deadlines/working-days.ts';
import { fail, ok, type Result } from '../result.ts';
import { dayNumber, isoDay, type DayNumber } from '../time/calendar-day.ts';

/*
 * Months, for Articles 15 to 21. The day on which it comes counts: the limit is the same date of a later month, or the last
 * day of that month where it has no such date; a limit on a weekend or a public holiday is the next working day (ICO, right
 * of access). This is no count of days: from 31 January a month is 28 days, from 31 July it is 31.
 */

/** The same date so many months later, or the last day of that month. */
export function correspondingDay(day: DayNumber, months: number): DayNumber {
  const [year = 0, month = 1, date = 1] = isoDay(day).split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  for (let last = date; last > 28; last -= 1) {
    const there = dayNumber(toYear, toMonth, last);
    if (there !== null) return there;
  }
  return dayNumber(toYear, toMonth, Math.min(date, 28)) ?? day;
}

/** Days on which a clock stood still, both in London: from the question to its answer. */
export interface Pause {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/**
 * The days by which pauses move a limit. Days that two questions share count once. The law leaves out the day of the
 * question and that of the answer both; here only one of them is left out, so that nobody is late by a day's reading of it.
 */
export function pausedDays(dayZero: DayNumber, pauses: readonly Pause[]): number {
  let paused = 0;
  let reached = dayZero;
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, reached);
    if (to > start) paused += to - start;
    reached = Math.max(reached, to);
  }
  return paused;
}

/** The last day of a limit of so many months, pauses and the weekend behind it included. */
export function monthLimit(
  dayZero: DayNumber,
  months: number,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Result<DayNumber, string> {
  return nextWorkingDay(correspondingDay(dayZero, months) + pausedDays(dayZero, pauses), calendar);
}

/** The day itself where it is a working day, else the next one. */
export function nextWorkingDay(day: DayNumber, calendar: WorkingCalendar): Result<DayNumber, string> {
  let next = day;
  while (next <= calendar.lastDay && !isWorkingDay(next, calendar)) next += 1;
  if (day < calendar.firstDay || next > calendar.lastDay)
    return fail(
      'The list of bank holidays does not reach this date, so the limit cannot be counted. Ask the administrator to add the years.',
    );
  return ok(next);
}

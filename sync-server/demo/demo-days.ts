import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { isWorkingDay } from '#domain/deadlines/working-days.ts';
import { isInstant, isLocalDate, type Instant, type LocalDate } from '#domain/records/moments.ts';
import { isoDay, parseDay, type DayNumber } from '#domain/time/calendar-day.ts';
import { fromLondon, londonIso } from '#domain/time/london.ts';

/** The calendar round the demo's today. Everything that has happened lies before today; only plans lie on it and after. */
export interface DemoDays {
  readonly today: DayNumber;
  /** Today, or the next working day: where a limit in working days can end. */
  readonly workday: DayNumber;
  /** The nth working day before `workday`; a limit of n working days that began on it ends on `workday`. */
  workingDaysBack(count: number): DayNumber;
  /** The nth working day after `workday`. */
  workingDaysOn(count: number): DayNumber;
  /** The nth working day before or after any day. */
  before(day: DayNumber, count: number): DayNumber;
  after(day: DayNumber, count: number): DayNumber;
}

/** Reads `2026-11-24`. Throws when there is no such day: the command line checks it first. */
export function demoDays(today: string): DemoDays {
  const day = parseDay(today);
  if (day === null) throw new RangeError('Today must be a date, like 2026-11-24.');
  const workday = isWorkingDay(day, ENGLAND) ? day : step(day, 1, 1);
  return {
    today: day,
    workday,
    workingDaysBack: (count) => step(workday, count, -1),
    workingDaysOn: (count) => step(workday, count, 1),
    before: (from, count) => step(from, count, -1),
    after: (from, count) => step(from, count, 1),
  };
}

function step(from: DayNumber, count: number, by: 1 | -1): DayNumber {
  let day = from;
  for (let left = count; left > 0;) {
    day += by;
    if (isWorkingDay(day, ENGLAND)) left -= 1;
  }
  return day;
}

/** The moment at which clocks in London read `time` (`10:15`) on a day. By day there is always exactly one. */
export function at(day: DayNumber, time: string): Instant {
  return minutesInto(day, minuteOf(time));
}

/** The moment so many minutes after midnight by the clocks of London. */
export function minutesInto(day: DayNumber, minutes: number): Instant {
  const moment = fromLondon({ day, timeMs: minutes * 60_000 });
  if (moment.kind !== 'once') throw new RangeError('The demo keeps to hours that exist once.');
  const instant = londonIso(moment.at);
  if (!isInstant(instant)) throw new RangeError('That is no moment.');
  return instant;
}

/** `10:15` as minutes after midnight. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** A day as records write it. */
export function dateOf(day: DayNumber): LocalDate {
  const date = isoDay(day);
  if (!isLocalDate(date)) throw new RangeError('That is no date.');
  return date;
}

import { fail, ok, type Result } from '../result.ts';
import { parseDay, weekdayOf, type DayNumber } from '../time/calendar-day.ts';

/** A bank holiday in England. `computed` means by rule, not yet compared with the published list. */
export interface BankHoliday {
  readonly date: string;
  readonly name: string;
  readonly status: 'checked' | 'computed';
}

/** Which days do not count. Holidays are data that an administrator can extend, so they are passed in. */
export interface WorkingCalendar {
  /** The days that the list covers, both included, as `2024-01-01`. Beyond them nothing is counted. */
  readonly coversFrom: string;
  readonly coversTo: string;
  /** The last day up to which the list was compared with the published one. */
  readonly checkedTo: string;
  readonly holidays: ReadonlyMap<string, string>;
  /** The same as numbers, which counting walks over day by day. */
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  readonly closed: ReadonlySet<DayNumber>;
}

/** A calendar of the whole years that the holidays fall in. */
export function workingCalendar(holidays: readonly BankHoliday[]): WorkingCalendar {
  const years = holidays.map((holiday) => holiday.date.slice(0, 4)).sort();
  const computed = holidays.filter((holiday) => holiday.status === 'computed');
  const unchecked = computed.map((holiday) => Number(holiday.date.slice(0, 4)));
  const last = years.at(-1) ?? '0000';
  const [coversFrom, coversTo] = [`${years[0] ?? '9999'}-01-01`, `${last}-12-31`];
  return {
    coversFrom,
    coversTo,
    checkedTo: `${unchecked.length === 0 ? last : Math.min(...unchecked) - 1}-12-31`,
    holidays: new Map(holidays.map(({ date, name }) => [date, name])),
    firstDay: parseDay(coversFrom) ?? Infinity,
    lastDay: parseDay(coversTo) ?? -Infinity,
    closed: new Set(holidays.flatMap(({ date }) => parseDay(date) ?? [])),
  };
}

/** Whether a day is neither a Saturday, a Sunday nor a bank holiday in England. */
export function isWorkingDay(day: DayNumber, calendar: WorkingCalendar): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !calendar.closed.has(day);
}

/**
 * The `count`th working day after day zero. Day zero itself never counts, at whatever hour and on whatever day the clock
 * began; day 1 is the following working day.
 */
export function addWorkingDays(
  dayZero: DayNumber,
  count: number,
  calendar: WorkingCalendar,
): Result<DayNumber, string> {
  let day = dayZero;
  for (let counted = 0; counted < count;) {
    day += 1;
    if (!covers(day, calendar)) return fail(NOT_COVERED);
    if (isWorkingDay(day, calendar)) counted += 1;
  }
  return ok(day);
}

/** How many working days lie after `from`, up to and including `to`. 0 when `to` is not later. */
export function workingDaysAfter(from: DayNumber, to: DayNumber, calendar: WorkingCalendar): number {
  let counted = 0;
  for (let day = from + 1; day <= to; day += 1) if (isWorkingDay(day, calendar)) counted += 1;
  return counted;
}

const NOT_COVERED =
  'The list of bank holidays does not reach this date, so the limit cannot be counted. Ask the administrator to add the years.';

function covers(day: DayNumber, calendar: WorkingCalendar): boolean {
  return day >= calendar.firstDay && day <= calendar.lastDay;
}

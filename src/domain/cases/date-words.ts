import { isoDay, parseDay, weekdayOf, type DayNumber } from '../time/calendar-day.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { londonDay, toLondon } from '../time/london.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const LONG_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day of the week as people write it: "Tue 1 Dec", with the year only when it is not `now`'s. */
export function dayInWords(day: DayNumber, now: EpochMs): string {
  const [year, month, date] = partsOf(day);
  const words = `${WEEKDAYS[weekdayOf(day)] ?? ''} ${date} ${MONTHS[month - 1] ?? ''}`;
  return year === partsOf(londonDay(now))[0] ? words : `${words} ${year}`;
}

/** A local date (`2026-12-01`) in words; a text that is no date comes back as it is. */
export function dateInWords(date: string, now: EpochMs): string {
  const day = parseDay(date);
  return day === null ? date : dayInWords(day, now);
}

/** The month of a day: "Feb 2026". */
export function monthInWords(day: DayNumber): string {
  const [year, month] = partsOf(day);
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}

/** A moment on London's clock: "Tue 24 Nov, 10:34". */
export function momentInWords(at: EpochMs, now: EpochMs): string {
  return `${dayInWords(londonDay(at), now)}, ${timeInWords(at)}`;
}

/** That something is only kept, and since when; null where it is not. */
export function onlyKeptWords(since: EpochMs | null, now: EpochMs): string | null {
  return since === null ? null : `Only kept since ${dayInWords(londonDay(since), now)}`;
}

/** An ISO 8601 instant on London's clock, in words; a text that is no instant comes back as it is. */
export function instantInWords(instant: string, now: EpochMs): string {
  const parsed = parseInstant(instant);
  return parsed.ok ? momentInWords(parsed.value, now) : instant;
}

/** The time on London's clock: "10:34". */
export function timeInWords(at: EpochMs): string {
  return minuteInWords(Math.floor(toLondon(at).timeMs / 60_000));
}

/** A minute of the day as a time: 555 is "09:15". */
export function minuteInWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The whole of it, for a heading: "Tuesday 24 November 2026, 11:24". */
export function momentInFull(at: EpochMs): string {
  return `${dayInFull(londonDay(at))}, ${timeInWords(at)}`;
}

/** A day in full, for a document: "Tuesday 24 November 2026". */
export function dayInFull(day: DayNumber): string {
  const [year, month, date] = partsOf(day);
  return `${LONG_WEEKDAYS[weekdayOf(day)] ?? ''} ${date} ${LONG_MONTHS[month - 1] ?? ''} ${year}`;
}

function partsOf(day: DayNumber): [year: number, month: number, date: number] {
  const [year, month, date] = isoDay(day).split('-').map(Number);
  return [year ?? 0, month ?? 1, date ?? 1];
}

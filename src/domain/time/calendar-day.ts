/** A day of the civil calendar, as the count of days since 1 January 1970. Adding 1 is the next day. */
export type DayNumber = number;

/** Milliseconds of a day that has 24 hours: true of UTC days, not of every day in London. */
export const DAY_MS = 86_400_000;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1970;

/** The number of a day from 1970 on, or null when no such day exists (30 February, month 13). */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  if (year < FIRST_YEAR) return null;
  const built = new Date(Date.UTC(year, month - 1, day));
  const exists =
    built.getUTCFullYear() === year && built.getUTCMonth() === month - 1 && built.getUTCDate() === day;
  return exists ? built.getTime() / DAY_MS : null;
}

/** Reads `2026-11-24`; null when it is not a day from 1970 on that exists. */
export function parseDay(text: string): DayNumber | null {
  const parts = ISO_DAY.exec(text);
  return parts === null ? null : dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** Writes a day as `2026-11-24`. */
export function isoDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Sunday is 0, Saturday is 6. */
export function weekdayOf(day: DayNumber): number {
  // 1 January 1970 was a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

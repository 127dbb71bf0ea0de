/** A day of the civil calendar, as the count of days since 1 January 1970, negative before it. Adding 1 is the next day. */
export type DayNumber = number;

/** Milliseconds of a day that has 24 hours: true of UTC days, not of every day in London. */
export const DAY_MS = 86_400_000;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The number of a day, or null when no such day exists (30 February, month 13, a year before 100). */
export function dayNumber(year: number, month: number, day: number): DayNumber | null {
  const built = new Date(Date.UTC(year, month - 1, day));
  const exists =
    built.getUTCFullYear() === year && built.getUTCMonth() === month - 1 && built.getUTCDate() === day;
  return exists ? built.getTime() / DAY_MS : null;
}

/** Reads `2026-11-24`; null when it is not a day that exists. Tenancies began, and homes were built, before 1970. */
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

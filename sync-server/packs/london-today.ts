import { localDateOf, type LocalDate } from '#domain/records/moments.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';

/** The day in London at an instant. */
export function londonToday(at: number): LocalDate {
  // Everything about one record is asked for the same instant.
  if (latest?.at !== at) latest = { at, today: localDateOf(londonDay(at)) };
  return latest.today;
}

let latest: { readonly at: number; readonly today: LocalDate } | null = null;

/** The day after. */
export function dayAfter(day: LocalDate): LocalDate {
  return localDateOf((parseDay(day) ?? 0) + 1);
}

import { isLocalDate, type LocalDate } from '#domain/records/moments.ts';
import { isoDay, parseDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';

/** The day in London at an instant. */
export function londonToday(at: number): LocalDate {
  return localDate(isoDay(londonDay(at)));
}

/** The day after. */
export function dayAfter(day: LocalDate): LocalDate {
  return localDate(isoDay((parseDay(day) ?? 0) + 1));
}

function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error('A day in London is a date.');
  return text;
}

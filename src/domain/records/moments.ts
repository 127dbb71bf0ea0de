import * as v from 'valibot';
import { isoDay, parseDay, type DayNumber } from '../time/calendar-day.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { londonIso } from '../time/london.ts';

/** A calendar day in Europe/London, `2026-11-24`. */
export type LocalDate = string & { readonly __localDate: unique symbol };
/** A moment as ISO 8601 with its UTC offset, `2026-11-24T10:15:00+00:00`. */
export type Instant = string & { readonly __instant: unique symbol };

/*
 * What a record may hold is exactly what `time/` can read: a moment that passed here and could not be read there would
 * lose the start of a clock.
 */

/** Whether `value` is a day that exists. */
export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === 'string' && parseDay(value) !== null;
}

/** Whether `value` is a moment with an offset, on a day that exists. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && parseInstant(value).ok;
}

/** A day as records write it. Throws when it has no year of four digits. */
export function localDateOf(day: DayNumber): LocalDate {
  const text = isoDay(day);
  if (!isLocalDate(text)) throw new RangeError('This day has no year that a record can hold.');
  return text;
}

/** A moment as records write it, with London's offset. Throws for what lies before 1970 or has no year of four digits. */
export function instantAt(at: EpochMs): Instant {
  const text = londonIso(at);
  if (!isInstant(text)) throw new RangeError('This moment has no year that a record can hold.');
  return text;
}

export const localDateSchema = v.custom<LocalDate>(isLocalDate, 'Enter a date, like 2026-11-24.');
export const instantSchema = v.custom<Instant>(isInstant, 'Enter a date and time with its offset from UTC.');

import * as v from 'valibot';

/** A calendar day in Europe/London, `2026-11-24`. */
export type LocalDate = string & { readonly __localDate: unique symbol };
/** A moment as ISO 8601 with its UTC offset, `2026-11-24T10:15:00+00:00`. */
export type Instant = string & { readonly __instant: unique symbol };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Whether `value` is a day that exists. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string') return false;
  const parts = DAY.exec(value);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const built = new Date(Date.UTC(year, month - 1, day));
  return built.getUTCMonth() === month - 1 && built.getUTCDate() === day;
}

/** Whether `value` is a moment with an offset, on a day that exists. */
export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string') return false;
  const parts = MOMENT.exec(value);
  return parts !== null && isLocalDate(parts[1]);
}

export const localDateSchema = v.custom<LocalDate>(isLocalDate, 'Enter a date, like 2026-11-24.');
export const instantSchema = v.custom<Instant>(isInstant, 'Enter a date and time with its offset from UTC.');

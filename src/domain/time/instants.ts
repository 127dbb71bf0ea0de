import { fail, ok, type Result } from '../result.ts';
import { DAY_MS, dayNumber } from './calendar-day.ts';

/** An instant as milliseconds since 1970-01-01T00:00:00Z. In records and answers instants are ISO 8601 text instead. */
export type EpochMs = number;

/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000;

/** The earliest of the moments that there are, or null. */
export function earliest(moments: readonly (EpochMs | null)[]): EpochMs | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Why a text is no instant: `code` for programs, `sentence` for people. It never repeats the text. */
export interface InstantProblem {
  readonly code: 'unreadable' | 'impossible';
  readonly sentence: string;
}

const FIRST_YEAR = 1970;
const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an ISO 8601 instant in the extended form, `2026-11-24T10:15:00+00:00` or with `Z`. The offset is required: 01:30 on the
 * night in October means two moments without it. Refused: a day or time that does not exist (30 February, 24:00, a 60th
 * second), an offset beyond -12:00 to +14:00, `-00:00` ("offset unknown"), years before 1970. Digits finer than a
 * millisecond are cut off.
 */
export function parseInstant(text: string): Result<EpochMs, InstantProblem> {
  const parts = SHAPE.exec(text);
  if (parts === null) return fail(UNREADABLE);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const date = (year ?? 0) < FIRST_YEAR ? null : dayNumber(year ?? 0, month ?? 0, day ?? 0);
  const time = timeMs(hour ?? 24, minute ?? 60, second ?? 60);
  const offset = offsetMs(parts[9], Number(parts[10] ?? 0), Number(parts[11] ?? 0));
  if (date === null || time === null || offset === null) return fail(IMPOSSIBLE);
  const at = date * DAY_MS + time + Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3)) - offset;
  return at < 0 ? fail(IMPOSSIBLE) : ok(at);
}

const UNREADABLE: InstantProblem = {
  code: 'unreadable',
  sentence: 'Give the date and time with its offset from UTC, like 2026-11-24T10:15:00+00:00.',
};
const IMPOSSIBLE: InstantProblem = {
  code: 'impossible',
  sentence: 'There is no such date, time or offset. Check each part, and use a year from 1970 on.',
};

function timeMs(hour: number, minute: number, second: number): number | null {
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : null;
}

function offsetMs(sign: string | undefined, hours: number, minutes: number): number | null {
  const total = hours * 60 + minutes;
  if (minutes > 59) return null;
  if (sign === '-') return total === 0 || total > 12 * 60 ? null : -total * 60_000;
  return total > 14 * 60 ? null : total * 60_000;
}

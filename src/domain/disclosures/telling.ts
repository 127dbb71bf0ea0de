import { isLocalDate, localDateOf } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseDay } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/** How somebody was told that something they had been given was put right. */
export const TELLING_WAYS = {
  phone: 'On the telephone',
  email: 'By email',
  letter: 'By letter',
  'in-person': 'In person',
  link: 'By a fresh link',
} as const;

export type TellingWay = keyof typeof TELLING_WAYS;

export interface Telling {
  /** The day, as `2026-11-24`. */
  readonly on: string;
  readonly way: TellingWay;
}

/** Whether `name` is a way of telling. */
export function isTellingWay(name: unknown): name is TellingWay {
  return typeof name === 'string' && Object.hasOwn(TELLING_WAYS, name);
}

/**
 * When and how an earlier recipient was told (UK GDPR art. 19), or what is wrong with it. Nobody was told before it was put
 * right, nor will be told tomorrow.
 */
export function readTelling(
  { on, way }: { readonly on: unknown; readonly way: unknown },
  { touchedAt, now }: { readonly touchedAt: EpochMs; readonly now: EpochMs },
): Result<Telling, string> {
  if (!isTellingWay(way)) return fail('Choose how they were told.');
  const day = isLocalDate(on) ? parseDay(on) : null;
  if (day === null) return fail('Say on which day they were told.');
  if (day > londonDay(now)) return fail('That day has not come yet. Record it once they have been told.');
  if (day < londonDay(touchedAt))
    return fail('It was put right after that day. Say when they were told of it.');
  return ok({ on: localDateOf(day), way });
}

import { CLOCK_FAR_OFF_MS } from '#domain/time/effective-instant.ts';
import type { ClockDifference } from '../device/identity.ts';

/** What a person must know of their phone's clock, with what to do. */
export interface WrongClock {
  readonly title: string;
  readonly words: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PUT_RIGHT = 'In the phone’s settings, let it set date and time by itself.';

/** Whether this phone's clock is far off, as the office's clock showed when they last met, or went back since; null when not. */
export function wrongClock(known: ClockDifference | null, now: number): WrongClock | null {
  if (!known) return null;
  if (now < known.measuredAt - CLOCK_FAR_OFF_MS)
    return {
      title: 'This phone’s clock went back.',
      words: `Your work is kept. Until there is signal, the times shown here may be wrong. ${PUT_RIGHT}`,
    };
  const { differenceMs } = known;
  if (Math.abs(differenceMs) <= CLOCK_FAR_OFF_MS) return null;
  return {
    title: `This phone’s clock is about ${lengthOf(Math.abs(differenceMs))} ${differenceMs > 0 ? 'slow' : 'fast'}.`,
    words: `Your work is kept, and time limits are counted by the office’s clock. ${PUT_RIGHT}`,
  };
}

function lengthOf(ms: number): string {
  const [count, unit] =
    ms < DAY_MS - HOUR_MS ? [Math.round(ms / HOUR_MS), 'hour'] : [Math.round(ms / DAY_MS), 'day'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

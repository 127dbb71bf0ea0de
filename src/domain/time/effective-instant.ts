import { ok, type Result } from '../result.ts';
import { DAY_MS } from './calendar-day.ts';
import { parseInstant, type InstantProblem } from './instants.ts';
import { londonIso } from './london.ts';

/** How far an instant may lie beyond its record's arrival before it is taken for an error of the phone's clock. */
export const ARRIVAL_TOLERANCE_MS = 2 * 60_000;
/** A difference between two clocks is trusted this long; a phone's own clock drifts by seconds in that time. */
export const DIFFERENCE_TRUSTED_MS = 7 * DAY_MS;
/** A phone that keeps network time is never this far off: somebody has set it by hand. */
export const CLOCK_FAR_OFF_MS = 60 * 60_000;

/** Why the instant is in doubt, in words for the office. */
export const DOUBTS = {
  'after-arrival':
    'The phone gave a time later than the moment its message arrived. The time of arrival is used.',
  'clock-moved-back': 'The phone’s clock was moved back after it was last compared with the office.',
  'never-compared': 'The phone’s clock was never compared with the office’s before this was recorded.',
  'clock-far-off': 'The phone’s clock was more than an hour wrong. The time was corrected.',
  'difference-old': 'The phone’s clock was last compared with the office’s more than 7 days before.',
} as const;

export type Doubt = keyof typeof DOUBTS;

export interface DeviceStamp {
  /** The device's own stamp, ISO 8601 with offset. */
  readonly deviceInstant: string;
  /** The server's clock minus the device's at their last exchange; null when they never met. */
  readonly clockDifferenceMs: number | null;
  /** How old that knowledge was at the stamp, by the device's clock; null when they never met. */
  readonly differenceAgeMs: number | null;
  /** When the server received the record, by the server's clock; null while it has not arrived. */
  readonly receivedAt: string | null;
}

export interface EffectiveInstant {
  /** ISO 8601 with London's offset. */
  readonly instant: string;
  readonly doubtful: boolean;
  readonly reason: Doubt | null;
}

/**
 * When something really happened: the device's stamp plus its last known difference to the server's clock. Offline work may
 * arrive days later, so an early instant is never suspect in itself; but nothing can happen after its record has
 * arrived, so an instant beyond arrival and tolerance becomes the arrival. A negative age of the difference means that
 * the clock was moved back since, and the difference, which no longer holds, is not applied. Doubts are flagged and never
 * hide the record; the first that applies is named. Awareness is stamped on the device by this rule and never at sync.
 */
export function effectiveInstant(stamp: DeviceStamp): Result<EffectiveInstant, InstantProblem> {
  const device = parseInstant(stamp.deviceInstant);
  if (!device.ok) return device;
  const received = stamp.receivedAt === null ? ok(Infinity) : parseInstant(stamp.receivedAt);
  if (!received.ok) return received;
  const doubt = doubtOfDifference(stamp);
  const holds = doubt !== 'never-compared' && doubt !== 'clock-moved-back';
  const corrected = Math.max(0, device.value + (holds ? (stamp.clockDifferenceMs ?? 0) : 0));
  const late = corrected > received.value + ARRIVAL_TOLERANCE_MS;
  const reason = late ? 'after-arrival' : doubt;
  return ok({ instant: londonIso(late ? received.value : corrected), doubtful: reason !== null, reason });
}

function doubtOfDifference({ clockDifferenceMs, differenceAgeMs }: DeviceStamp): Doubt | null {
  if (clockDifferenceMs === null || differenceAgeMs === null) return 'never-compared';
  if (differenceAgeMs < 0) return 'clock-moved-back';
  if (Math.abs(clockDifferenceMs) > CLOCK_FAR_OFF_MS) return 'clock-far-off';
  return differenceAgeMs > DIFFERENCE_TRUSTED_MS ? 'difference-old' : null;
}

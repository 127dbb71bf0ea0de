import type { EpochMs } from './instants.ts';
import { HOUR_MS } from './instants.ts';
import { fromLondon, toLondon } from './london.ts';

const ENDS_AT_MS = 4 * HOUR_MS;
/** Somebody who begins in the small hours is not asked again before the night is over. */
const SHORTEST_MS = 4 * HOUR_MS;

/**
 * When a shift that begins now ends: at four in the morning, London time. A visit is never cut short by it, and what was
 * chosen for one day does not open the next.
 */
export function shiftEnd(from: EpochMs): EpochMs {
  const { day } = toLondon(from + SHORTEST_MS);
  const today = atFour(day);
  return today >= from + SHORTEST_MS ? today : atFour(day + 1);
}

function atFour(day: number): EpochMs {
  const moment = fromLondon({ day, timeMs: ENDS_AT_MS });
  // The clocks change at one o’clock UTC: four in the morning is there once on every night.
  if (moment.kind !== 'once') throw new RangeError('Four in the morning is no moment of its own.');
  return moment.at;
}

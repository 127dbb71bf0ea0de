const STEPS_MS = [5_000, 15_000, 60_000, 120_000, 300_000, 600_000] as const;
const LONGEST_MS = 600_000;
const SPREAD = 0.2;

/**
 * How long to wait after so many failures in a row, in milliseconds: 5 s at first, 10 min at most, spread by a fifth so
 * that a fleet of phones does not return in the same second. `chance` is from 0 to 1.
 */
export function retryAfterMs(failures: number, chance: number): number {
  const step = STEPS_MS[Math.min(failures, STEPS_MS.length) - 1] ?? LONGEST_MS;
  return Math.round(step * (1 - SPREAD / 2 + SPREAD * chance));
}

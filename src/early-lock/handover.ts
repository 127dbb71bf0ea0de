import type { EarlyLock } from './early-lock.ts';
import { NOTHING_TYPED, type TypedAhead } from './typed-ahead.ts';

declare global {
  /** The early lock while it stands. Two scripts that share nothing else: the one of the lock, and the program. */
  var homefileEarlyLock: EarlyLock | 'too-late' | undefined;
}

/** Leaves the lock for the program to end. A program that has begun already takes it off at once. */
export function leaveForProgram(lock: EarlyLock): void {
  if (globalThis.homefileEarlyLock === 'too-late') lock.end();
  else globalThis.homefileEarlyLock = lock;
}

/** Takes the early lock off the screen, where one stands, and answers what was done at it. From now on none is shown. */
export function endEarlyLock(): TypedAhead {
  const lock = globalThis.homefileEarlyLock;
  globalThis.homefileEarlyLock = 'too-late';
  return typeof lock === 'object' ? lock.end() : NOTHING_TYPED;
}

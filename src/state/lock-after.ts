import { chooseLockAfter as keep, HIDDEN_MINUTES } from '../device/vault/lock-clock.ts';

export { HIDDEN_MINUTES, lockAfterMinutes } from '../device/vault/lock-clock.ts';

/** Keeps one of the offered times, as the form gives it. */
export function chooseLockAfter(minutes: string): void {
  const chosen = HIDDEN_MINUTES.find((one) => String(one) === minutes);
  if (chosen !== undefined) keep(chosen);
}

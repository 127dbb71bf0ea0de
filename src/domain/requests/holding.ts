import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';

/** Somebody opened a request to answer it, took it over from somebody, or let go of it. */
export interface HoldStep {
  readonly step: 'held' | 'let-go';
  readonly account: OpaqueId;
  readonly at: EpochMs;
  /** From whom it was taken over; null where nobody had it. */
  readonly from: OpaqueId | null;
}

/** Who has a request open, and since when. */
export interface Holder {
  readonly account: OpaqueId;
  readonly since: EpochMs;
}

/** A request that nobody touched for so long is open to all again: whoever went home holds nobody up. Judgement. */
export const HOLD_MS = 30 * 60_000;

/** Who has it open at a moment, from the steps, oldest first; null: nobody. */
export function holderAt(steps: readonly HoldStep[], now: EpochMs): Holder | null {
  const last = steps.at(-1);
  if (last?.step !== 'held' || now - last.at > HOLD_MS) return null;
  // The row of steps by the same person that goes on without a gap is one holding.
  let first = last;
  for (const step of steps.toReversed()) {
    if (step.step !== 'held' || step.account !== last.account || first.at - step.at > HOLD_MS) break;
    first = step;
  }
  return { account: last.account, since: first.at };
}

/** Whether somebody else has it open, so that it is theirs to answer until it is taken over. */
export function isHeldByAnother(steps: readonly HoldStep[], account: OpaqueId, now: EpochMs): boolean {
  const holder = holderAt(steps, now);
  return holder !== null && holder.account !== account;
}

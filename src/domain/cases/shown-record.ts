import type { Disclosed } from '../disclosure/disclose.ts';
import type { Doubt } from '../time/effective-instant.ts';
import type { EpochMs } from '../time/instants.ts';

/** A record as the office is shown it, with when it happened and when it arrived. */
export interface ShownRecord {
  readonly shown: Disclosed<'office'>;
  /** When it happened, put right where the device's clock was wrong. */
  readonly at: EpochMs;
  readonly doubt: Doubt | null;
  readonly arrivedAt: EpochMs;
  readonly author: string;
  readonly inspection: string | null;
  /** Whether the picture it names has arrived; null when it names none. */
  readonly pictureHere: boolean | null;
  /** Since when it is only kept, and not used; null where it may be used. */
  readonly restrictedSince: EpochMs | null;
}

import type { Api } from '../api.ts';
import type { Identity } from '../identity.ts';
import { withLockIfFree } from '../locks.ts';
import { askForWipe, type WipeOrder } from './wipe-order.ts';

const LOOK_EVERY_MS = 60_000;

export interface WipeWatchParts {
  readonly api: Api;
  readonly identity: Identity;
  /** Whether a phone is open: then the rounds with the office find out by themselves. */
  readonly isOpen: () => boolean;
  readonly obey: (order: WipeOrder) => Promise<void>;
  /** The office did not answer: whatever it has not been heard of for too long is destroyed. */
  readonly unheard: () => Promise<void>;
  readonly now: () => number;
}

/**
 * While a phone stands locked or signed out: asks, whenever it may be in contact, whether it is to be cleared, and notes that
 * the office was heard.
 */
export class WipeWatch {
  readonly #parts: WipeWatchParts;

  constructor(parts: WipeWatchParts) {
    this.#parts = parts;
  }

  /** Looks now and from now on. No screen waits for it. */
  start(): void {
    const look = () => {
      if (!this.#parts.isOpen() && document.visibilityState === 'visible') void this.look();
    };
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    setInterval(look, LOOK_EVERY_MS);
    look();
  }

  /** Asks once, and does what was ordered. One tab at a time. */
  async look(): Promise<void> {
    const { api, identity, obey, unheard, now } = this.#parts;
    // A phone that nobody ever signed in on holds nothing, and asks nobody.
    if ((await identity.everybody()).length === 0) return;
    await withLockIfFree('homefile-wipe', async () => {
      const answer = await askForWipe(api, identity);
      if (answer === 'none') await identity.noteHeard(now());
      else if (answer === 'not-heard') await unheard();
      else await obey(answer);
    });
  }
}

import { LockClock } from '../device/vault/lock-clock.ts';
import type { Opened } from '../device/vault/opened-vault.ts';

export interface WaitingVaultParts {
  readonly now: () => number;
  /** Nobody looked at the app for so long that an open one would be locked: nothing waits any more. */
  readonly over: () => void;
}

/**
 * A vault that a password has just opened, with its key's own bytes at hand, until the person has chosen what opens it next.
 * Nothing is on the screen yet, but whoever finds the phone could choose: it waits no longer than an open app would.
 */
export class WaitingVault {
  readonly #parts: WaitingVaultParts;
  #opened: Opened | null = null;
  #clock: LockClock | null = null;

  constructor(parts: WaitingVaultParts) {
    this.#parts = parts;
  }

  /** The vault that waits, or null. */
  get opened(): Opened | null {
    return this.#opened;
  }

  /** Waits from now on: with this vault, or (null) with a password alone, for the one before it. */
  hold(opened: Opened | null): void {
    this.letGo();
    const { now, over } = this.#parts;
    this.#opened = opened;
    this.#clock = new LockClock({
      ...{ now, shiftEnds: null, stayOpen: () => undefined },
      lock: () => {
        this.letGo();
        over();
      },
    });
    this.#clock.start();
  }

  /** Nothing waits any more; the bytes of the key are gone, and an open vault stays open. */
  letGo(): void {
    this.#clock?.stop();
    this.#clock = null;
    this.#opened?.forget();
    this.#opened = null;
  }
}

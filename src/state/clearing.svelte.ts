import type { PhoneParts } from '../device/phone.ts';
import { clearedBecause, noteCleared, onClearedElsewhere } from '../device/vault/cleared-note.ts';
import { forgetHeldKey } from '../device/vault/held-key.ts';
import type { VaultDoor } from '../device/vault/vault-door.ts';
import type { WipeOrder } from '../device/vault/wipe-order.ts';
import { WipeWatch } from '../device/vault/wipe-watch.ts';
import type { OpenAccount } from './open-account.svelte.ts';

export interface ClearingParts {
  readonly phone: PhoneParts;
  readonly door: VaultDoor;
  readonly held: OpenAccount;
  /** Nothing is open any more: the sign-in screen stands before the rest. */
  readonly shut: () => void;
}

/** Clears this phone when it must be: the office ordered it, or was not heard of for too long. Tells why afterwards. */
export class Clearing {
  /** Why what lay here is gone, until somebody signs in again. */
  because = $state.raw(clearedBecause());
  readonly #parts: ClearingParts;
  readonly #watch: WipeWatch;

  constructor(parts: ClearingParts) {
    this.#parts = parts;
    const { api, identity, now } = parts.phone;
    this.#watch = new WipeWatch({
      ...{ api, identity, now },
      isOpen: () => parts.held.phone !== null,
      obey: (order) => this.#wipe(order),
      unheard: () => this.#clearUnheard(),
    });
  }

  /** From now on a phone that nobody has opened asks whether it is to be cleared. */
  start(): void {
    onClearedElsewhere(() => this.#wasClearedElsewhere());
    // Or another window did while this one began.
    if (clearedBecause() !== this.because) this.#wasClearedElsewhere();
    this.#watch.start();
  }

  /** Asks once. */
  look(): Promise<void> {
    return this.#watch.look();
  }

  /** Reads again why something was cleared. */
  reread(): void {
    this.because = clearedBecause();
  }

  /** Somebody signed in: what is gone was told. */
  wasTold(): void {
    noteCleared(null);
    this.because = null;
  }

  /** The office has this phone cleared. The page begins anew, holding nothing. */
  #wipe(order: WipeOrder): Promise<void> {
    return this.#shutThen(async () => {
      if (await this.#parts.door.wipe(order)) location.replace('/sign-in');
    });
  }

  /** The office was not reached for so long that nobody may know where this phone is. */
  async #clearUnheard(): Promise<void> {
    const accounts = await this.#parts.door.unheard();
    if (accounts.length === 0) return;
    await this.#shutThen(async () => {
      for (const account of accounts) await this.#parts.door.destroy(account, 'not-heard-for-days');
    });
  }

  /** Another window cleared something, or somebody signed in there since: this one tells why too, or no more. */
  #wasClearedElsewhere(): void {
    this.reread();
    if (this.because === null) return;
    // Whether what is open here is still there is found out by a start from the beginning.
    if (this.#parts.held.phone) location.reload();
    else {
      void this.#parts.held.close(); // what is just being opened gives way
      this.#parts.shut();
    }
  }

  /** Closing seals what is unsent; whether it could or not, what was to be destroyed is. */
  async #shutThen(destroy: () => Promise<void>): Promise<void> {
    const { held, shut } = this.#parts;
    // First of all: a window that begins anew must not be given the key once more.
    await forgetHeldKey();
    held.phone?.tellTabsLeft();
    try {
      await held.close();
    } finally {
      shut();
      await destroy();
      this.reread();
    }
  }
}

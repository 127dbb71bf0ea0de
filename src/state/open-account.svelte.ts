import type { OpaqueId } from '#domain/ids.ts';
import type { RememberedAccount } from '../device/identity.ts';
import type { Phone, PhoneParts } from '../device/phone.ts';
import { holdKey } from '../device/vault/held-key.ts';
import { LockClock } from '../device/vault/lock-clock.ts';
import type { Vault } from '../device/vault/vault.ts';
import type { SyncStatus } from './sync-status.svelte.ts';

export interface OpenAccountParts {
  readonly phone: PhoneParts;
  /** When the PIN of this account stops opening its vault; null without one. */
  readonly shiftEnds: (account: OpaqueId) => Promise<number | null>;
  /** Nobody has looked at the app for some minutes, or the shift is over. */
  readonly lock: () => void;
  /** The office knows this session no more. */
  readonly signedOut: () => void;
}

/** The account that is open on this phone: its stores, how it stands with the office, and the clock that locks it. */
export class OpenAccount {
  /** Everything of the open account, or null when nobody is signed in or the vault is locked. */
  phone = $state.raw<Phone | null>(null);
  sync = $state.raw<SyncStatus | null>(null);
  readonly #parts: OpenAccountParts;
  #clock: LockClock | null = null;
  /** Settles when the stores that were open last are closed. */
  #closing: Promise<void> = Promise.resolve();

  constructor(parts: OpenAccountParts) {
    this.#parts = parts;
  }

  /** Opens the stores of an account with its vault, once those of the one before are closed. */
  async open(remembered: RememberedAccount, vault: Vault): Promise<void> {
    const { phone: parts, shiftEnds, lock, signedOut } = this.#parts;
    // The stores are much of the app's weight: the sign-in screen does without.
    const { openPhone } = await import('../device/phone.ts');
    await this.#closing.catch(() => undefined);
    const phone = await openPhone(remembered, parts, vault);
    const { SyncStatus } = await import('./sync-status.svelte.ts');
    this.sync = new SyncStatus(phone);
    this.phone = phone;
    const { id: account } = phone.account;
    this.#clock = new LockClock({
      ...{ now: parts.now, shiftEnds: await shiftEnds(account), lock },
      stayOpen: (until) => void holdKey({ account, key: vault.key, until }),
    });
    phone.sync.onChange(() => {
      if (phone.sync.state.state === 'signed-out') signedOut();
    });
  }

  /** It is shown: from now on it sends, and locks by itself. */
  begin(): void {
    this.#clock?.start();
    this.phone?.sync.start();
  }

  /** From now on nothing is shown of it and nothing locks it. Answers what was open; its stores are open still. */
  letGo(): Phone | null {
    const { phone } = this;
    this.stopClock();
    this.sync = null;
    this.phone = null;
    return phone;
  }

  /** Lets go of it and closes its stores. */
  async close(): Promise<void> {
    const phone = this.letGo();
    if (phone) this.#closing = phone.close();
    await this.#closing;
  }

  /** It is about to be locked: the clock must not keep its key any more. */
  stopClock(): void {
    this.#clock?.stop();
  }
}

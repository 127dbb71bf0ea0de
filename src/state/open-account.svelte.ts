import type { OpaqueId } from '#domain/ids.ts';
import type { RememberedAccount } from '../device/identity.ts';
import { untilIdle } from '../device/idle.ts';
import type { Phone, PhoneParts } from '../device/phone.ts';
import { holdKey } from '../device/vault/held-key.ts';
import { LockClock } from '../device/vault/lock-clock.ts';
import { noteOpenedInThisTab, noteStandingPin } from '../device/vault/standing-pin.ts';
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

/** The first screen is drawn by then, even on a slow phone. */
const SCREEN_STANDS_MS = 1_000;

/** The account that is open on this phone: its stores, how it stands with the office, and the clock that locks it. */
export class OpenAccount {
  /** Everything of the open account, or null when nobody is signed in or the vault is locked. */
  phone = $state.raw<Phone | null>(null);
  sync = $state.raw<SyncStatus | null>(null);
  readonly #parts: OpenAccountParts;
  #clock: LockClock | null = null;
  /** Settles when the stores that were open last are closed. */
  #closing: Promise<void> = Promise.resolve();
  /** Counts the openings: what is made ready for one that has begun meanwhile would only stand in its way. */
  #openings = 0;
  /** Counts the closings: an opening that one overtook must not come to the screen. */
  #closings = 0;

  constructor(parts: OpenAccountParts) {
    this.#parts = parts;
  }

  /**
   * Makes an opening quick that is to come: its program and the sealed copy of its pack are read while a person looks for
   * their PIN. Nothing is decrypted, and nothing depends on it.
   */
  async makeReady(remembered: RememberedAccount): Promise<void> {
    const openings = this.#openings;
    await untilIdle(SCREEN_STANDS_MS);
    try {
      const [{ openPhoneAhead }] = await Promise.all([
        import('../device/phone.ts'),
        import('./sync-status.svelte.ts'),
      ]);
      // PouchDB's stores of one name share a connection: one that is being closed would take the next one's with it.
      await this.#closing.catch(() => undefined);
      await openPhoneAhead(remembered, () => this.#openings === openings);
    } catch {
      console.error('The opening to come was not made ready.'); // whoever opens it meets what is wrong
    }
  }

  /**
   * Opens the stores of an account with its vault, once those of the one before are closed. False when all was closed
   * meanwhile, as by a clearing: then nothing of it is open.
   */
  async open(remembered: RememberedAccount, vault: Vault): Promise<boolean> {
    const { phone: parts, shiftEnds, signedOut } = this.#parts;
    const closings = this.#closings;
    this.#openings += 1;
    // The stores are much of the app's weight: the sign-in screen does without.
    const { openPhone } = await import('../device/phone.ts');
    await this.#closing.catch(() => undefined);
    const { SyncStatus } = await import('./sync-status.svelte.ts');
    const [phone, ends] = await Promise.all([
      openPhone(remembered, parts, vault),
      shiftEnds(remembered.account.id),
    ]);
    if (this.#closings !== closings) {
      // What waits lies in its stores, or is sealed: nobody is told of it here.
      await phone.close().catch(() => console.error('What was just opened was not closed in order.'));
      return false;
    }
    noteStandingPin(ends);
    noteOpenedInThisTab();
    this.sync = new SyncStatus(phone);
    this.phone = phone;
    this.#clock = this.#clockFor(phone.account.id, vault.key, ends);
    phone.sync.onChange(() => {
      if (phone.sync.state.state === 'signed-out') signedOut();
    });
    return true;
  }

  // Apart, so that what the clock holds is the key and not all that was opened with it.
  #clockFor(account: OpaqueId, key: CryptoKey, shiftEnds: number | null): LockClock {
    const { phone, lock } = this.#parts;
    return new LockClock({
      ...{ now: phone.now, shiftEnds, lock },
      stayOpen: (until) => void holdKey({ account, key, until }),
    });
  }

  /** It is shown: from now on it locks by itself, and as soon as the screen stands it sends and reads the rest. */
  begin(): void {
    this.#clock?.start();
    const { phone } = this;
    if (!phone) return;
    void untilIdle(SCREEN_STANDS_MS).then(async () => {
      if (this.phone !== phone) return;
      phone.sync.start();
      // The next opening reads it again; until then an address may be missing where a home has none of its own.
      await phone.loadTheRest().catch(() => console.error('The address book on this phone was not read.'));
    });
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
    this.#closings += 1;
    const phone = this.letGo();
    if (phone)
      this.#closing = phone.close().catch(() => {
        console.error('What was open was not closed in order.'); // it is closed all the same, and unsent work lies in it
      });
    await this.#closing;
  }

  /** It is about to be locked: the clock must not keep its key any more. */
  stopClock(): void {
    this.#clock?.stop();
    this.#clock = null;
  }
}

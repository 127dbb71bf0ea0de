import type { OpaqueId } from '#domain/ids.ts';
import { newWrappedKey, rewrappedKey } from './data-keys.ts';
import { openedVault, type Opened } from './opened-vault.ts';
import type { PasskeyPlace } from './passkey.ts';
import { openBytes, randomBytes, sealText } from './sealed-bytes.ts';
import { readWayIn } from './stored-way.ts';
import type { PinWay, VaultRecord } from './stored-vault.ts';
import type { VaultRecords } from './vault-record.ts';
import { Vault } from './vault.ts';
import { keyThrough, wayInFor, type Secret } from './way-in.ts';

/** So many wrong tries in a row destroy the keys of that account on this phone. */
export const MOST_TRIES = 10;
/** A clock that was put back by less than this is only inexact. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** How a try to open a vault ended. */
export type Try =
  | { readonly outcome: 'open'; readonly opened: Opened }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  /** That way in does not exist, or its shift is over. */
  | { readonly outcome: 'no-such-way' };

/** What a locked vault tells of itself. */
export interface VaultFacts {
  readonly pin: boolean;
  readonly passkey: PasskeyPlace | null;
  readonly triesLeft: number;
  /** When the PIN stops opening it; null without one. */
  readonly shiftEnds: number | null;
}

/** Makes, opens and destroys the vaults of this phone. */
export class Locksmith {
  readonly #records: VaultRecords;
  readonly #now: () => number;
  /** Rounds of PBKDF2 for tests; the app never gives any. */
  readonly #rounds: number | undefined;

  constructor(records: VaultRecords, now: () => number, rounds?: number) {
    this.#records = records;
    this.#now = now;
    this.#rounds = rounds;
  }

  /** What can open the vault of an account now; null when it has none. */
  async facts(account: OpaqueId): Promise<VaultFacts | null> {
    const record = await this.#seen(account);
    if (!record) return null;
    return {
      pin: this.#pinOf(record) !== null,
      passkey: record.passkey,
      triesLeft: Math.max(0, MOST_TRIES - record.tries),
      shiftEnds: this.#pinOf(record)?.until ?? null,
    };
  }

  /** Makes a vault that opens by this passphrase. */
  async create(
    account: OpaqueId,
    displayName: string,
    secret: Secret & { by: 'passphrase' },
  ): Promise<Opened> {
    const raw = randomBytes(32);
    const key = await imported(raw);
    const passphrase = await wayInFor(secret, raw, this.#rounds);
    await this.#records.keep(await this.#fresh(account, displayName, key, passphrase));
    return this.#opened(account, key, raw);
  }

  /** Opens the vault of a desk by the key that the server holds, making it where there is none; null when the key changed. */
  async openDesk(account: OpaqueId, displayName: string, deskKey: string): Promise<Vault | null> {
    const raw = Uint8Array.from(atob(deskKey), (letter) => letter.charCodeAt(0));
    const vault = new Vault(account, await imported(raw), this.#records);
    if (await this.#records.of(account)) return (await opens(vault)) ? vault : null;
    await this.#records.keep(await this.#fresh(account, displayName, vault.key, null));
    return vault;
  }

  /** Opens a vault by a key that was held in memory; null when it does not fit any more. */
  async openHeld(account: OpaqueId, key: CryptoKey): Promise<Vault | null> {
    const found = await this.#records.of(account);
    const vault = new Vault(account, key, this.#records, found);
    return found && (await opens(vault)) ? vault : null;
  }

  /** Tries to open a vault. The try is counted on the disk before it is looked at. */
  async open(account: OpaqueId, secret: Secret): Promise<Try> {
    const record = await this.#records.change(account, (before) => ({
      ...this.#note(before),
      tries: before.tries + 1,
    }));
    if (!record) return { outcome: 'no-such-way' };
    const raw = record.tries > MOST_TRIES ? null : await this.#through(record, secret);
    if (raw === 'no-such-way') {
      await this.forgive(account);
      return { outcome: raw };
    }
    if (raw === null && secret.by === 'passkey' && record.tries <= MOST_TRIES) {
      // Nobody guesses 256 bits: a phone that makes another secret is no reason to destroy anything.
      await this.forgive(account);
      return { outcome: 'wrong', triesLeft: MOST_TRIES - record.tries + 1 };
    }
    if (raw === null) return { outcome: 'wrong', triesLeft: Math.max(0, MOST_TRIES - record.tries) };
    // Who knows the passphrase says what day it is: a clock that had jumped ahead no longer counts against the next PIN.
    const seen = secret.by === 'pin' ? {} : { seenAt: this.#now() };
    // Nobody waits for it: a phone that stops before it is written has counted one try too many, until the next right one.
    void this.#records.change(account, () => ({ tries: 0, ...seen })).catch(() => undefined);
    return { outcome: 'open', opened: this.#opened(account, await imported(raw), raw, record) };
  }

  /** Takes back one counted try: it was not meant for this vault. */
  async forgive(account: OpaqueId): Promise<void> {
    await this.#records.change(account, ({ tries }) => ({ tries: Math.max(0, tries - 1) }));
  }

  /**
   * A new key for an open vault, under a new passphrase: for a password that was changed while the vault was open, when
   * nobody has the key's own bytes. The other ways in end with the old key.
   */
  async renew(vault: Vault, name: string, password: string): Promise<Opened> {
    const raw = randomBytes(32);
    const key = await imported(raw);
    const passphrase = await wayInFor({ by: 'passphrase', name, password }, raw, this.#rounds);
    const record = await this.#records.of(vault.account);
    if (!record) throw new Error('The vault is gone.');
    const packs = Object.entries(record.packs).map(
      async ([pack, wrapped]) => [pack, await rewrappedKey(vault.key, key, wrapped, `pack ${pack}`)] as const,
    );
    await this.#records.keep({
      ...record,
      ...{ passphrase, passkey: null, pin: null, tries: 0, session: null },
      name: await sealText(key, await vault.displayName(), 'name'),
      work: await rewrappedKey(vault.key, key, record.work, 'work'),
      names: await rewrappedKey(vault.key, key, record.names, 'names'),
      packs: Object.fromEntries(await Promise.all(packs)),
    });
    return this.#opened(vault.account, key, raw);
  }

  async #fresh(
    account: OpaqueId,
    displayName: string,
    key: CryptoKey,
    passphrase: VaultRecord['passphrase'],
  ): Promise<VaultRecord> {
    return {
      ...{ account, passphrase, passkey: null, pin: null, tries: 0, seenAt: this.#now(), packs: {} },
      name: await sealText(key, displayName, 'name'),
      work: await newWrappedKey(key, 'work'),
      names: await newWrappedKey(key, 'names'),
    };
  }

  async #through(
    record: VaultRecord,
    secret: Secret,
  ): Promise<Uint8Array<ArrayBuffer> | null | 'no-such-way'> {
    if (secret.by !== 'pin') {
      const way = record[secret.by];
      return way === null ? 'no-such-way' : keyThrough(way, secret);
    }
    const pin = this.#pinOf(record);
    if (pin === null) return 'no-such-way';
    return keyThrough(readWayIn(await openBytes(pin.device, pin.sealed, 'pin')), secret);
  }

  /** The PIN's way in while its shift lasts. */
  #pinOf({ pin, seenAt }: VaultRecord, now = this.#now()): PinWay | null {
    return pin !== null && now < pin.until && now >= seenAt - CLOCK_SLACK_MS ? pin : null;
  }

  /** How late it has been on this phone, and no PIN whose shift is over. */
  #note(record: VaultRecord, now = this.#now()): Pick<VaultRecord, 'pin' | 'seenAt'> {
    return { pin: this.#pinOf(record, now), seenAt: Math.max(record.seenAt, now) };
  }

  /**
   * The vault as it stands by now. That is noted on the disk too, and nobody waits for it: what a note would change is seen
   * in the record itself, and a full disk, which takes none, must not shut anybody out from what they hold open.
   */
  async #seen(account: OpaqueId): Promise<VaultRecord | null> {
    const record = await this.#records.of(account);
    if (!record) return null;
    const now = this.#now();
    void this.#records.change(account, (before) => this.#note(before, now)).catch(() => undefined);
    return { ...record, ...this.#note(record, now) };
  }

  #opened(account: OpaqueId, key: CryptoKey, raw: Uint8Array<ArrayBuffer>, found?: VaultRecord): Opened {
    const parts = { records: this.#records, now: this.#now, rounds: this.#rounds };
    return openedVault({ account, key, raw, ...parts, ...(found ? { found } : {}) });
  }
}

/** The vault's key for use: it wraps other keys and hides the person's name; no script can read it out. */
function imported(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const usages = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] as const;
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, usages);
}

async function opens(vault: Vault): Promise<boolean> {
  try {
    await vault.workKeys();
    return true;
  } catch {
    return false; // another key's vault
  }
}

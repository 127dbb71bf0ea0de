import type { OpaqueId } from '#domain/ids.ts';
import type { DeviceDatabase } from '../device-database.ts';
import type { WayIn } from './way-in.ts';

/** The PIN of one shift. It opens nothing once the shift is over, and without the key that this browser alone holds. */
export interface PinWay {
  /** The way in as `WayIn`, encrypted once more by `device`. */
  readonly sealed: ArrayBuffer;
  readonly device: CryptoKey;
  /** When the shift ends, by this phone's clock. */
  readonly until: number;
}

/** A passkey of this phone, which makes the same secret each time it is asked with the same salt. */
export interface PasskeyWay extends WayIn {
  readonly credential: ArrayBuffer;
}

/** What lies on the disk of one account's vault: keys, each encrypted; nothing that names anybody. */
export interface VaultRecord {
  readonly account: OpaqueId;
  /** Null at a desk, whose key the server gives after signing in. */
  readonly passphrase: WayIn | null;
  readonly passkey: PasskeyWay | null;
  readonly pin: PinWay | null;
  /** Wrong tries in a row, counted before each try is looked at. */
  readonly tries: number;
  /** The latest moment that this phone's clock has shown, so that turning it back lengthens nothing. */
  readonly seenAt: number;
  /** The person's own name. */
  readonly name: ArrayBuffer;
  readonly work: ArrayBuffer;
  readonly names: ArrayBuffer;
  /** One key for each generation of the pack. */
  readonly packs: Readonly<Record<string, ArrayBuffer>>;
}

/** The vaults of this phone, as they lie on the disk. */
export class VaultRecords {
  readonly #database: DeviceDatabase;

  constructor(database: DeviceDatabase) {
    this.#database = database;
  }

  /** The vault of an account, or null. */
  async of(account: OpaqueId): Promise<VaultRecord | null> {
    return (await this.#database.read(['vaults'], (tx) => tx.objectStore('vaults').get(account))) ?? null;
  }

  /** Every vault on this phone. */
  all(): Promise<readonly VaultRecord[]> {
    return this.#database.read(['vaults'], (tx) => tx.objectStore('vaults').getAll());
  }

  /** Keeps a vault. Resolves when it is on the disk. */
  async keep(record: VaultRecord): Promise<void> {
    await this.#database.write(['vaults'], (tx) => tx.objectStore('vaults').put(record, record.account));
  }

  /** Changes a vault in one transaction; null when there is none. Resolves when it is on the disk. */
  change(
    account: OpaqueId,
    change: (record: VaultRecord) => Partial<VaultRecord>,
  ): Promise<VaultRecord | null> {
    return this.#database.write(['vaults'], async (tx) => {
      const store = tx.objectStore('vaults');
      const known = await store.get(account);
      if (!known) return null;
      const changed = { ...known, ...change(known) };
      await store.put(changed, account);
      return changed;
    });
  }

  /** Destroys the keys of an account: what they encrypted can never be read again. */
  async destroy(account: OpaqueId): Promise<void> {
    await this.#database.write(['vaults'], (tx) => tx.objectStore('vaults').delete(account));
  }
}

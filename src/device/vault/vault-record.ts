import type { OpaqueId } from '#domain/ids.ts';
import type { DeviceDatabase } from '../device-database.ts';
import type { VaultRecord } from './stored-vault.ts';

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

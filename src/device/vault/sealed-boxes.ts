import type { DBSchema } from 'idb';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { PhoneDatabase } from '../phone-database.ts';

interface BoxSchema extends DBSchema {
  boxes: { key: string; value: ArrayBuffer };
}

const NAME = 'homefile-sealed-';

/** Whether a database of this browser holds boxes. */
export function holdsBoxes(database: string): boolean {
  return database.startsWith(NAME);
}

/** The accounts with boxes here: whoever signed out may have left some that wait for a backup. */
export async function accountsWithBoxes(): Promise<readonly OpaqueId[]> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  return names
    .filter(holdsBoxes)
    .map((name) => name.slice(NAME.length))
    .filter(isOpaqueId);
}

/**
 * The boxes of an account that only the landlord's server can open. They lie in a database of their own, which outlives the
 * vault: whoever forgets a secret, or tries a wrong one ten times, loses nothing that was recorded.
 */
export class SealedBoxes {
  readonly #database: PhoneDatabase<BoxSchema>;

  constructor(account: string) {
    this.#database = new PhoneDatabase<BoxSchema>(`${NAME}${account}`, 1, (database) => {
      database.createObjectStore('boxes');
    });
  }

  /** The names of all boxes: opaque ids, revisions and digests. */
  names(): Promise<readonly string[]> {
    return this.#database.read(['boxes'], (tx) => tx.objectStore('boxes').getAllKeys());
  }

  async read(name: string): Promise<ArrayBuffer | null> {
    return (await this.#database.read(['boxes'], (tx) => tx.objectStore('boxes').get(name))) ?? null;
  }

  async keep(name: string, box: ArrayBuffer): Promise<void> {
    await this.#database.write(['boxes'], (tx) => tx.objectStore('boxes').put(box, name));
  }

  /** Deletes boxes whose content the office has. */
  async drop(names: readonly string[]): Promise<void> {
    await this.#database.write(['boxes'], async (tx) => {
      await Promise.all(names.map((name) => tx.objectStore('boxes').delete(name)));
    });
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  destroy(): Promise<void> {
    return this.#database.destroy();
  }
}

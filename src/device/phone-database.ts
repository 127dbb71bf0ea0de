import {
  deleteDB,
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import { connectionLost } from './storage-problem.ts';

/**
 * A connection to one of the phone's own databases that heals itself. Browsers close connections under memory pressure
 * (iOS above all): a transaction that finds it closed is run once more on a fresh one. `work` must therefore be safe to
 * run twice; a transaction that failed has kept nothing.
 */
export class PhoneDatabase<Schema extends DBSchema> {
  readonly name: string;
  readonly #version: number;
  readonly #upgrade: (database: IDBPDatabase<Schema>, from: number) => void;
  #connection: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(
    name: string,
    version: number,
    upgrade: (database: IDBPDatabase<Schema>, from: number) => void,
  ) {
    this.name = name;
    this.#version = version;
    this.#upgrade = upgrade;
  }

  /** Runs `work` in one read-only transaction. */
  read<T, Store extends StoreNames<Schema>>(
    stores: Store[],
    work: (tx: IDBPTransaction<Schema, Store[], 'readonly'>) => Promise<T>,
  ): Promise<T> {
    return this.#once(async (connection) => work(connection.transaction(stores, 'readonly')));
  }

  /** Runs `work` in one transaction and resolves when it is on the disk (strict durability). Rejects if it is not. */
  write<T, Store extends StoreNames<Schema>>(
    stores: Store[],
    work: (tx: IDBPTransaction<Schema, Store[], 'readwrite'>) => Promise<T>,
  ): Promise<T> {
    return this.#once(async (connection) => {
      const tx = connection.transaction(stores, 'readwrite', { durability: 'strict' });
      const done = tx.done.then(
        () => null,
        (error: unknown) => ({ error }),
      );
      const value = await this.#orUndo(tx, work(tx));
      const failed = await done;
      if (failed) throw failed.error;
      return value;
    });
  }

  /** All or nothing: when `work` fails, what it wrote until then is taken back. */
  async #orUndo<T>(tx: { abort(): void }, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It had ended already, by the failure itself.
      }
      throw error;
    }
  }

  /** Closes the connection; the next use opens another. */
  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    if (connection) (await connection).close();
  }

  /** Deletes the whole database. The caller writes it into the deletion log. */
  async destroy(): Promise<void> {
    await this.close();
    await deleteDB(this.name);
  }

  async #once<T>(work: (connection: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connect());
    } catch (error) {
      if (!connectionLost(error)) throw error;
      this.#connection = null;
      return work(await this.#connect());
    }
  }

  #connect(): Promise<IDBPDatabase<Schema>> {
    this.#connection ??= openDB<Schema>(this.name, this.#version, {
      upgrade: (database, from) => {
        this.#upgrade(database, from);
      },
      // Another tab with a newer version must not wait for this one.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        this.#connection = null;
      },
      terminated: () => {
        this.#connection = null;
      },
    }).catch((error: unknown) => {
      this.#connection = null;
      throw error;
    });
    return this.#connection;
  }
}

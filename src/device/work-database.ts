import type { DBSchema } from 'idb';
import { PhoneDatabase } from './phone-database.ts';
import type { AddressRegister, ExpectedPhoto, KeptDraft, Receipt, StoredPhoto } from './stored-work.ts';
import type { WorkKeys } from './vault/data-keys.ts';
import { hiddenName, isHiddenName, openRow, sealRow } from './vault/sealed-row.ts';

/** What one account keeps on this phone beside its records, by topic. */
export interface WorkTopics {
  drafts: KeptDraft;
  'expected-photos': ExpectedPhoto;
  photos: StoredPhoto;
  thumbnails: ArrayBuffer;
  receipts: Receipt;
  /** Pictures of an outside audience's pack by the id minted for it, fetched for use without signal. */
  'shown-pictures': ArrayBuffer;
  register: AddressRegister;
}
export type WorkTopic = keyof WorkTopics;

/** One row to write: with a value to keep it, without to delete it. */
export interface WorkRow<T extends WorkTopic = WorkTopic> {
  readonly topic: T;
  readonly name: string;
  readonly value?: WorkTopics[T];
}

type Sealed = { key: string; value: ArrayBuffer };
interface WorkSchema extends DBSchema {
  drafts: Sealed;
  'expected-photos': Sealed;
  photos: Sealed;
  thumbnails: Sealed;
  receipts: Sealed;
  'shown-pictures': Sealed;
  register: Sealed;
  /** The names of pictures, sealed apart: to list them no picture is read. */
  names: Sealed;
}

const TOPICS = [
  'drafts',
  'expected-photos',
  'photos',
  'thumbnails',
  'receipts',
  'shown-pictures',
  'register',
] as const satisfies readonly WorkTopic[];
/** More names than a day's work has. */
const MOST_NAMES = 5_000;
const LISTED: ReadonlySet<WorkTopic> = new Set(['photos', 'shown-pictures']);

/**
 * The work of one account, encrypted: the browser sees names that tell nothing, and sealed bytes. No other account's work
 * lies in the same database. Encrypting happens before a transaction and decrypting after it: one that waits for anything
 * else would end by itself.
 */
export class WorkDatabase {
  readonly #database: PhoneDatabase<WorkSchema>;
  readonly #keys: WorkKeys;
  /** Names that were made already: a draft is written at every key under the same one. */
  readonly #hidden = new Map<string, string>();
  /** Settles when all that was asked for earlier is encrypted: what is small must not overtake what is large. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(database: PhoneDatabase<WorkSchema>, keys: WorkKeys) {
    this.#database = database;
    this.#keys = keys;
  }

  /** One value, or null. */
  async get<T extends WorkTopic>(topic: T, name: string): Promise<WorkTopics[T] | null> {
    const hidden = await this.#hiddenName(topic, name);
    const sealed = await this.#database.read([topic], (tx) => tx.objectStore(topic).get(hidden));
    if (!sealed) return null;
    const row = await openRow(this.#keys, topic, sealed);
    if (row.name !== name) throw new Error('A row lies under the name of another.');
    return row.value as WorkTopics[T];
  }

  /** Every value of a topic with its name. */
  async all<T extends WorkTopic>(topic: T): Promise<readonly (readonly [string, WorkTopics[T]])[]> {
    const sealed = await this.#database.read([topic], (tx) => tx.objectStore(topic).getAll());
    const rows = await Promise.all(sealed.map((one) => openRow(this.#keys, topic, one)));
    return rows.map(({ name, value }) => [name, value as WorkTopics[T]] as const);
  }

  /** The names of all pictures of a topic. */
  async names(topic: 'photos' | 'shown-pictures'): Promise<readonly string[]> {
    const range = IDBKeyRange.bound(`${topic} `, `${topic}!`, false, true);
    const sealed = await this.#database.read(['names'], (tx) => tx.objectStore('names').getAll(range));
    const rows = await Promise.all(sealed.map((one) => openRow(this.#keys, 'names', one)));
    return rows.map(({ name }) => name);
  }

  /** Keeps and deletes rows, all of them or none. Resolves when it is on the disk. */
  async write(rows: readonly WorkRow[]): Promise<void> {
    if (rows.length === 0) return;
    const before = this.#turn;
    const sealing = Promise.all(rows.map((row) => this.#sealed(row)));
    this.#turn = Promise.allSettled([before, sealing]);
    await before;
    const sealed = await sealing;
    const topics = [...new Set(rows.map(({ topic }) => topic))];
    const scope = topics.some((topic) => LISTED.has(topic)) ? ([...topics, 'names'] as const) : topics;
    await this.#database.write([...scope], async (tx) => {
      const changes = sealed.map(async ({ topic, hidden, value, name }) => {
        const store = tx.objectStore(topic);
        await (value === null ? store.delete(hidden) : store.put(value, hidden));
        if (!LISTED.has(topic)) return;
        const names = tx.objectStore('names');
        await (name === null ? names.delete(`${topic} ${hidden}`) : names.put(name, `${topic} ${hidden}`));
      });
      await Promise.all(changes);
    });
  }

  /**
   * Encrypts what an older version of the app left in the clear, row by row: a crash leaves each row in one form or the
   * other, never in neither.
   */
  async sealPlainRows(): Promise<number> {
    let count = 0;
    const names = await this.#database.read([...TOPICS], (tx) =>
      Promise.all(TOPICS.map((topic) => tx.objectStore(topic).getAllKeys())),
    );
    for (const [index, topic] of TOPICS.entries()) {
      for (const name of (names[index] ?? []).filter((key) => !isHiddenName(key))) {
        const plain: unknown = await this.#database.read([topic], (tx) => tx.objectStore(topic).get(name));
        await this.write([{ topic, name, value: plain as WorkTopics[typeof topic] }]);
        await this.#database.write([topic], (tx) => tx.objectStore(topic).delete(name));
        count += 1;
      }
    }
    return count;
  }

  /** Closes the connection; the next use opens another. */
  close(): Promise<void> {
    return this.#database.close();
  }

  /** Deletes the whole database. The caller writes it into the deletion log. */
  destroy(): Promise<void> {
    return this.#database.destroy();
  }

  async #hiddenName(topic: WorkTopic, name: string): Promise<string> {
    const key = `${topic} ${name}`;
    const known = this.#hidden.get(key);
    if (known !== undefined) return known;
    const hidden = await hiddenName(this.#keys, topic, name);
    if (this.#hidden.size >= MOST_NAMES) this.#hidden.clear();
    this.#hidden.set(key, hidden);
    return hidden;
  }

  async #sealed({ topic, name, value }: WorkRow) {
    const hidden = await this.#hiddenName(topic, name);
    if (value === undefined) return { topic, hidden, value: null, name: null };
    return {
      ...{ topic, hidden },
      value: await sealRow(this.#keys, topic, { name, value }),
      name: LISTED.has(topic) ? await sealRow(this.#keys, 'names', { name, value: null }) : null,
    };
  }
}

/** The work database of an account, named by its opaque id. */
export function workDatabase(account: string, keys: WorkKeys): WorkDatabase {
  return new WorkDatabase(workStores(account), keys);
}

/** The same without its keys: all that can be done with it is to delete it. */
export function workStores(account: string): PhoneDatabase<WorkSchema> {
  return new PhoneDatabase<WorkSchema>(`homefile-work-${account}`, 2, (database, from) => {
    if (from < 1) for (const store of TOPICS) database.createObjectStore(store);
    if (from < 2) database.createObjectStore('names');
  });
}

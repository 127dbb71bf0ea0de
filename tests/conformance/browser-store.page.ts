import { Api } from '../../src/device/api.ts';
import { RecordPush } from '../../src/device/sending/push-records.ts';
import { Receipts } from '../../src/device/receipts.ts';
import type { RawDocument } from '../../src/device/kept-document.ts';
import { RecordDatabase } from '../../src/device/records.ts';
import { testWork } from '../../src/device/work-keys.fixture.ts';
import { sealOlderStores } from '../../src/device/vault/older-stores.ts';
import { recordCipher } from '../../src/device/vault/record-cipher.ts';

/** The phone's own store in a page, driven by browser-store.spec.ts. Credentials stand in for the session's cookie. */
class StoreInPage {
  readonly #database: RecordDatabase;
  readonly #authorization: string;

  constructor(database: RecordDatabase, authorization: string) {
    this.#database = database;
    this.#authorization = authorization;
  }

  insert(id: string, body: object, parent: string | null): Promise<string | null> {
    return this.#database.insert(id, body, parent);
  }

  async readToOpen(): Promise<readonly RawDocument[]> {
    return (await this.#database.readToOpen()).map(({ raw }) => raw);
  }

  readAll(): Promise<readonly RawDocument[]> {
    return this.#database.readAll();
  }

  readWithAncestry(id: string, rev: string): Promise<RawDocument | null> {
    return this.#database.readWithAncestry(id, rev);
  }

  /** Takes in everything, and counts the answers. */
  pull(): Promise<void> {
    const url = `${location.origin}/db/${this.#database.pack}`;
    return this.#database.pull(url, (address, options) => this.#fetch(address, options));
  }

  /** Sends these revisions as the app does; answers those that have not left the phone. */
  async push(
    revisions: readonly { readonly id: string; readonly rev: string }[],
  ): Promise<readonly string[]> {
    const receipts = new Receipts(testWork('conformance'));
    await receipts.load('server');
    const push = new RecordPush(
      new Api((url, init) => this.#fetch(String(url), init)),
      receipts,
      'server',
      Date.now,
    );
    const own = () =>
      revisions.map(({ id, rev }) => ({
        ...{ id, rev, kind: '', home: null, signs: [], picture: null, recordedAt: null },
        branched: false,
        state: receipts.state(`record ${id} ${rev}`),
      }));
    await push.send(own, this.#database, this.#database.pack, () => {});
    return own().flatMap(({ id, state }) => (state === 'sent' ? [] : [id]));
  }

  /** Everything that lies in this browser's databases, as text; binary parts as the letters that they would be. */
  async atRest(): Promise<string> {
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) if (name !== undefined) texts.push(await dump(name));
    return texts.join('\n');
  }

  #fetch(address: string | Request, options: RequestInit = {}): Promise<Response> {
    const headers = new Headers(options.headers);
    headers.set('authorization', this.#authorization);
    return fetch(address, { ...options, headers });
  }
}

/** Opens the records of a pack, encrypted with a fresh key where asked. */
async function openStore(pack: string, encrypted: boolean, authorization: string): Promise<void> {
  const cipher = encrypted ? recordCipher(await freshKey()) : null;
  Reflect.set(globalThis, 'store', new StoreInPage(new RecordDatabase(pack, cipher), authorization));
}

const SEALED_LATER = freshKey();

/** What an opening does with a pack that an older version left in the clear. `fails`: the sealed store does not open. */
async function sealOlder(pack: string, fails: boolean): Promise<readonly string[]> {
  const told: string[] = [];
  await sealOlderStores(
    pack,
    testWork('older'),
    async (name) => {
      if (fails) throw new Error('The store did not open.');
      return new RecordDatabase(name, recordCipher(await SEALED_LATER));
    },
    {
      account: 'older',
      now: Date.now,
      deletions: {
        write: ({ what, because, count }) => {
          told.push(`${String(count)} ${what} ${because}`);
          return Promise.resolve();
        },
      },
    },
  );
  const sealed = new RecordDatabase(pack, recordCipher(await SEALED_LATER));
  Reflect.set(globalThis, 'store', new StoreInPage(sealed, ''));
  return told;
}

function freshKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function dump(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(new Error('A database could not be opened.'));
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) {
        database.close();
        resolve('');
        return;
      }
      const texts: string[] = [];
      const tx = database.transaction(stores, 'readonly');
      for (const store of stores) {
        const all = tx.objectStore(store).getAll();
        all.onsuccess = () => texts.push(JSON.stringify(all.result));
      }
      tx.oncomplete = () => {
        database.close();
        resolve(texts.join('\n'));
      };
    };
  });
}

Reflect.set(globalThis, 'openStore', openStore);
Reflect.set(globalThis, 'sealOlder', sealOlder);

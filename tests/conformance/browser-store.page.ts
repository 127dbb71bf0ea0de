import { Api } from '../../src/device/api.ts';
import { RecordPush } from '../../src/device/push-records.ts';
import { Receipts } from '../../src/device/receipts.ts';
import { RecordDatabase, type Cipher, type RawDocument } from '../../src/device/records.ts';
import { workDatabase } from '../../src/device/work-database.ts';

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
    const receipts = new Receipts(workDatabase('conformance'));
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
  const cipher = encrypted ? await aesGcm() : null;
  Reflect.set(globalThis, 'store', new StoreInPage(new RecordDatabase(pack, cipher), authorization));
}

/** What a vault will do: one key, a fresh nonce for each document, its id bound to its body. */
async function aesGcm(): Promise<Cipher> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const bound = (id: string) => new TextEncoder().encode(id);
  return {
    async seal(document) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(members(document, false)));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: bound(document._id) },
        key,
        plain,
      );
      return withBody(document, { sealed: letters(iv) + letters(new Uint8Array(sealed)) });
    },
    async open(document) {
      const all = Uint8Array.from(String(document['sealed']), (letter) => letter.charCodeAt(0));
      const [iv, sealed] = [all.subarray(0, 12), all.subarray(12)];
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData: bound(document._id) },
        key,
        sealed,
      );
      const body: unknown = JSON.parse(new TextDecoder().decode(plain));
      return withBody(document, body as object);
    },
  };
}

/** The store's own members, which begin with an underscore, or all others. */
function members(document: RawDocument, ofStore: boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key.startsWith('_') === ofStore));
}

function withBody(document: RawDocument, body: object): RawDocument {
  return { ...members(document, true), ...body, _id: document._id, _rev: document._rev };
}

function letters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
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

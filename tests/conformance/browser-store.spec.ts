import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'vite';
import { startLiveServer, type LiveServer } from './live-server.ts';

/**
 * The seam of src/device/records.ts on the adapter that phones use, in a real Chromium against the real server. adapter-idb
 * does not run on an IndexedDB made for Node, so this is the only place where it is proved.
 */

const CANARY = 'Kittiwake-Ingleside';
const CREDENTIALS = 'admin:secret';
const AUTHORIZATION = `Basic ${Buffer.from(CREDENTIALS).toString('base64')}`;
const FROM_SERVER = 600;
const FROM_PHONE = 60;

test.describe.configure({ mode: 'serial' });

let folder: string;
let server: LiveServer;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homefile-store-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      rollupOptions: {
        input: 'tests/conformance/browser-store.page.ts',
        output: { format: 'es', entryFileNames: 'store.js' },
      },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Store</title><script type="module" src="/store.js"></script>',
  );
  server = await startLiveServer((parts) => ({ ...parts, appFolder: folder }));
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

for (const encrypted of [false, true]) {
  const pack = encrypted ? 'sealed' : 'plain';
  test.describe(encrypted ? 'with an encrypting seam' : 'with nothing in the seam', () => {
    test('records go both ways, and a conflict keeps both versions on both sides', async ({ page }) => {
      const sent = wire(page);
      await fillServer(pack);
      await open(page, pack, encrypted);

      await store(page, 'pull');
      const pulled = await readAll(page);
      expect(pulled).toHaveLength(FROM_SERVER);
      expect(pulled.every((document) => document['words'] === `${CANARY} server`)).toBe(true);

      const made = await page.evaluate(
        async ({ count, words }) => {
          const own: { id: string; rev: string }[] = [];
          for (let index = 0; index < count; index += 1) {
            const id = `phone-${index}`;
            const rev: string = await Reflect.get(globalThis, 'store').insert(id, { words, index }, null);
            own.push({ id, rev });
          }
          return own;
        },
        { count: FROM_PHONE, words: `${CANARY} phone` },
      );

      // A battery that goes flat now takes none of them.
      const durability: readonly string[] = await page.evaluate(() => Reflect.get(globalThis, 'durability'));
      expect(durability.length).toBeGreaterThan(FROM_PHONE);
      expect(new Set(durability)).toEqual(new Set(['strict']));

      // The same record is changed here and at the office before either hears of the other.
      const shared = pulled.find((document) => document._id === 'server-0');
      if (!shared) throw new Error('The record to be changed on both sides did not come.');
      const here = await store<string>(
        page,
        'insert',
        'server-0',
        { words: `${CANARY} changed here` },
        shared._rev,
      );
      await putOnServer(pack, 'server-0', { _rev: shared._rev, words: `${CANARY} changed there` });

      expect(await store(page, 'push', [...made, { id: 'server-0', rev: here }])).toEqual([]);
      await store(page, 'pull');

      const onPhone = await readAll(page);
      const onServer = await readServer(pack);
      expect(onPhone).toHaveLength(FROM_SERVER + FROM_PHONE);
      expect(bodies(onPhone)).toEqual(bodies(onServer));
      expect(leaves(onPhone, 'server-0')).toHaveLength(2);
      expect(leaves(onPhone, 'server-0')).toEqual(leaves(onServer, 'server-0'));

      // A change of one's own goes with its ancestry, as a child of what the office already has.
      const [first] = made;
      if (!first) throw new Error('Nothing was made.');
      const child = await store<string>(page, 'insert', first.id, { words: `${CANARY} again` }, first.rev);
      expect(await store(page, 'push', [{ id: first.id, rev: child }])).toEqual([]);
      expect(leaves(await readServer(pack), first.id)).toEqual([child]);

      // Opened from the copy that lies beside it, and from what changed since, it is the same.
      expect(inOrder(await store(page, 'readToOpen'))).toEqual(inOrder(await readAll(page)));
      await expect.poll(() => store<string>(page, 'atRest')).toContain(encrypted ? '"segments":' : 'phone-0');
      await store<string>(page, 'insert', first.id, { words: `${CANARY} once more` }, child);
      expect(inOrder(await store(page, 'readToOpen'))).toEqual(inOrder(await readAll(page)));

      expect(sent().some((body) => body.includes(CANARY))).toBe(true);
      const atRest = await store<string>(page, 'atRest');
      expect(atRest).toContain('phone-0');
      expect(atRest.includes(CANARY), 'the canary in the phone’s databases').toBe(!encrypted);
      if (encrypted) expect(sent().some((body) => body.includes('"sealed"'))).toBe(false);
    });

    test('a connection that the browser closed is opened again and the write is not lost', async ({
      page,
    }) => {
      await open(page, `${pack}-closed`, encrypted);
      const first = await store<string>(page, 'insert', 'one', { words: 'before' }, null);
      await closeConnections(page, `_pouch_homefile-records-${pack}-closed`);
      const second = await store<string>(page, 'insert', 'one', { words: 'after' }, first);
      expect(second).toMatch(/^2-/);
      expect(await readAll(page)).toMatchObject([{ _id: 'one', words: 'after' }]);
    });
  });
}

test('what an older version left in the clear is encrypted with every version of it, at the second try too', async ({
  page,
}) => {
  await fillServer('older');
  await open(page, 'older', false);
  await store(page, 'pull');
  const was = (await readAll(page)).find(({ _id }) => _id === 'server-0');
  await store(page, 'insert', 'server-0', { words: `${CANARY} here` }, was?._rev);
  await putOnServer('older', 'server-0', { _rev: was?._rev, words: `${CANARY} there` });
  await store(page, 'pull');
  const inTheClear = await readAll(page);
  expect(leaves(inTheClear, 'server-0')).toHaveLength(2);
  await page.reload();
  await page.waitForFunction(() => Reflect.has(globalThis, 'sealOlder'));

  const seal = (fails: boolean): Promise<readonly string[]> =>
    page.evaluate((how) => Reflect.get(globalThis, 'sealOlder')('older', how), fails);
  await expect(seal(true)).rejects.toThrow('The store did not open.');
  expect(await seal(false)).toEqual([`${String(FROM_SERVER + 1)} records older-version`]);

  expect(bodies(await readAll(page))).toEqual(bodies(inTheClear));
  expect(leaves(await readAll(page), 'server-0')).toEqual(leaves(inTheClear, 'server-0'));
  expect(await store<string>(page, 'atRest')).not.toContain(CANARY);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).not.toContain('_pouch_homefile-records-older');
  expect(await seal(false)).toEqual([]);
});

interface Document {
  readonly _id: string;
  readonly _rev: string;
  readonly _conflicts?: readonly string[];
  readonly [member: string]: unknown;
}

async function open(page: Page, pack: string, encrypted: boolean): Promise<void> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      const opened = transaction.apply(this, given);
      if (opened.mode === 'readwrite') asked.push(opened.durability);
      return opened;
    };
    Reflect.set(globalThis, 'durability', asked);
  });
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.waitForFunction(() => Reflect.has(globalThis, 'openStore'));
  await page.evaluate(
    (args) => Reflect.get(globalThis, 'openStore')(...args),
    [pack, encrypted, AUTHORIZATION],
  );
}

function store<T>(page: Page, verb: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(([name, given]) => Reflect.get(globalThis, 'store')[name](...given), [
    verb,
    args,
  ] as const);
}

function inOrder(documents: readonly Document[]): readonly Document[] {
  return [...documents].sort((one, other) => (one._id < other._id ? -1 : 1));
}

function readAll(page: Page): Promise<readonly Document[]> {
  return store(page, 'readAll');
}

/** Another connection asks for a newer version of the database, which makes the store's own one close for good. */
function closeConnections(page: Page, name: string): Promise<void> {
  return page.evaluate(
    (database) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(database, 1_000);
        request.onupgradeneeded = () => {
          // Never finished: the database stays as it was.
          request.transaction?.abort();
        };
        request.onsuccess = () => reject(new Error('The upgrade went through.'));
        request.onerror = (event) => {
          event.preventDefault();
          resolve();
        };
      }),
    name,
  );
}

/** Bodies of everything that this page sent. */
function wire(page: Page): () => readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  return () => sent;
}

async function callServer(path: string, method: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${server.port}/db/${path}`, {
    method,
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}

async function fillServer(database: string): Promise<void> {
  await callServer(database, 'PUT');
  const docs = Array.from({ length: FROM_SERVER }, (_, index) => ({
    _id: `server-${index}`,
    words: `${CANARY} server`,
  }));
  await callServer(`${database}/_bulk_docs`, 'POST', { docs });
}

async function putOnServer(database: string, id: string, body: object): Promise<void> {
  await callServer(`${database}/${id}`, 'PUT', body);
}

async function readServer(database: string): Promise<readonly Document[]> {
  const answer = await callServer(`${database}/_all_docs?include_docs=true&conflicts=true`, 'GET');
  const { rows } = answer as { readonly rows: readonly { readonly doc: Document }[] };
  return rows.map((row) => row.doc);
}

function bodies(documents: readonly Document[]): readonly string[] {
  return documents.map(({ _id, _rev, words }) => `${_id} ${_rev} ${String(words)}`).sort();
}

function leaves(documents: readonly Document[], id: string): readonly string[] {
  const document = documents.find((one) => one._id === id);
  return document ? [document._rev, ...(document._conflicts ?? [])] : [];
}

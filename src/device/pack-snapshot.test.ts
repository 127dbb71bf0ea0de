import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { KeptDocument, type RawDocument } from './kept-document.ts';
import { PackSnapshot, destroySnapshot, openSnapshotAhead, readSnapshotAhead } from './pack-snapshot.ts';
import { recordCipher } from './vault/record-cipher.ts';

const CANARY = 'Kittiwake-Ingleside';
const raw: readonly RawDocument[] = Array.from({ length: 450 }, (_, index) => ({
  _id: `document-${String(index)}`,
  _rev: '1-x',
  ...(index % 2 === 0 ? { kind: 'note', home: 'h', author: 'a', _conflicts: ['1-w'] } : { kind: 'visit' }),
  body: {
    ...(index % 3 === 0 ? { state: 'planned', surveyor: 'a', onDate: '2026-11-26', atMinute: index } : {}),
    words: `${CANARY}\n${String(index)}`,
    picture: `picture-${String(index)}`,
  },
}));
const documents = raw.map(KeptDocument.of);

async function cipher() {
  return recordCipher(
    await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  );
}

test('the copy of a pack comes back whole, and lies on the disk unreadable', async () => {
  const key = await cipher();
  await new PackSnapshot('one', key).write({ store: 's', seq: 7, documents });
  const read = await new PackSnapshot('one', key).read();
  expect(read).toMatchObject({ store: 's', seq: 7 });
  expect(read?.documents.map(({ brief }) => brief)).toEqual(documents.map(({ brief }) => brief));
  expect(read?.documents.map((one) => one.text)).toEqual(raw.map((one) => JSON.stringify(one)));
  expect(read?.documents.map((one) => one.raw)).toEqual(raw);
  expect(await everything('homefile-snapshot-one')).not.toContain(CANARY);
});

test('a copy that cannot be opened or is not whole counts as none', async () => {
  expect(await new PackSnapshot('two', await cipher()).read()).toBeNull();
  await new PackSnapshot('two', await cipher()).write({ store: 's', seq: 7, documents });
  expect(await new PackSnapshot('two', await cipher()).read()).toBeNull();
  const key = await cipher();
  await new PackSnapshot('three', key).write({ store: 's', seq: 7, documents });
  await removeOnePiece('homefile-snapshot-three');
  expect(await new PackSnapshot('three', key).read()).toBeNull();
});

test('a copy that was read ahead opens with its key, once; deleted with its store, it is gone', async () => {
  const key = await cipher();
  await new PackSnapshot('ahead', key).write({ store: 's', seq: 7, documents });
  readSnapshotAhead('ahead');
  await new PackSnapshot('ahead', key).write({ store: 's', seq: 8, documents });
  const ahead = openSnapshotAhead('ahead', key);
  const store = new PackSnapshot('ahead', key, ahead);
  expect((await store.read())?.seq).toBe(7);
  expect((await store.read())?.seq).toBe(8);
  expect(await openSnapshotAhead('ahead', key)).toBeNull();
  expect((await new PackSnapshot('ahead', key).read())?.seq).toBe(8);
  readSnapshotAhead('ahead');
  await destroySnapshot('ahead');
  expect(await new PackSnapshot('ahead', key).read()).toBeNull();
});

test('a copy that could not be sealed costs itself alone: the next is written, and the database is closed', async () => {
  const key = await cipher();
  let full = true;
  const snapshot = new PackSnapshot('five', {
    ...{ sealBytes: (...one) => (full ? Promise.reject(new Error('no memory')) : key.sealBytes(...one)) },
    openBytes: (...one) => key.openBytes(...one),
  });
  await snapshot.write({ store: 's', seq: 7, documents });
  full = false;
  await snapshot.write({ store: 's', seq: 8, documents });
  expect((await snapshot.read())?.seq).toBe(8);
  full = true;
  void snapshot.write({ store: 's', seq: 9, documents });
  await snapshot.destroy(); // it would wait for ever for a connection that is open still
});

test('nothing is written any more once its store is gone', async () => {
  const key = await cipher();
  const snapshot = new PackSnapshot('four', key);
  const writing = snapshot.write({ store: 's', seq: 7, documents });
  await snapshot.destroy();
  await writing;
  await snapshot.write({ store: 's', seq: 8, documents });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('homefile-snapshot-four');
  await destroySnapshot('one');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('homefile-snapshot-one');
});

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('It did not open.'));
    };
  });
}

async function everything(name: string): Promise<string> {
  const database = await opened(name);
  const pieces = await new Promise<ArrayBuffer[]>((resolve) => {
    const request = database.transaction('segments').objectStore('segments').getAll();
    request.onsuccess = () => {
      resolve(request.result as ArrayBuffer[]);
    };
  });
  database.close();
  expect(pieces).toHaveLength(5);
  return pieces.map((piece) => new TextDecoder('latin1').decode(piece)).join('');
}

async function removeOnePiece(name: string): Promise<void> {
  const database = await opened(name);
  await new Promise<void>((resolve) => {
    const tx = database.transaction('segments', 'readwrite');
    tx.objectStore('segments').delete(1);
    tx.oncomplete = () => {
      resolve();
    };
  });
  database.close();
}

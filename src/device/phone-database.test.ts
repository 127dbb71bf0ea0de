import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import type { DBSchema } from 'idb';
import { PhoneDatabase } from './phone-database.ts';
import { testWork } from './work-keys.fixture.ts';

interface Schema extends DBSchema {
  drafts: { key: string; value: typeof draft };
}
const plain = (name: string) =>
  new PhoneDatabase<Schema>(name, 1, (database) => {
    database.createObjectStore('drafts');
  });
const draft = { id: 'a', kind: 'note', version: 1, place: {}, draft: 'words', savedAt: 1 };

test('a write that finds its connection closed is run once more on a fresh one', async () => {
  const database = plain('closed');
  let connections = 0;
  await database.write(['drafts'], async (tx) => {
    connections += 1;
    // As iOS does under memory pressure: the connection goes while the work is being prepared.
    if (connections === 1) {
      tx.db.close();
      throw new DOMException('The connection is closed.', 'InvalidStateError');
    }
    return tx.objectStore('drafts').put(draft, 'a');
  });
  expect(connections).toBe(2);
  expect(await database.read(['drafts'], (tx) => tx.objectStore('drafts').get('a'))).toEqual(draft);
});

test('a write that fails for another reason keeps nothing and is not repeated', async () => {
  const database = plain('failing');
  let runs = 0;
  const failing = database.write(['drafts'], async (tx) => {
    runs += 1;
    await tx.objectStore('drafts').put(draft, 'a');
    throw new Error('No.');
  });
  await expect(failing).rejects.toThrow('No.');
  expect(runs).toBe(1);
  expect(await database.read(['drafts'], (tx) => tx.objectStore('drafts').getAllKeys())).toEqual([]);
});

test('what one account keeps lies in no database of another', async () => {
  const [asha, robin] = [testWork('asha'), testWork('robin')];
  await asha.write([{ topic: 'drafts', name: 'a', value: draft }]);
  expect(await robin.all('drafts')).toEqual([]);
});

test('it gives way when another tab opens a newer version, and says so by reopening', async () => {
  const database = plain('newer');
  await database.read(['drafts'], (tx) => tx.objectStore('drafts').getAll());
  const newer = await openDB('newer', 2);
  newer.close();
  await expect(database.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())).rejects.toThrow();
});

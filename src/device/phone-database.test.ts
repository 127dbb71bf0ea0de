import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { workDatabase } from './work-database.ts';

const draft = { id: 'a', kind: 'note', version: 1, place: {}, draft: 'words', savedAt: 1 };

test('a write that finds its connection closed is run once more on a fresh one', async () => {
  const database = workDatabase('closed');
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
  const database = workDatabase('failing');
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
  const [asha, robin] = [workDatabase('asha'), workDatabase('robin')];
  await asha.write(['drafts'], (tx) => tx.objectStore('drafts').put(draft, 'a'));
  expect(await robin.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())).toEqual([]);
});

test('it gives way when another tab opens a newer version, and says so by reopening', async () => {
  const database = workDatabase('newer');
  await database.read(['drafts'], (tx) => tx.objectStore('drafts').getAll());
  const newer = await openDB('homefile-work-newer', 2);
  newer.close();
  await expect(database.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())).rejects.toThrow();
});

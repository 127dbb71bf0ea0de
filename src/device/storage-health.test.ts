import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { deviceDatabase } from './device-database.ts';
import { StorageHealth } from './storage-health.ts';

class Notes implements Storage {
  [name: string]: unknown;
  readonly #kept = new Map<string, string>();
  get length() {
    return this.#kept.size;
  }
  clear = () => this.#kept.clear();
  getItem = (key: string) => this.#kept.get(key) ?? null;
  key = () => null;
  removeItem = (key: string) => void this.#kept.delete(key);
  setItem = (key: string, value: string) => void this.#kept.set(key, value);
}

beforeEach(() => deleteDB('homefile-device'));

const start = async (notes: Notes) => {
  const database = deviceDatabase();
  const health = new StorageHealth(database, notes);
  const fate = await health.inspect();
  return { health, fate, close: () => database.close() };
};

test('new at first, whole afterwards', async () => {
  const notes = new Notes();
  const first = await start(notes);
  expect(first.fate).toEqual({ fate: 'new' });
  await first.close();
  expect((await start(notes)).fate).toEqual({ fate: 'whole' });
});

test('a wiped store is noticed, with what had no receipt', async () => {
  const notes = new Notes();
  const first = await start(notes);
  first.health.noteWaiting('a', [{ home: 'h', count: 2, since: 5, until: 9 }]);
  first.health.noteWaiting('b', [{ home: null, count: 1, since: 7, until: 7 }]);
  await first.close();
  await deleteDB('homefile-device');
  const after = await start(notes);
  expect(after.fate).toEqual({ fate: 'wiped', waiting: 3 });
  expect(await after.health.lost('a')).toEqual([{ home: 'h', count: 2, since: 5, until: 9 }]);
  await after.health.lossWasTold('a');
  expect(await after.health.lost('a')).toBeNull();
  expect(await after.health.lost('b')).toEqual([{ home: null, count: 1, since: 7, until: 7 }]);
  await after.close();
  const later = await start(notes);
  expect(later.fate).toEqual({ fate: 'wiped', waiting: 1 });
  await later.health.lossWasTold('b');
  await later.close();
  expect((await start(notes)).fate).toEqual({ fate: 'whole' });
});

test('losing only the second mark is no wipe, and it is set again', async () => {
  const notes = new Notes();
  await (await start(notes)).close();
  notes.clear();
  expect((await start(notes)).fate).toEqual({ fate: 'whole' });
  expect(notes.length).toBe(1);
});

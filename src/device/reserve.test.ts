import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { Reserve } from './reserve.ts';

const PIECE_BYTES = 100_000;
const PLENTY = { usage: 1_000_000, quota: 3_000_000 };
const FEW = { usage: 1_500_000, quota: 3_000_000 };
const DAY_MS = 24 * 3_600_000;

let notes = new Map<string, string>();
let time = 0;

/** The reserve as a start of the app has it. */
const start = (room: StorageEstimate = PLENTY) =>
  new Reserve(
    {
      storage: { estimate: () => Promise.resolve(room) },
      notes: {
        getItem: (key) => notes.get(key) ?? null,
        setItem: (key, value) => void notes.set(key, value),
      },
      now: () => time,
    },
    PIECE_BYTES,
  );
const kept = async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []);

beforeEach(async () => {
  vi.restoreAllMocks();
  notes = new Map();
  time = 1_000;
  for (const name of await kept()) await deleteDB(name);
});

const full = () => new DOMException('x', 'QuotaExceededError');

/** Work that a full phone refuses so many times. */
function refused(times: number) {
  return vi.fn(() => ((times -= 1) >= 0 ? Promise.reject(full()) : Promise.resolve('done')));
}

/** A disk that takes so many more rows. */
function diskWithRoomFor(rows: number): void {
  const put = Reflect.get(IDBObjectStore.prototype, 'put');
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if ((rows -= 1) < 0) throw full();
    return Reflect.apply(put, this, args);
  });
}

test('room is set aside, once, where there is plenty of room', async () => {
  await start(FEW).fill();
  expect(await kept()).toEqual([]);
  await start().fill();
  await start().fill();
  const pieces = await kept();
  expect(pieces).toHaveLength(4);
  const database = await openDB(pieces[0] ?? '');
  const [piece]: unknown[] = await database.getAll('room');
  database.close();
  expect(piece instanceof ArrayBuffer && piece.byteLength).toBe(PIECE_BYTES);
});

test('an estimate is not believed: none is set aside where a trial of four times as much does not fit, nor on that day', async () => {
  diskWithRoomFor(15);
  await start().fill();
  expect(await kept()).toEqual([]);
  vi.restoreAllMocks();
  await start().fill();
  expect(await kept()).toEqual([]);
  time += DAY_MS;
  await start().fill();
  expect(await kept()).toHaveLength(4);
});

test('a piece that could not be written is not taken for one', async () => {
  diskWithRoomFor(18);
  await start().fill();
  expect(await kept()).toHaveLength(2);
  vi.restoreAllMocks();
  await start().fill();
  expect(await kept()).toHaveLength(4);
});

test('what a full phone refuses is done again with pieces given up, until none is left; then it is refused', async () => {
  await start().fill();
  const once = refused(1);
  expect(await start().during(once)).toBe('done');
  expect([once.mock.calls.length, (await kept()).length]).toEqual([2, 3]);
  const twice = refused(2);
  expect(await start().during(twice)).toBe('done');
  expect([twice.mock.calls.length, (await kept()).length]).toEqual([3, 1]);
  await expect(start().during(refused(2))).rejects.toThrow('x');
  expect(await kept()).toEqual([]);
});

test('room that was given up or freed stays free: none is set aside again in that start, nor on that day', async () => {
  await start().fill();
  const reserve = start();
  await reserve.during(refused(2));
  time += DAY_MS;
  await reserve.fill();
  expect(await kept()).toHaveLength(2);
  time -= 1;
  await start().fill();
  expect(await kept()).toHaveLength(2);
  time += 1;
  await start().fill();
  expect(await kept()).toHaveLength(4);
  time += 366 * DAY_MS; // a clock that is wrong for a while
  await start().during(refused(1));
  time -= 366 * DAY_MS;
  await start().fill();
  expect(await kept()).toHaveLength(4);
});

test('what an ended page left of a trial is the first to go', async () => {
  await start().fill();
  (await openDB('homefile-reserve-trial')).close();
  await start().during(refused(1));
  expect(await kept()).toHaveLength(4);
  expect(await kept()).not.toContain('homefile-reserve-trial');
});

test('nothing is given up for another failure', async () => {
  await start().fill();
  await expect(start().during(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await kept()).toHaveLength(4);
});

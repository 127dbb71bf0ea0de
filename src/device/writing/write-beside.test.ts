import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { Drafts, type DraftKey } from '../drafts.ts';
import { storageProblem } from '../storage-problem.ts';
import type { WorkDatabase, WorkRow } from '../work-database.ts';
import { testKeys, testWork } from '../work-keys.fixture.ts';
import { WriteBeside, type StartWriter } from './write-beside.ts';
import type { WriteNews, WriteRequest } from './write-message.ts';

vi.mock('./write-worker.ts?worker&url', () => ({ default: 'write-worker.js' }));

let accounts = 0;
const key: DraftKey = { id: 'a', kind: 'note', version: 1 };
const rows: readonly WorkRow[] = [
  { topic: 'drafts', name: 'a note 1', value: { ...key, place: {}, draft: { words: 'Damp' }, savedAt: 1 } },
];

/** A page and workers over one database; what a worker does with a write is the test's. */
function bench() {
  const database = testWork(`writing-${(accounts += 1)}`);
  const byPage: (readonly WorkRow[])[] = [];
  const page = {
    write(written: readonly WorkRow[]) {
      byPage.push(written);
      return database.write(written);
    },
  };
  const workers: ReturnType<typeof aWorker>[] = [];
  const start: StartWriter = (_alive, tell, gone) => {
    const worker = aWorker(database, tell, gone);
    workers.push(worker);
    return worker;
  };
  const beside = new WriteBeside(page, 'somebody', testKeys, start);
  return { database, byPage, workers, beside, first: () => only(workers) };
}

function aWorker(database: WorkDatabase, tell: (news: WriteNews) => void, gone: () => void) {
  const asked: WriteRequest[] = [];
  let ended = false;
  return {
    asked,
    gone,
    tell,
    ended: () => ended,
    ask: (request: WriteRequest) => void asked.push(request),
    end: () => {
      ended = true;
    },
    async writeNext() {
      await vi.waitFor(() => expect(asked.some(({ is }) => is === 'write')).toBe(true));
      const request = asked.find(({ is }) => is === 'write');
      if (request?.is !== 'write') throw new Error('Nothing was asked.');
      asked.splice(asked.indexOf(request), 1);
      await database.write(request.rows);
      tell({ is: 'written', job: request.job });
    },
  };
}

function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`There are ${list.length}.`);
  return first;
}

test('until the worker lives the page writes; from then on the worker, and the page nothing', async () => {
  const { beside, byPage, database, first } = bench();
  await beside.write(rows);
  expect(byPage).toHaveLength(1);
  expect(first().asked).toMatchObject([{ is: 'open', account: 'somebody' }]);
  first().tell({ is: 'alive' });
  const written = beside.write([{ topic: 'drafts', name: 'b note 1' }, ...rows]);
  await first().writeNext();
  await written;
  expect(byPage).toHaveLength(1);
  expect(await database.get('drafts', 'a note 1')).toMatchObject({ draft: { words: 'Damp' } });
});

test('what a worker had when it went is written by the page, and another worker is started', async () => {
  const { beside, byPage, database, workers, first } = bench();
  beside.awake();
  const lost = first();
  lost.tell({ is: 'alive' });
  const written = beside.write(rows);
  lost.gone();
  await written;
  expect(byPage).toEqual([rows]);
  expect(await database.get('drafts', 'a note 1')).not.toBeNull();
  expect(lost.ended()).toBe(true);
  expect(workers).toHaveLength(2);
  // The late word of one that is gone settles nothing of the next.
  lost.tell({ is: 'alive' });
  await beside.write(rows);
  expect(byPage).toHaveLength(2);
});

test('a full phone is said as it is when the page writes', async () => {
  const { beside, byPage, first } = bench();
  beside.awake();
  first().tell({ is: 'alive' });
  const written = beside.write(rows);
  first().tell({ is: 'refused', job: 1, name: 'QuotaExceededError' });
  const error: unknown = await written.catch((refused: unknown) => refused);
  expect(storageProblem(error).because).toBe('full');
  expect(byPage).toEqual([]);
});

test('closing ends the worker with its keys; nothing starts another', async () => {
  const { beside, byPage, workers, first } = bench();
  beside.awake();
  first().tell({ is: 'alive' });
  const written = beside.write(rows);
  beside.close();
  await written;
  expect(byPage).toEqual([rows]);
  expect(first().ended()).toBe(true);
  beside.awake();
  expect(workers).toHaveLength(1);
});

test('a browser that starts no worker writes by the page', async () => {
  const { database } = bench();
  const beside = new WriteBeside(database, 'somebody', testKeys, () => null);
  const drafts = new Drafts(database, () => 1, undefined, beside);
  expect((await drafts.save(key, {}, { words: 'Damp' })).ok).toBe(true);
  expect((await new Drafts(database).load(key))?.draft).toEqual({ words: 'Damp' });
});

test('each key typed is the newest on the disk, whoever wrote it and whenever the worker goes', async () => {
  const { database, beside, workers } = bench();
  const drafts = new Drafts(database, () => 1, undefined, beside);
  drafts.watch(key, { changedElsewhere: () => undefined, goneElsewhere: () => undefined });
  const words = 'Black mould behind the wardrobe';
  for (let length = 1; length <= words.length; length += 1) {
    const worker = workers.at(-1);
    if (length % 7 === 2) worker?.tell({ is: 'alive' });
    const saved = drafts.save(key, {}, { words: words.slice(0, length) });
    if (length % 7 === 0) worker?.gone();
    else if (length % 7 >= 2) await worker?.writeNext();
    expect((await saved).ok).toBe(true);
    expect((await new Drafts(database).load(key))?.draft).toEqual({ words: words.slice(0, length) });
  }
  expect(workers.length).toBeGreaterThan(3);
});

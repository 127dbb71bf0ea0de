import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { json, officeThat, type Asked } from '../fake-office.fixture.ts';
import { photoKey, Receipts, revisionKey } from '../receipts.ts';
import type { Receipt } from '../stored-work.ts';
import { testWork } from '../work-keys.fixture.ts';
import { SealUnsent, type SealParts } from './seal-unsent.ts';
import { SealedBoxes } from './sealed-boxes.ts';

const NOTHING = {
  records: { index: { own: () => [] } },
  outbox: { items: () => [] },
  photoStore: {},
  drafts: {},
  draftsBox: 'drafts',
  mishapBox: 'mishap',
  landlordKey: () => null,
} as unknown as Omit<SealParts, 'api' | 'boxes' | 'receipts' | 'now'>;

const RECORD = revisionKey('a'.repeat(32), '1-x');
const PHOTO = photoKey('f'.repeat(64));
const HELD = { state: 'receipt', sentence: null, server: 'one', at: 1 } as const satisfies Receipt;
const AWAITED = { ...HELD, backedUp: false };

let boxes: SealedBoxes;
let receipts: Receipts;
let account = 0;
let now: number;
beforeEach(async () => {
  account += 1;
  now = 10;
  boxes = new SealedBoxes(`seal-${String(account)}`);
  receipts = new Receipts(testWork(`seal-${String(account)}`));
  await receipts.load('one');
});
afterEach(() => boxes.close());

async function boxed(...names: string[]): Promise<void> {
  for (const name of names) await boxes.keep(name, new TextEncoder().encode(name).buffer);
}

/** A phone of which nothing is left but its boxes, and an office that answers so about what it is asked. */
function phone(standing: object, sealed: (body: unknown) => Response = () => json({ state: 'held' }, 201)) {
  const office = officeThat(({ path, body }) => {
    if (path === '/api/sealed') return sealed(body);
    const { records, photos } = body as { records: object[]; photos: string[] };
    return json({
      server: receipts.server,
      records: records.map((one) => ({ ...one, ...standing })),
      photos: photos.map((sha256) => ({ sha256, ...standing })),
    });
  });
  const seal = new SealUnsent({ ...NOTHING, api: office.api, boxes, receipts, now: () => now });
  const sent = () => office.asked.filter(({ path }: Asked) => path === '/api/sealed').length;
  return { seal, sent, asked: () => office.asked.length - sent() };
}

test('a box that the office will not take stays and keeps no other here', async () => {
  await boxed('a', 'b', 'c');
  const { seal, sent } = phone({}, (body) =>
    (body as { box: string }).box === btoa('a')
      ? json({ error: 'damaged', reason: 'What lies in this box came damaged.' }, 422)
      : json({ state: 'held' }, 201),
  );
  expect(await seal.settle()).toBe(2);
  expect(sent()).toBe(3);
  expect(await boxes.names()).toEqual(['a']);
});

test('what the office holds and no backup does stays here sealed, is not sent again, and goes with the backup', async () => {
  await boxed(RECORD, PHOTO);
  await receipts.keep([
    [RECORD, AWAITED],
    [PHOTO, AWAITED],
  ]);
  const before = phone({ state: 'held', backedUp: false });
  await before.seal.settle();
  await before.seal.settle();
  expect([before.sent(), before.asked()]).toEqual([0, 1]);
  expect(await boxes.names()).toEqual([PHOTO, RECORD]);

  now += 3_600_000;
  const after = phone({ state: 'held', backedUp: true });
  expect(await after.seal.settle()).toBe(0);
  expect(await boxes.names()).toEqual([]);
});

test('an office that was put back to a backup is sent what it does not hold any more', async () => {
  await boxed(RECORD);
  await receipts.keep([[RECORD, AWAITED]]);
  receipts.trust('two');
  let isThere = false;
  const { api } = officeThat(({ path, body }) => {
    if (path === '/api/sealed') {
      isThere = true;
      return json({ state: 'held' }, 201);
    }
    const { records } = body as { records: object[] };
    const standing = isThere ? { state: 'held', backedUp: false } : { state: 'missing' };
    return json({ server: 'two', records: records.map((one) => ({ ...one, ...standing })), photos: [] });
  });
  const seal = new SealUnsent({ ...NOTHING, api, boxes, receipts, now: () => now });
  expect(await seal.settle()).toBe(1);
  // It arrived after that backup: it waits for the next one.
  expect(await boxes.names()).toEqual([RECORD]);
  expect(receipts.of(RECORD)).toMatchObject({ state: 'receipt', backedUp: false });
  expect(await seal.settle()).toBe(0);
});

test('where the office makes no backups a receipt is the end, and what it destroyed is kept in no box', async () => {
  await boxed(RECORD, PHOTO);
  const silent = phone({ state: 'held' });
  expect(await silent.seal.settle()).toBe(0);
  expect(await boxes.names()).toEqual([]);

  await boxed(RECORD);
  await receipts.keep([[RECORD, AWAITED]]);
  now += 3_600_000;
  const { seal, sent } = phone({ state: 'destroyed', reason: 'It was destroyed at the office.' });
  await seal.settle();
  expect([await boxes.names(), sent()]).toEqual([[], 0]);
});

test('who signs out leaves what waits for a backup, and nothing else', async () => {
  await boxed(RECORD, PHOTO, 'drafts');
  await receipts.keep([
    [RECORD, AWAITED],
    [PHOTO, HELD],
  ]);
  const { seal } = phone({});
  expect(await seal.leaveAwaiting()).toBe(true);
  await seal.sealDrafts();
  expect(await boxes.names()).toEqual([RECORD]);
});

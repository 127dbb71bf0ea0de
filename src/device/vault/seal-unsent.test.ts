import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { json, officeThat, type Asked } from '../fake-office.fixture.ts';
import { Outbox } from '../outbox.ts';
import { boxKey, photoKey, Receipts, revisionKey } from '../receipts.ts';
import { RecordDatabase } from '../records.ts';
import { sha256Hex } from '../sha256.ts';
import type { Receipt } from '../stored-work.ts';
import { testWork } from '../work-keys.fixture.ts';
import { SealUnsent, type SealParts } from './seal-unsent.ts';
import { SealedBoxes } from './sealed-boxes.ts';

// The store of the records asks which browser it is in.
vi.stubGlobal('navigator', { userAgent: 'Chrome/40' });

const NOTHING = {
  records: { index: { own: () => [] } },
  outbox: { items: () => [] },
  photoStore: {},
  drafts: { list: () => Promise.resolve([]) },
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
const stores: RecordDatabase[] = [];
let account = 0;
let now: number;
beforeEach(async () => {
  account += 1;
  now = 10;
  boxes = new SealedBoxes(`seal-${String(account)}`);
  receipts = new Receipts(testWork(`seal-${String(account)}`));
  await receipts.load('one');
});
afterEach(async () => {
  await boxes.close();
  for (const store of stores.splice(0)) await store.destroy();
});

async function boxed(...names: string[]): Promise<void> {
  for (const name of names) await boxes.keep(name, new TextEncoder().encode(name).buffer);
}

const HELD_THERE = { state: 'held' };
const MISSING = { state: 'missing' };

/**
 * A phone of which nothing is left but its boxes, and an office that answers so about what it is asked: once it has taken a
 * box, by `after`.
 */
function phone(
  standing: object,
  {
    sealed = () => json({ state: 'held' }, 201),
    after = standing,
  }: { readonly sealed?: (body: unknown) => Response | null; readonly after?: object } = {},
) {
  let taken = 0;
  const office = officeThat(({ path, body }) => {
    if (path === '/api/sealed') {
      const answer = sealed(body);
      if (answer?.ok) taken += 1;
      return answer;
    }
    const {
      records,
      photos,
      boxes: named,
    } = body as { records: object[]; photos: string[]; boxes: string[] };
    const told = taken > 0 ? after : standing;
    return json({
      server: receipts.server,
      records: records.map((one) => ({ ...one, ...told })),
      photos: photos.map((sha256) => ({ sha256, ...told })),
      boxes: named.map((sha256) => ({ sha256, ...told })),
    });
  });
  const seal = new SealUnsent({ ...NOTHING, api: office.api, boxes, receipts, now: () => now });
  const sent = () => office.asked.filter(({ path }: Asked) => path === '/api/sealed').length;
  return { seal, sent, asked: () => office.asked.length - sent() };
}

test('a box that the office will not take stays, keeps no other here, and is not left behind when the account goes', async () => {
  await boxed('a', 'b', 'c');
  const { seal, sent } = phone(MISSING, {
    after: HELD_THERE,
    sealed: (body) =>
      (body as { box: string }).box === btoa('a')
        ? json({ error: 'not_sealed_here', reason: 'This box was not sealed for this office. Keep it.' }, 422)
        : json({ state: 'held' }, 201),
  });
  // The office has not taken it, whatever it says of the others.
  await receipts.keep([
    [boxKey(await sha256Hex(new TextEncoder().encode('a'))), { ...HELD, state: 'refused' }],
  ]);
  expect(await seal.notArrived()).toEqual(['a', 'b', 'c']);
  expect(await seal.settle()).toBe(2);
  expect(sent()).toBe(3);
  expect(await boxes.names()).toEqual(['a']);
  expect(await seal.notArrived()).toEqual(['a']);
  expect(await seal.leaveAwaiting()).toBe(true);
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

test('an office that was put back to a backup is sent what it does not hold any more, and has it in no backup yet', async () => {
  await boxed(RECORD, PHOTO, 'begun');
  await receipts.keep([
    [RECORD, AWAITED],
    [PHOTO, AWAITED],
  ]);
  receipts.trust('two');
  const { seal, sent } = phone(MISSING, { after: { state: 'held', backedUp: false } });
  expect(await seal.settle()).toBe(3);
  // They arrived after that backup: they wait for the next one.
  expect(await boxes.names()).toEqual(['begun', PHOTO, RECORD]);
  expect(receipts.of(RECORD)).toMatchObject({ state: 'receipt', backedUp: false });
  expect(await seal.notArrived()).toEqual([]);
  expect(await seal.settle()).toBe(0);
  expect(sent()).toBe(3);
  now += 3_600_000;
  await phone({ state: 'held', backedUp: true }).seal.settle();
  expect(await boxes.names()).toEqual([]);
});

test('what the office refused, and keeps in its inbox, waits for a backup too, and is asked of once an hour', async () => {
  await boxed(RECORD);
  const refused = { state: 'refused', reason: 'No meter chosen.', backedUp: false };
  const { seal, sent, asked } = phone(MISSING, { after: refused });
  for (let round = 0; round < 3; round += 1) await seal.settle();
  expect([sent(), asked(), await boxes.names()]).toEqual([1, 2, [RECORD]]);
  expect(await seal.notArrived()).toEqual([]);
  now += 3_600_000;
  await phone({ ...refused, backedUp: true }).seal.settle();
  expect(await boxes.names()).toEqual([]);
});

test('a box that the office has taken and then does not know of stays, and is sent again', async () => {
  await boxed(RECORD, PHOTO, 'begun');
  const forgetful = phone(MISSING);
  // None arrived by the office's word, so no new round begins because of them.
  expect(await forgetful.seal.settle()).toBe(0);
  expect(await boxes.names()).toEqual(['begun', PHOTO, RECORD]);
  expect(await forgetful.seal.notArrived()).toEqual(['begun', PHOTO, RECORD]);
  const well = phone(MISSING, { after: HELD_THERE });
  expect(await well.seal.settle()).toBe(3);
  expect(await boxes.names()).toEqual([]);
});

test('a box whose receipt does not come for want of signal stays until it does', async () => {
  await boxed(RECORD);
  let hasSignal = true;
  const { api } = officeThat(({ path, body }) => {
    if (!hasSignal) return null;
    if (path === '/api/sealed') {
      hasSignal = false;
      return json({ state: 'held' }, 201);
    }
    const { records } = body as { records: object[] };
    return json({ server: 'one', records: records.map((one) => ({ ...one, ...MISSING })), photos: [] });
  });
  const seal = new SealUnsent({ ...NOTHING, api, boxes, receipts, now: () => now });
  await expect(seal.settle()).rejects.toMatchObject({ end: { because: 'no-signal' } });
  expect(await boxes.names()).toEqual([RECORD]);
});

test('what was handed to the office keeps its sealed copy until a backup has it', async () => {
  const [id, rev] = ['a'.repeat(32), '1-x'];
  const own = [{ id, rev, kind: 'note', home: null, recordedAt: 1, picture: null }];
  const index = { own: () => own.map((one) => ({ ...one, state: receipts.state(RECORD) })) };
  const outbox = new Outbox(index as never, receipts);
  const { api } = officeThat(() =>
    json({ server: 'one', records: [{ id, rev, state: 'held', backedUp: true }] }),
  );
  const records = { index } as never;
  const seal = new SealUnsent({ ...NOTHING, records, outbox, api, boxes, receipts, now: () => now });
  await boxed(RECORD);
  await outbox.noteHanded(RECORD, { server: 'one', at: 5, backedUp: false });
  await seal.catchUp();
  expect([await boxes.names(), outbox.count().waiting]).toEqual([[RECORD], 0]);
  await seal.settle();
  expect(await boxes.names()).toEqual([]);
  expect(outbox.items()[0]).toMatchObject({
    state: 'receipt',
    backedUp: true,
    sentence: 'Handed to the office, which deals with it now.',
  });
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

test('who signs out leaves all but what this office and its backup have, and the box of answers of which none is begun', async () => {
  await boxed(RECORD, PHOTO, 'drafts', 'mishap', 'begun under an earlier vault');
  await receipts.keep([[PHOTO, HELD]]);
  const { seal } = phone({});
  expect(await seal.leaveAwaiting()).toBe(true);
  await seal.sealDrafts();
  expect(await boxes.names()).toEqual(['begun under an earlier vault', RECORD]);
});

test('who signs out at an office that was just put back, and is busy, leaves what that office has not', async () => {
  await boxed(RECORD, PHOTO);
  await receipts.keep([
    [RECORD, AWAITED],
    [PHOTO, HELD],
  ]);
  receipts.trust('two');
  const { seal } = phone(MISSING, { sealed: () => json({ error: 'busy' }, 503) });
  expect(await seal.settle()).toBe(0);
  expect(await seal.notArrived()).toEqual([PHOTO, RECORD]);
  expect(await seal.leaveAwaiting()).toBe(true);
  expect(await boxes.names()).toEqual([PHOTO, RECORD]);
});

test('who signs out when all is settled leaves nothing, and nothing waits', async () => {
  await boxed(RECORD, 'drafts');
  await receipts.keep([[RECORD, HELD]]);
  const { seal } = phone({});
  expect(await seal.leaveAwaiting()).toBe(false);
  expect(await boxes.names()).toEqual([]);
});

const ID = 'a'.repeat(32);

/** A phone that has these boxes, no signal, and shows of one record of its own the version whose revisions these are. */
async function phoneShowing([rev = '', ...before]: readonly string[], boxesHere: readonly string[]) {
  await boxed(...boxesHere);
  const database = new RecordDatabase(`shown-${String(account)}`);
  stores.push(database);
  const ids = [rev, ...before].map((one) => one.slice(2));
  const revisions = before.length === 0 ? {} : { _revisions: { start: ids.length, ids } };
  await database.keep([{ _id: ID, _rev: rev, ...revisions }]);
  const records = { index: { own: () => [{ id: ID, rev }] }, database };
  const { api } = officeThat(() => null);
  return new SealUnsent({ ...NOTHING, records: records as never, api, boxes, receipts, now: () => now });
}

async function saved(seal: SealUnsent): Promise<readonly string[]> {
  const read = (await seal.undelivered()).map((box) => box());
  return (await Promise.all(read)).map((box) => new TextDecoder().decode(box ?? undefined));
}

test('an earlier version of a record that is here is not all that is left of it', async () => {
  const seal = await phoneShowing(['2-y', '1-x'], [RECORD, revisionKey(ID, '2-y'), PHOTO]);
  expect(await seal.notArrived()).toEqual([PHOTO]);
  expect(await saved(seal)).toEqual([PHOTO]);
});

test('a later version than the one that is here, and another beside it, are all that is left of it', async () => {
  const [later, beside] = [revisionKey(ID, '3-z'), revisionKey(ID, '2-q')];
  const seal = await phoneShowing(['2-y', '1-x'], [RECORD, later, beside]);
  expect(await seal.notArrived()).toEqual([beside, later]);
  expect(await saved(seal)).toEqual([beside, later]);
});

test('a change of which only the box is left is not taken for the version that a new pack brings', async () => {
  const change = revisionKey(ID, '2-b');
  const seal = await phoneShowing(['1-a'], [change]);
  await seal.settle().catch(() => 0);
  expect(await seal.notArrived()).toEqual([change]);
  expect(await saved(seal)).toEqual([change]);
});

test('where the phone was not told what a version went on from, the box stays all that is left', async () => {
  const seal = await phoneShowing(['2-y'], [RECORD]);
  expect(await seal.notArrived()).toEqual([RECORD]);
  const [database] = stores;
  if (database) vi.spyOn(database, 'readWithAncestry').mockRejectedValue(new Error('damaged'));
  expect(await seal.notArrived()).toEqual([RECORD]);
});

/** A phone that shows a record of its own, which the office has, and whose picture it does not have. */
function phoneNaming(picture: string, digests: readonly string[], api = officeThat(() => null).api) {
  const own = [{ id: ID, rev: '1-x', kind: 'photo', home: null, recordedAt: 1, picture, state: 'receipt' }];
  const outbox = new Outbox({ own: () => own } as never, receipts);
  const photoStore = { digests: () => Promise.resolve(digests) };
  const shown = { records: { index: { own: () => own } }, photoStore } as never as SealParts;
  const { records } = shown;
  const parts = { ...NOTHING, records, outbox, photoStore: shown.photoStore, api, boxes, receipts };
  return { outbox, seal: new SealUnsent({ ...parts, now: () => now }) };
}

test('a picture whose record came back with the pack, and whose bytes are in the box alone, is sent from it', async () => {
  const picture = 'f'.repeat(64);
  await boxed(PHOTO);
  await receipts.keep([[RECORD, HELD]]);
  const cut = phoneNaming(picture, []);
  expect(await cut.seal.notArrived()).toEqual([PHOTO]);
  expect(await saved(cut.seal)).toEqual([PHOTO]);

  let taken = false;
  const { api } = officeThat(({ path }) => {
    if (path !== '/api/sealed')
      return json({ server: 'one', photos: [{ sha256: picture, state: taken ? 'held' : 'missing' }] });
    taken = true;
    return json({ state: 'held' }, 201);
  });
  expect(await phoneNaming(picture, [], api).seal.settle()).toBe(1);
  expect(await boxes.names()).toEqual([]);
});

test('a picture whose bytes are here goes by its own way, and from its box once they are found to be damaged', async () => {
  const picture = 'f'.repeat(64);
  await boxed(PHOTO);
  await receipts.keep([[RECORD, HELD]]);
  const { seal, outbox } = phoneNaming(picture, [picture]);
  expect(await seal.notArrived()).toEqual([]);
  outbox.noteLostPictures([picture]);
  expect(await seal.notArrived()).toEqual([PHOTO]);
});

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { opaqueIdFrom } from '#domain/ids.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { note } from '#domain/records/note.ts';
import { KeptDocument } from './kept-document.ts';
import { Mint } from './minting.ts';
import { Receipts, revisionKey } from './receipts.ts';
import { RecordIndex } from './record-index.ts';
import { testWork } from './work-keys.fixture.ts';

const id = (digit: number) => opaqueIdFrom(new Uint8Array(16).fill(digit));
const NOW = Date.parse('2026-11-24T10:00:00Z');
const [AUTHOR, DEVICE, HOME] = [id(1), id(2), id(3)];

let accounts = 0;
async function index(now = NOW) {
  const receipts = new Receipts(testWork(`index-${(accounts += 1)}`));
  await receipts.load('server');
  return {
    receipts,
    index: new RecordIndex(
      receipts,
      AUTHOR,
      () => DEVICE,
      () => now,
    ),
  };
}

function aNote(documentId: string, by = { author: AUTHOR, device: DEVICE }, more: object = {}): KeptDocument {
  const mint = new Mint(
    by.author,
    () => by.device,
    () => null,
    () => NOW,
  );
  const record = mintRecord(note, { words: 'Wet.' }, mint.envelope({ home: HOME }));
  return KeptDocument.of({ ...record, _id: documentId, _rev: '1-x', ...more });
}

test('what this phone made is kept until its receipt; what came from the office needs none', async () => {
  const { index: records, receipts } = await index();
  records.take([
    aNote(id(4)),
    aNote(id(5), { author: id(8), device: DEVICE }),
    aNote(id(6), { author: AUTHOR, device: id(9) }),
  ]);
  expect(records.own().map((one) => [one.id, one.state])).toEqual([[id(4), 'kept']]);
  expect(records.record(id(5))).toMatchObject({ own: false, state: 'receipt' });
  await receipts.keep([
    [revisionKey(id(4), '1-x'), { state: 'refused', sentence: 'No.', server: 'server', at: 1 }],
  ]);
  expect(records.record(id(4))).toMatchObject({ state: 'refused', sentence: 'No.' });
});

test('what a newer version of the app wrote is not shown, but it is sent', async () => {
  const { index: records } = await index();
  records.take([aNote(id(4), undefined, { version: 99 })]);
  expect(records.record(id(4))).toBeNull();
  expect(records.own()).toMatchObject([{ id: id(4), kind: 'note', state: 'kept' }]);
});

test('every leaf of a conflict of one’s own must reach the office', async () => {
  const { index: records } = await index();
  records.take([aNote(id(4), undefined, { _conflicts: ['1-y'] })]);
  expect(records.own().map((one) => one.rev)).toEqual(['1-x', '1-y']);
  expect(records.branched()).toEqual([id(4)]);
  expect(records.record(id(4))?.twoVersions).toBe(false);
  records.noteAsked(id(4), true);
  expect(records.record(id(4))?.twoVersions).toBe(true);
});

test('a record of one’s other phone is sent from here once it is changed here', async () => {
  const { index: records, receipts } = await index();
  records.take([aNote(id(4), { author: AUTHOR, device: id(9) })]);
  expect(records.own()).toEqual([]);
  expect(records.record(id(4))).toMatchObject({ own: false, mine: true });
  await receipts.noteChangedHere(id(4), NOW);
  expect(records.own().map((one) => one.rev)).toEqual(['1-x']);
});

test('a projection is not shown after the moment until which it may be read', async () => {
  const until = '2026-11-24T10:00:00+00:00';
  const body = {
    _id: id(4),
    _rev: '1-x',
    disclosed: 'contractor',
    kind: 'works-order',
    home: HOME,
    body: {},
    readableUntil: until,
  };
  const before = (await index(NOW)).index;
  before.take([KeptDocument.of(body)]);
  expect(before.projections('works-order')).toHaveLength(1);
  const after = (await index(NOW + 1)).index;
  after.take([KeptDocument.of(body)]);
  expect(after.projections('works-order')).toEqual([]);
});

test('what is kept of a home is out of date as soon as one of its records comes, also after all was read anew', async () => {
  const { index: held } = await index();
  held.take([aNote('a1')]);
  const first = held.versionOf(HOME);
  held.take([aNote('a2')]);
  const second = held.versionOf(HOME);
  held.clear();
  held.take([aNote('a1')]);
  expect(new Set([first, second, held.versionOf(HOME)]).size).toBe(3);
  expect(held.versionOf(id(9))).toBe(0);
});

test('a visit is found for the day and known to be over before any of its records is read', async () => {
  const { index: held } = await index();
  const document = (name: string, more: object) =>
    KeptDocument.of({ _id: name, _rev: '1-x', home: HOME, ...more });
  const planned = { state: 'planned', surveyor: AUTHOR, onDate: '2026-11-24' };
  held.take([
    document('v1', { kind: 'visit', body: { ...planned, atMinute: 570 } }),
    document('v2', { kind: 'visit', body: planned }),
    document('v3', { kind: 'visit', body: { ...planned, state: 'moved' } }),
    document('v4', { kind: 'visit', body: { ...planned, surveyor: id(8) } }),
    document('n1', { kind: 'note', body: planned }),
    document('i1', { kind: 'inspection', body: { visit: 'v1' } }),
    document('i2', { kind: 'inspection', body: { visit: 'v2' } }),
    document('n2', { kind: 'note', inspection: 'i2', body: {} }),
    document('s1', { kind: 'sign-off', inspection: 'i1', body: {} }),
  ]);
  expect(held.plannedFor(AUTHOR).map((one) => [one.id, one.planned.minute])).toEqual([
    ['v1', 570],
    ['v2', null],
  ]);
  expect(['v1', 'v2'].map((visit) => held.finished(visit))).toEqual([true, false]);
});

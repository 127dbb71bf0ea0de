import { expect, test } from 'vitest';
import { opaqueIdFrom } from '#domain/ids.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { room } from '#domain/records/room.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { Mint } from './minting.ts';
import { nextOfEach, readVersions } from './record-versions.ts';
import type { RawDocument } from './kept-document.ts';
import type { RecordDatabase } from './records.ts';

const id = (digit: number) => opaqueIdFrom(new Uint8Array(16).fill(digit));
const mint = new Mint(
  id(1),
  () => id(2),
  () => null,
  () => Date.parse('2026-11-24T10:00:00Z'),
);
const made = mintRecord(room, { roomKind: 'bedroom', number: 2 }, mint.envelope({ home: id(3) }));

/** A tree in which `1-a` has two children; what is missing is left out. */
function store(more: Readonly<Record<string, object>>): RecordDatabase {
  const said = new Map<string, object>(Object.entries(more));
  return {
    readWithAncestry: (_id: string, rev: string) => {
      const body = said.get(rev);
      const ids = rev === '1-a' ? ['a'] : [rev.slice(2), 'a'];
      const document = { ...made, body, _id: id(4), _rev: rev, _revisions: { start: ids.length, ids } };
      return Promise.resolve(body ? document : null);
    },
  } as unknown as RecordDatabase;
}

const BASE = { roomKind: 'bedroom', number: 2 };
const SIDES = { '2-b': { ...BASE, number: 3 }, '2-c': { ...BASE, nothingFound: true } };

test('two versions are read with what both came from, and joined', async () => {
  const versions = await readVersions(store({ '1-a': BASE, ...SIDES }), id(4), ['2-c', '2-b']);
  expect(versions?.differing?.joined).toEqual({
    asks: false,
    body: { ...BASE, number: 3, nothingFound: true },
  });
});

test('what both came from is asked for where it is not on this phone; without it, it is a question', async () => {
  const found = () => Promise.resolve(made as SurveyRecord);
  const asked = await readVersions(store(SIDES), id(4), ['2-c', '2-b'], found);
  expect(asked?.differing?.joined.asks).toBe(false);
  const unknown = await readVersions(store(SIDES), id(4), ['2-c', '2-b']);
  expect(unknown?.differing?.joined.asks).toBe(true);
});

test('a joined record ends each side, under the same revisions on every phone, and asks nothing any more', async () => {
  const versions = await readVersions(store({ '1-a': BASE, ...SIDES }), id(4), ['2-c', '2-b']);
  const joined = { ...made, body: { ...BASE, number: 3, nothingFound: true } } as SurveyRecord;
  const leaves = versions?.leaves ?? [];
  const written = await nextOfEach(id(4), joined, leaves);
  const elsewhere = await nextOfEach(id(4), joined, [...leaves].reverse());
  expect(written.map(({ _rev }) => _rev)).toEqual(elsewhere.map(({ _rev }) => _rev).reverse());
  expect(written.map((one) => (one['_revisions'] as { ids: string[] }).ids.slice(1))).toEqual([
    ['c', 'a'],
    ['b', 'a'],
  ]);
  const revs = written.map(({ _rev }) => _rev);
  const again: RecordDatabase = {
    readWithAncestry: (_id: string, rev: string) =>
      Promise.resolve(written.find((one: RawDocument) => one._rev === rev) ?? null),
  } as unknown as RecordDatabase;
  expect((await readVersions(again, id(4), revs))?.differing).toBeNull();
});

import { expect, test } from 'vitest';
import { json, officeThat } from '../fake-office.fixture.ts';
import { fillingIsOver, fillPack } from './fill-pack.ts';
import type { RawDocument } from '../kept-document.ts';
import type { Filling } from '../records.ts';
import { RoundEnded } from '../sending/sync-state.ts';

/** A store that keeps in memory, and can die after so many batches. */
function aStore(dieAfter = Infinity) {
  const kept: string[] = [];
  let mark: Filling | null = null;
  let batches = 0;
  return {
    kept,
    pack: 'pack-1',
    keep(documents: readonly RawDocument[]) {
      batches += 1;
      if (batches > dieAfter) return Promise.reject(new Error('The tab was ended.'));
      kept.push(...documents.map(({ _id }) => _id));
      return Promise.resolve();
    },
    filling: () => Promise.resolve(mark),
    noteFilling(filling: Filling) {
      mark = filling;
      return Promise.resolve();
    },
    get mark() {
      return mark;
    },
  };
}

const ALL = Array.from({ length: 250 }, (_, at) => String(at + 1));
const row = (at: string) => JSON.stringify({ seq: at, docs: [{ _id: `d${at}`, _rev: '1-a' }] });

/** An office that holds 250 documents and cuts the line after so many of them. */
const office = (cutAfter = Infinity) =>
  officeThat(({ path }) => {
    const since = Number(new URLSearchParams(path.split('?')[1]).get('since'));
    const rest = ALL.slice(since);
    const whole = [
      JSON.stringify({ follow: rest.length }),
      ...rest.map(row),
      JSON.stringify({ since: '250' }),
    ];
    const text = `${whole.join('\n')}\n`;
    if (rest.length <= cutAfter) return new Response(text);
    return new Response(text.slice(0, text.indexOf(row(String(since + cutAfter))) + 9));
  });

const nothing = () => undefined;

test('the whole pack comes in one answer, and the protocol goes on from its end', async () => {
  const store = aStore();
  const { api, asked } = office();
  const progress: number[][] = [];
  expect(await fillPack(api, store, (_documents, done, of) => progress.push([done, of]))).toBe('250');
  expect(store.kept).toEqual(ALL.map((at) => `d${at}`));
  expect(progress).toEqual([
    [100, 250],
    [200, 250],
    [250, 250],
  ]);
  expect(await fillPack(api, store, nothing)).toBe('250');
  await fillingIsOver(store, '250');
  expect(await fillPack(api, store, nothing)).toBeNull();
  expect(asked).toHaveLength(1);
});

test('a line that is cut goes on where it was: nothing is asked for twice, nothing is left out', async () => {
  const store = aStore();
  await expect(fillPack(office(130).api, store, nothing)).rejects.toThrow(RoundEnded);
  expect(store.kept).toHaveLength(129);
  expect(store.mark).toEqual({ since: '129', state: 'begun' });
  const { api, asked } = office();
  expect(await fillPack(api, store, nothing)).toBe('250');
  expect(store.kept).toEqual(ALL.map((at) => `d${at}`));
  expect(asked[0]?.path).toBe('/api/pack?name=pack-1&since=129');
});

test('a tab that ends between two batches loses none of them', async () => {
  const dying = aStore(1);
  await expect(fillPack(office().api, dying, nothing)).rejects.toThrow('The tab was ended.');
  expect(dying.mark).toEqual({ since: '100', state: 'begun' });
});

test.each([
  ['a page that a network puts in between', new Response('<html>Sign in to this wifi</html>'), 'no-signal'],
  ['a pack that has another name now', json({ error: 'not_found' }, 404), 'pack-gone'],
  ['a session that has ended', json({ error: 'unauthorized' }, 401), 'signed-out'],
  ['a server that cannot just now', json({ error: 'busy' }, 503), 'busy'],
])('%s fills nothing and says what it is', async (_name, response, because) => {
  const store = aStore();
  const ending = fillPack(officeThat(() => response).api, store, nothing);
  await expect(ending).rejects.toMatchObject({ end: { because } });
  expect(store.kept).toEqual([]);
});

test('what has several versions is named apart: the store says which one counts', async () => {
  const store = aStore();
  const lines = [
    { follow: 2 },
    { seq: '1', docs: [{ _id: 'd1', _rev: '1-a' }] },
    {
      seq: '2',
      docs: [
        { _id: 'd2', _rev: '2-a' },
        { _id: 'd2', _rev: '2-b' },
      ],
    },
    { since: '2' },
  ];
  const { api } = officeThat(() => new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
  const told: unknown[] = [];
  await fillPack(api, store, (single, _done, _of, several) =>
    told.push([single.map(({ _id }) => _id), several]),
  );
  expect(told).toEqual([[['d1'], ['d2']]]);
});

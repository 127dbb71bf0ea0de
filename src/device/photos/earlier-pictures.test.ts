import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { EarlierPictures } from './earlier-pictures.ts';
import { json, officeThat } from '../fake-office.fixture.ts';
import { PhotoStore } from './photo-store.ts';
import { RoundEnded } from '../sending/sync-state.ts';
import { testWork } from '../work-keys.fixture.ts';

const nothing = () => undefined;
let stores = 0;
const aStore = () => new PhotoStore(testWork(`earlier-${(stores += 1)}`));

/** An office that shows pictures of these sizes, and whose line dies at one of them. */
const office = (sizes: Record<string, number>, diesAt?: string) =>
  officeThat(({ path, body }) => {
    if (path === '/api/pack/pictures') {
      const { names } = body as { names: string[] };
      return json({ pictures: names.map((name) => ({ name, bytes: sizes[name] ?? null })) });
    }
    const name = path.slice('/photos/'.length);
    return name === diesAt ? null : new Response(new Uint8Array(sizes[name] ?? 0));
  });

test('what is wanted and not here is fetched once; what the office does not show is left out', async () => {
  const store = aStore();
  await store.keepShown('a', new ArrayBuffer(3));
  const { api, asked } = office({ b: 5 });
  const pictures = new EarlierPictures(api, store, nothing);
  pictures.wantedBy(() => ['a', 'b', 'c']);
  await pictures.fetchMissing();
  expect([...pictures.state.here].sort()).toEqual(['a', 'b']);
  expect([...pictures.state.bytes]).toEqual([['b', 5]]);
  expect((await store.shown('b'))?.byteLength).toBe(5);
  expect(asked.map(({ path }) => path)).toEqual(['/api/pack/pictures', '/photos/b']);
});

test('a cut line keeps what came; the next round fetches the rest', async () => {
  const store = aStore();
  const cut = new EarlierPictures(office({ a: 1, b: 2 }, 'b').api, store, nothing);
  cut.wantedBy(() => ['a', 'b']);
  await expect(cut.fetchMissing()).rejects.toThrow(RoundEnded);
  const { api, asked } = office({ a: 1, b: 2 });
  const again = new EarlierPictures(api, store, nothing);
  again.wantedBy(() => ['a', 'b']);
  await again.fetchMissing();
  expect(asked.map(({ path }) => path)).toEqual(['/api/pack/pictures', '/photos/b']);
});

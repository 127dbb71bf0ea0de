import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { testWork } from '../work-keys.fixture.ts';
import { PhotoShrinker } from './photo-shrinker.ts';
import { PhotoStore } from './photo-store.ts';
import { Photos } from './photos.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const nothing = () => Promise.resolve(null);

test('a shot whose tab ended is missed; one whose record is on the phone is not, and its mark goes', async () => {
  const store = new PhotoStore(testWork('photos-expected'));
  const opened = (recorded: readonly string[]) =>
    new Photos(
      store,
      new PhotoShrinker(),
      nothing,
      () => NOW,
      (id) => recorded.includes(id),
    );
  const before = opened([]);
  await before.expect('came', { room: 'r' });
  await before.expect('lost', { room: 'r' });
  expect(await before.expected()).toEqual([]); // this page means them still
  const after = opened(['came']);
  expect((await after.expected()).map(({ id }) => id)).toEqual(['lost']);
  await expect.poll(async () => (await store.expected()).map(({ id }) => id)).toEqual(['lost']);
});

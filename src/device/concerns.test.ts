import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { isOpaqueId } from '#domain/ids.ts';
import { Concerns } from './concerns.ts';
import { Drafts } from './drafts.ts';
import { json, officeThat } from './fake-office.fixture.ts';
import { testWork } from './work-keys.fixture.ts';

const id = 'c'.repeat(32);
const told = {} as Parameters<Concerns['keep']>[1];

test('what the office will not take stays, is said, and is sent again; what it takes is gone', async () => {
  if (!isOpaqueId(id)) throw new Error('not an id');
  let answer = () => json({ error: 'busy' }, 503);
  const concerns = new Concerns(new Drafts(testWork('concerns')), officeThat(() => answer()).api, () => {});
  await concerns.keep(id, told);
  await concerns.send();
  expect([concerns.waiting, concerns.refused]).toEqual([1, 0]);
  answer = () => json({ error: 'forbidden', reason: 'This could not be taken.' }, 403);
  await concerns.send();
  expect([concerns.waiting, concerns.refused]).toEqual([1, 1]);
  answer = () => json({ held: true });
  await concerns.send();
  expect([concerns.waiting, concerns.refused]).toEqual([0, 0]);
});

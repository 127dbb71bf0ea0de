import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { isOpaqueId } from '#domain/ids.ts';
import { CONCERN_TO_SEND } from './concerns.ts';
import { Drafts } from './drafts.ts';
import { json, officeThat } from './fake-office.fixture.ts';
import { ToldQueue } from './told-queue.ts';
import { testWork } from './work-keys.fixture.ts';

const id = 'c'.repeat(32);

/** A queue, before an office that answers as it is told to. */
async function aQueue(name: string) {
  if (!isOpaqueId(id)) throw new Error('not an id');
  const office = { answer: () => json({ error: 'busy' }, 503) };
  const drafts = new Drafts(testWork(name));
  const { api } = officeThat(() => office.answer());
  const queue = new ToldQueue<{ words: string }>(drafts, api, CONCERN_TO_SEND, () => {});
  await queue.keep(id, { words: 'Told at the door.' });
  return { queue, office, drafts };
}

test('what the office will not take stays, is said, and is sent again; what it takes is gone', async () => {
  const { queue, office, drafts } = await aQueue('told');
  await queue.send();
  expect([queue.waiting, queue.refused]).toEqual([1, []]);
  office.answer = () => json({ error: 'forbidden', reason: 'This could not be taken.' }, 403);
  await queue.send();
  expect([queue.waiting, queue.refused.map(({ sentence }) => sentence)]).toEqual([
    1,
    ['This could not be taken.'],
  ]);
  office.answer = () => json({ held: true });
  await queue.send();
  expect([queue.waiting, queue.refused, await drafts.list()]).toEqual([0, [], []]);
});

test('its author takes back what was refused, and nothing of it stays in the queue', async () => {
  const { queue, office } = await aQueue('taken-back');
  office.answer = () => json({ error: 'unfinished', reason: 'Choose which of your phones is lost.' }, 422);
  await queue.send();
  const [refused] = queue.refused;
  if (refused === undefined) throw new Error('It was refused.');
  expect(refused.told.draft).toEqual({ words: 'Told at the door.' });
  await queue.takeBack(refused);
  expect([queue.waiting, queue.refused]).toEqual([0, []]);
});

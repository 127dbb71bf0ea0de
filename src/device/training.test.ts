import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { isOpaqueId } from '#domain/ids.ts';
import { Drafts } from './drafts.ts';
import { json, officeThat } from './fake-office.fixture.ts';
import { Training } from './training.ts';
import { testWork } from './work-keys.fixture.ts';

const id = 'd'.repeat(32);
const VIEW = { state: 'in-date', words: 'In date.', courses: [], next: null };

test('a set that was taken without signal is kept and counted until the office has it; what it says is known afterwards', async () => {
  if (!isOpaqueId(id)) throw new Error('not an id');
  let answer = () => json({ error: 'busy' }, 503);
  const drafts = new Drafts(testWork('training'));
  const { api } = officeThat(() => answer());
  const counts: number[] = [];
  const training = new Training(drafts, api, (waiting) => counts.push(waiting));
  await training.keep({ id, course: 'who-sees-what', takenOn: '2026-11-24', answers: [] });
  await training.send();
  expect([training.waiting, training.known]).toEqual([1, null]);
  const again = new Training(drafts, api, () => undefined);
  await again.load();
  expect(again.waiting).toBe(1);
  answer = () => json({ scorePercent: 100, passed: true, training: VIEW });
  await again.send();
  expect([again.waiting, again.known]).toEqual([0, VIEW]);
  await training.load();
  expect([training.waiting, training.known]).toEqual([0, VIEW]);
  expect(counts).toEqual([1, 1, 0]);
});

test('a set that the office does not take is gone, and what it said of it stays until the next set', async () => {
  if (!isOpaqueId(id)) throw new Error('not an id');
  const { api } = officeThat(() => json({ error: 'unfinished', reason: 'Do the set once more.' }, 422));
  const training = new Training(new Drafts(testWork('training-refused')), api, () => undefined);
  const set = { id, course: 'who-sees-what', takenOn: '2026-11-24', answers: [] } as const;
  await training.keep(set);
  await training.send();
  expect([training.waiting, training.refused]).toEqual([0, 'Do the set once more.']);
  await training.send();
  expect(training.refused).not.toBe('');
  await training.keep(set);
  expect(training.refused).toBe('');
});

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

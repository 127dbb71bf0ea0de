import { expect, test } from 'vitest';
import type { OutboxCount } from '../device/outbox.ts';
import type { SyncState } from '../device/sending/sync-state.ts';
import { inWords as words } from './sync-words.ts';

const AT = Date.parse('2026-11-24T11:26:00Z');
const NOW = AT + 60_000;
const inWords = (state: SyncState, made: OutboxCount, now = NOW) => words(state, made, now);
const count = (more: Partial<OutboxCount>): OutboxCount => ({
  ...{ kept: 0, sent: 0, receipt: 0, refused: 0, waiting: 0 },
  ...more,
});

test('what is safe is said before what is wrong, and the next try has a time', () => {
  expect(
    inWords(
      { state: 'waiting', because: 'no-signal', nextTryAt: AT, doneAt: null },
      count({ kept: 2, waiting: 2 }),
    ),
  ).toBe('No signal. Everything here works. 2 items kept on this phone. Will try by itself, next at 11:26.');
  expect(inWords({ state: 'signed-out' }, count({ kept: 1, waiting: 1 }))).toBe(
    'Your work is safe. 1 item could not be sent. Sign in again.',
  );
});

test('with no signal and nothing that waits, it is said when all was sent, and not that all is well now', () => {
  const waiting = { state: 'waiting', because: 'no-signal', nextTryAt: AT, doneAt: AT } as const;
  expect(inWords(waiting, count({ receipt: 3 }))).toBe(
    'No signal. Everything here works. All sent at 11:26.',
  );
  expect(inWords(waiting, count({}))).toBe('No signal. Everything here works. Up to date at 11:26.');
  expect(inWords(waiting, count({}), AT + 86_400_000)).toContain('Up to date at Tue 24 Nov, 11:26.');
  expect(inWords(waiting, count({ receipt: 3, kept: 1, waiting: 1 }))).toContain(
    '1 item kept on this phone. Will try by itself, next at 11:26.',
  );
});

test('a day that never came whole is not said to be up to date', () => {
  const waiting = { state: 'waiting', because: 'no-signal', nextTryAt: AT, doneAt: null } as const;
  expect(inWords(waiting, count({}))).toBe(
    'No signal. Everything here works. Will try by itself, next at 11:26.',
  );
});

test('"everything has a receipt" is said only when everything has one', () => {
  const done = { state: 'done', at: AT, waiting: 0 } as const;
  expect(inWords(done, count({ receipt: 3 }))).toContain('Everything has a receipt');
  expect(inWords(done, count({ receipt: 3, sent: 1, waiting: 1 }))).not.toContain('Everything has a receipt');
  expect(inWords(done, count({ refused: 1, waiting: 1 }))).toBe(
    'The office could not take 1 item. It is safe here.',
  );
});

test('a Wi-Fi that answers in the office’s place is named, and photos are told in bytes too', () => {
  const waiting = { state: 'waiting', because: 'not-the-office', nextTryAt: AT, doneAt: null } as const;
  expect(inWords(waiting, count({ kept: 1, waiting: 1 }))).toBe(
    'This Wi-Fi answered, not the office. Sign in to it, or switch it off. 1 item kept on this phone. Will try by itself, next at 11:26.',
  );
  const bytes = { done: 1_200_000, of: 1_900_000 };
  expect(inWords({ state: 'sending', what: 'photos', done: 9, of: 14, bytes }, count({}))).toBe(
    'Sending photo 10 of 14, 1.2 of 1.9 MB. Keep this open.',
  );
});

import { expect, test } from 'vitest';
import type { OutboxCount } from '../device/outbox.ts';
import { inWords } from './sync-status.svelte.ts';

const AT = Date.parse('2026-11-24T11:26:00Z');
const count = (more: Partial<OutboxCount>): OutboxCount => ({
  ...{ kept: 0, sent: 0, receipt: 0, refused: 0, waiting: 0 },
  ...more,
});

test('what is safe is said before what is wrong, and the next try has a time', () => {
  expect(
    inWords({ state: 'waiting', because: 'no-signal', nextTryAt: AT }, count({ kept: 2, waiting: 2 })),
  ).toBe('No signal. Everything here works. 2 items kept on this phone. Will try by itself, next at 11:26.');
  expect(inWords({ state: 'signed-out' }, count({ kept: 1, waiting: 1 }))).toBe(
    'Your work is safe. 1 item could not be sent. Sign in again.',
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
  const waiting = { state: 'waiting', because: 'not-the-office', nextTryAt: AT } as const;
  expect(inWords(waiting, count({ kept: 1, waiting: 1 }))).toBe(
    'This Wi-Fi answered, not the office. Sign in to it, or switch it off. 1 item kept on this phone. Will try by itself, next at 11:26.',
  );
  const bytes = { done: 1_200_000, of: 1_900_000 };
  expect(inWords({ state: 'sending', what: 'photos', done: 9, of: 14, bytes }, count({}))).toBe(
    'Sending photo 10 of 14, 1.2 of 1.9 MB. Keep this open.',
  );
});

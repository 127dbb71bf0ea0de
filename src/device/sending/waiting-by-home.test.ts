import { expect, test } from 'vitest';
import type { OutboxItem } from '../outbox.ts';
import { countOf, readGroups, waitingByHome } from './waiting-by-home.ts';

const item = (more: Partial<OutboxItem>): OutboxItem => ({
  ...{ key: 'k', what: 'record', id: 'i', kind: 'note', home: 'h', state: 'kept' },
  ...{ sentence: null, at: null, backedUp: null, recordedAt: 5 },
  ...more,
});

test('what has no receipt is grouped by home, the oldest first, and nothing else is told of it', () => {
  const groups = waitingByHome(
    [
      item({ recordedAt: 9 }),
      item({ recordedAt: 7, state: 'refused' }),
      item({ home: null, recordedAt: 2 }),
      item({ recordedAt: 1, state: 'receipt' }),
    ],
    100,
  );
  expect(groups).toEqual([
    { home: null, count: 1, since: 2, until: 2 },
    { home: 'h', count: 2, since: 7, until: 9 },
  ]);
  expect(countOf(groups)).toBe(3);
});

test('what does not say when it was recorded counts as of now', () => {
  expect(waitingByHome([item({ recordedAt: null })], 100)).toMatchObject([{ since: 100, until: 100 }]);
});

test('a note from outside the databases is read strictly', () => {
  const good = { home: 'h', count: 1, since: 2, until: 3 };
  expect(readGroups([good, { ...good, count: 'one' }, null, 'x', { ...good, home: 7 }])).toEqual([good]);
  expect(readGroups('x')).toEqual([]);
});

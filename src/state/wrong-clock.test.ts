import { expect, test } from 'vitest';
import { wrongClock } from './wrong-clock.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-25T09:00:00Z');
const titleOf = (differenceMs: number, measuredAt = NOW) =>
  wrongClock({ differenceMs, measuredAt }, NOW)?.title ?? null;

test('a clock that is right, or was never compared, is not spoken of', () => {
  expect(wrongClock(null, NOW)).toBeNull();
  expect(titleOf(0)).toBeNull();
  expect(titleOf(-HOUR_MS)).toBeNull();
});

test.each([
  [2 * HOUR_MS, 'This phone’s clock is about 2 hours slow.'],
  [-3.4 * HOUR_MS, 'This phone’s clock is about 3 hours fast.'],
  [23.5 * HOUR_MS, 'This phone’s clock is about 1 day slow.'],
  [-40 * 24 * HOUR_MS, 'This phone’s clock is about 40 days fast.'],
])('a difference of %d ms is told in words', (differenceMs, title) => {
  expect(titleOf(differenceMs)).toBe(title);
});

test('a clock that went back since the office was met is told, whatever the difference was then', () => {
  expect(titleOf(0, NOW + 2 * HOUR_MS)).toBe('This phone’s clock went back.');
  expect(titleOf(5 * HOUR_MS, NOW + 2 * HOUR_MS)).toBe('This phone’s clock went back.');
  expect(titleOf(0, NOW + HOUR_MS / 2)).toBeNull();
});

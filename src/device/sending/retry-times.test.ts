import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-times.ts';

test('5 seconds at first, 10 minutes at most', () => {
  expect(retryAfterMs(1, 0.5)).toBe(5_000);
  expect(retryAfterMs(6, 0.5)).toBe(600_000);
  expect(retryAfterMs(60, 0.5)).toBe(600_000);
});

test('chance moves a try by a tenth either way, and more failures never mean a shorter wait', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const wait = retryAfterMs(failures, chance);
        const middle = retryAfterMs(failures, 0.5);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(middle * 0.9));
        expect(wait).toBeLessThanOrEqual(Math.ceil(middle * 1.1));
        expect(retryAfterMs(failures + 1, chance)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR_MS } from './instants.ts';
import { londonIso } from './london.ts';
import { shiftEnd } from './shift-end.ts';

test.each([
  ['2026-11-25T08:00:00Z', '2026-11-26T04:00:00+00:00'],
  ['2026-11-25T23:30:00Z', '2026-11-26T04:00:00+00:00'],
  ['2026-11-26T02:00:00Z', '2026-11-27T04:00:00+00:00'],
  ['2026-07-01T07:00:00Z', '2026-07-02T04:00:00+01:00'],
  ['2026-03-28T20:00:00Z', '2026-03-29T04:00:00+01:00'],
  ['2026-10-24T20:00:00Z', '2026-10-25T04:00:00+00:00'],
])('a shift that begins at %s ends at %s', (from, end) => {
  expect(londonIso(shiftEnd(Date.parse(from)))).toBe(end);
});

test('whenever it begins, a shift lasts at least four hours, at most 29, and ends at four', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }), (from) => {
      const end = shiftEnd(from);
      expect(end - from).toBeGreaterThanOrEqual(4 * HOUR_MS);
      expect(end - from).toBeLessThanOrEqual(29 * HOUR_MS);
      expect(londonIso(end)).toContain('T04:00:00');
    }),
  );
});

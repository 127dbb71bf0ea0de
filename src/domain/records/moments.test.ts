import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../time/instants.ts';
import { instantAt, isInstant, isLocalDate, localDateOf } from './moments.ts';

describe('what a record may hold as a moment or a day', () => {
  it.each([
    '2026-11-24T10:15:00-00:00',
    '2026-11-24T10:15:00-13:00',
    '2026-11-24T10:15:00+14:30',
    '2026-02-30T10:15:00Z',
    '1969-12-31T10:15:00Z',
    '2026-11-24T10:15:00',
    null,
  ])('refuses %j, from which no clock could be counted', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('writes moments and days that it takes, and that can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (at) => {
        expect(parseInstant(instantAt(at))).toEqual({ ok: true, value: at });
        expect(isLocalDate(localDateOf(Math.floor(at / 86_400_000)))).toBe(true);
      }),
    );
    expect(() => instantAt(-86_400_000)).toThrow(RangeError);
  });

  it('takes the day on which a tenancy of 1965 began', () => {
    expect(isLocalDate('1965-04-01')).toBe(true);
    expect(isLocalDate('1965-02-29')).toBe(false);
  });
});

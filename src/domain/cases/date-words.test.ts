import { describe, expect, it } from 'vitest';
import { dateInWords, instantInWords, minuteInWords, momentInFull } from './date-words.ts';

const NOW = Date.UTC(2026, 10, 24, 11, 24);

describe('dates in words', () => {
  it('names the weekday, and the year only when it is another one', () => {
    expect(dateInWords('2026-12-01', NOW)).toBe('Tue 1 Dec');
    expect(dateInWords('2027-01-04', NOW)).toBe('Mon 4 Jan 2027');
  });

  it('reads instants on London’s clock, summer time too', () => {
    expect(instantInWords('2026-11-10T10:15:00+00:00', NOW)).toBe('Tue 10 Nov, 10:15');
    expect(instantInWords('2026-07-01T22:30:00Z', NOW)).toBe('Wed 1 Jul, 23:30');
    expect(instantInWords('2026-12-31T23:59:00Z', NOW)).toBe('Thu 31 Dec, 23:59');
  });

  it('writes a minute of the day and a whole moment', () => {
    expect(minuteInWords(555)).toBe('09:15');
    expect(momentInFull(NOW)).toBe('Tuesday 24 November 2026, 11:24');
  });
});

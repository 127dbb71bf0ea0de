import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay, parseDay, weekdayOf } from './calendar-day.ts';
import { endOfLondonDay, fromLondon, londonDay, londonIso, startOfLondonDay, toLondon } from './london.ts';

const HOUR_MS = 3_600_000;
const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function byIntl(at: number): string {
  const part = new Map<string, string>(wall.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year, month, day, hour] = ['year', 'month', 'day', 'hour'].map((type) => part.get(type));
  return `${year}-${month}-${day}T${hour}:${part.get('minute')}:${part.get('second')}`;
}

function at(text: string): number {
  return Date.parse(text);
}

function day(text: string): number {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error('The test names a day that does not exist.');
  return parsed;
}

describe('London time', () => {
  it('agrees with the time-zone tables at every half hour of the nights of change, 1996 to 2037', () => {
    for (let year = 1996; year <= 2037; year += 1) {
      for (const month of [2, 9]) {
        for (let step = -2 * 48; step < 10 * 48; step += 1) {
          const instant = Date.UTC(year, month, 24) + (step * HOUR_MS) / 2;
          expect(londonIso(instant).slice(0, 19)).toBe(byIntl(instant));
        }
      }
    }
  });

  it('agrees with the time-zone tables anywhere, and finds its way back', () => {
    const instants = fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2037, 11) });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(londonIso(instant).slice(0, 19)).toBe(byIntl(instant));
        expect(Date.parse(londonIso(instant))).toBe(instant);
        const back = fromLondon(toLondon(instant));
        const found =
          back.kind === 'twice' ? [back.earlier, back.later] : back.kind === 'once' ? [back.at] : [];
        expect(found).toContain(instant);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2026-03-29', 0.5, { kind: 'once', at: at('2026-03-29T00:30:00Z') }],
    ['2026-03-29', 1, { kind: 'never' }],
    ['2026-03-29', 1.5, { kind: 'never' }],
    ['2026-03-29', 2, { kind: 'once', at: at('2026-03-29T01:00:00Z') }],
    ['2026-10-25', 0.5, { kind: 'once', at: at('2026-10-24T23:30:00Z') }],
    [
      '2026-10-25',
      1,
      { kind: 'twice', earlier: at('2026-10-25T00:00:00Z'), later: at('2026-10-25T01:00:00Z') },
    ],
    [
      '2026-10-25',
      1.5,
      { kind: 'twice', earlier: at('2026-10-25T00:30:00Z'), later: at('2026-10-25T01:30:00Z') },
    ],
    ['2026-10-25', 2, { kind: 'once', at: at('2026-10-25T02:00:00Z') }],
  ])('on %s, %d hours past midnight', (date, hours, expected) => {
    expect(fromLondon({ day: day(date), timeMs: hours * HOUR_MS })).toEqual(expected);
  });

  it.each([
    ['2026-03-28', '2026-03-28T00:00:00+00:00', '2026-03-28T23:59:59+00:00'],
    ['2026-03-29', '2026-03-29T00:00:00+00:00', '2026-03-29T23:59:59+01:00'],
    ['2026-03-30', '2026-03-30T00:00:00+01:00', '2026-03-30T23:59:59+01:00'],
    ['2026-10-25', '2026-10-25T00:00:00+01:00', '2026-10-25T23:59:59+00:00'],
    ['2026-10-26', '2026-10-26T00:00:00+00:00', '2026-10-26T23:59:59+00:00'],
  ])('%s runs from %s to %s', (date, first, last) => {
    expect(londonIso(startOfLondonDay(day(date)))).toBe(first);
    expect(londonIso(endOfLondonDay(day(date)))).toBe(last);
    expect(londonDay(startOfLondonDay(day(date)))).toBe(day(date));
    expect(londonDay(startOfLondonDay(day(date)) - 1)).toBe(day(date) - 1);
  });

  it('keeps milliseconds only when there are any', () => {
    expect(londonIso(at('2026-07-01T10:00:00.250Z'))).toBe('2026-07-01T11:00:00.250+01:00');
  });
});

describe('calendar days', () => {
  it('reads back what it writes, and knows the weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (number) => {
        expect(parseDay(isoDay(number))).toBe(number);
        expect(weekdayOf(number)).toBe(new Date(`${isoDay(number)}T00:00:00Z`).getUTCDay());
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '0099-12-31', '2026-11-24T00:00:00Z', ''])(
    'refuses %j',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
});

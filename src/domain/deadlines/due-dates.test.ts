import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS, ENGLAND } from './bank-holidays.ts';
import { dueDate, inTime, lastMoment, type RuleId } from './due-dates.ts';
import { isTimeLimitId, timeLimit, TIME_LIMITS } from './time-limits.ts';

interface Example {
  readonly id: string;
  readonly aware_at: string;
  readonly trigger_at: string;
  readonly rule: string;
  readonly expected_due: string | null;
}

const FILE = new URL('../../../tests/data/deadline-examples.json', import.meta.url);
const { examples } = JSON.parse(readFileSync(FILE, 'utf8')) as { examples: readonly Example[] };

function ruleId(text: string): RuleId {
  if (text === 'OUT_OF_SCOPE' || isTimeLimitId(text)) return text;
  throw new Error('The example names an unknown rule.');
}

function due(rule: RuleId, awareAt: string, triggerAt = awareAt): string | null {
  const result = dueDate({ rule, awareAt, triggerAt, calendar: ENGLAND });
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe('the twelve shared examples', () => {
  it('are all here', () => {
    expect(examples).toHaveLength(12);
  });

  it.each(examples)('$id is due $expected_due', (example) => {
    expect(due(ruleId(example.rule), example.aware_at, example.trigger_at)).toBe(example.expected_due);
  });
});

describe('edges of the day', () => {
  it.each([
    ['at the first second of Monday', '2025-11-03T00:00:00+00:00', '2025-11-17T23:59:59+00:00'],
    ['at the last second of Monday', '2025-11-03T23:59:59+00:00', '2025-11-17T23:59:59+00:00'],
    ['a second later, on Tuesday', '2025-11-04T00:00:00+00:00', '2025-11-18T23:59:59+00:00'],
    ['after 17:00 on Friday: still day zero', '2025-11-07T23:50:00+00:00', '2025-11-21T23:59:59+00:00'],
    ['on Sunday', '2025-11-09T12:00:00+00:00', '2025-11-21T23:59:59+00:00'],
    [
      'in summer, late on Sunday in UTC and Monday in London',
      '2026-06-07T23:30:00Z',
      '2026-06-22T23:59:59+01:00',
    ],
    ['in summer, Sunday in both', '2026-06-07T22:30:00Z', '2026-06-19T23:59:59+01:00'],
  ])('aware %s', (_when, awareAt, expected) => {
    expect(due('SIG_INVESTIGATE_10WD', awareAt)).toBe(expected);
  });

  it('counts all of the last second of a day, and not the next', () => {
    const limit = timeLimit('SIG_INVESTIGATE_10WD');
    const last = Date.parse('2025-11-17T23:59:59Z');
    expect([inTime(last + 999, last, limit), inTime(last + 1000, last, limit)]).toEqual([true, false]);
  });

  it('counts 24 hours to the millisecond', () => {
    const limit = timeLimit('EMERG_MAKE_SAFE_24H');
    expect([inTime(1000, 1000, limit), inTime(1001, 1000, limit)]).toEqual([true, false]);
  });
});

describe('bank holidays', () => {
  it.each([
    ['before Christmas and New Year', '2026-12-22T12:00:00+00:00', '2026-12-31T23:59:59+00:00'],
    ['on Christmas Day itself', '2026-12-25T12:00:00+00:00', '2027-01-05T23:59:59+00:00'],
    ['on the substitute day', '2026-12-28T12:00:00+00:00', '2027-01-05T23:59:59+00:00'],
    ['on Easter Sunday', '2026-04-05T12:00:00+01:00', '2026-04-13T23:59:59+01:00'],
    ['a day before the summer holiday', '2026-08-30T12:00:00+01:00', '2026-09-07T23:59:59+01:00'],
  ])('concluded %s', (_when, concluded, expected) => {
    expect(due('SIG_MAKE_SAFE_5WD', '2026-03-01T10:00:00Z', concluded)).toBe(expected);
  });

  it('do not move the end of the 12 weeks', () => {
    expect(due('PREVENT_START_12W', '2026-09-01T10:00:00+01:00', '2026-10-02T10:00:00+01:00')).toBe(
      '2026-12-25T23:59:59+00:00',
    );
  });

  it('are not guessed beyond the list', () => {
    const question = { rule: 'SIG_INVESTIGATE_10WD', calendar: ENGLAND } as const;
    const inside = '2029-12-12T10:00:00Z';
    const beyond = '2029-12-17T10:00:00Z';
    expect(dueDate({ ...question, awareAt: inside, triggerAt: inside })).toMatchObject({ ok: true });
    expect(dueDate({ ...question, awareAt: beyond, triggerAt: beyond })).toMatchObject({ ok: false });
  });
});

describe('24 hours', () => {
  it.each([
    ['into spring', '2027-03-27T20:00:00+00:00', '2027-03-28T21:00:00+01:00'],
    ['into autumn', '2026-10-24T20:00:00+01:00', '2026-10-25T19:00:00+00:00'],
    ['from the first 01:30 of the autumn night', '2026-10-25T01:30:00+01:00', '2026-10-26T00:30:00+00:00'],
    ['from the second 01:30 of the autumn night', '2026-10-25T01:30:00+00:00', '2026-10-26T01:30:00+00:00'],
    ['over Christmas', '2026-12-24T23:00:00+00:00', '2026-12-25T23:00:00+00:00'],
  ])('run %s', (_when, awareAt, expected) => {
    expect(due('EMERG_INVESTIGATE_24H', awareAt)).toBe(expected);
  });

  it('run from awareness, or from the identification where that is the rule', () => {
    const later = '2026-02-12T09:00:00+00:00';
    expect(due('EMERG_MAKE_SAFE_24H', '2026-02-06T21:30:00Z', later)).toBe('2026-02-07T21:30:00+00:00');
    expect(due('EMERG_FOUND_LATER_24H', '2026-02-06T21:30:00Z', later)).toBe('2026-02-13T09:00:00+00:00');
  });
});

describe('the day of commencement', () => {
  it.each(TIME_LIMITS.map((limit) => limit.id))('%s: no limit for awareness the evening before', (rule) => {
    const concluded = '2025-11-03T10:00:00Z';
    expect(due(rule, '2025-10-26T23:59:59+00:00', concluded)).toBeNull();
    expect(due(rule, '2025-10-27T00:00:00+00:00', concluded)).not.toBeNull();
  });
});

describe('a slow second opinion', () => {
  const london = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const holidays = BANK_HOLIDAYS.map((holiday) => holiday.date);

  /** `2026-11-24` of the day in London, by the time-zone tables. */
  function dateInLondon(at: number): string {
    const [day, month, year] = london.format(at).slice(0, 10).split('/');
    return `${year}-${month}-${day}`;
  }

  function nextDate(date: string): string {
    return new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }

  function counts(date: string, unit: string): boolean {
    const name = new Date(`${date}T12:00:00Z`).toUTCString().slice(0, 3);
    return unit === 'calendar-days' || !(name === 'Sat' || name === 'Sun' || holidays.includes(date));
  }

  /** Steps day by day, then asks which of the two offsets makes the clock in London read 23:59:59. */
  function slowly(start: number, amount: number, unit: string): string {
    let date = dateInLondon(start);
    for (let left = amount; left > 0;) {
      date = nextDate(date);
      if (counts(date, unit)) left -= 1;
    }
    const ends = [`${date}T23:59:59+00:00`, `${date}T23:59:59+01:00`];
    const end = ends.find((text) => london.format(Date.parse(text)).endsWith('23:59:59'));
    if (end === undefined) throw new Error('No such evening.');
    return end;
  }

  it('agrees on every limit that is counted in days', () => {
    const limits = fc.constantFrom(...TIME_LIMITS.filter((limit) => limit.unit !== 'hours'));
    const starts = fc.integer({ min: Date.UTC(2025, 9, 27), max: Date.UTC(2029, 8) });
    fc.assert(
      fc.property(limits, starts, (limit, start) => {
        const text = new Date(start).toISOString();
        expect(due(limit.id, text)).toBe(slowly(start, limit.amount, limit.unit));
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees that a later start is never due sooner, and that the due moment is later than the start', () => {
    const starts = fc.integer({ min: Date.UTC(2025, 9, 27), max: Date.UTC(2029, 8) });
    fc.assert(
      fc.property(fc.constantFrom(...TIME_LIMITS), starts, starts, (limit, one, other) => {
        const [early, late] = [one, other]
          .sort((a, b) => a - b)
          .map((start) => lastMoment(limit, start, ENGLAND));
        if (!early?.ok || !late?.ok) throw new Error('The calendar covers these years.');
        expect(early.value).toBeLessThanOrEqual(late.value);
        expect(early.value).toBeGreaterThan(Math.min(one, other));
      }),
    );
  });
});

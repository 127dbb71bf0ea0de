import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { HOUR_MS } from '../time/instants.ts';
import { londonIso } from '../time/london.ts';
import { breachClock, isLate } from './breach-clock.ts';
import { aBreach, AWARE } from './breaches.fixture.ts';

const at = (awareAt: string) => aBreach([], { awareAt: Date.parse(awareAt) });
const due = (awareAt: string) => londonIso(breachClock(at(awareAt), Date.parse(awareAt), ENGLAND).due);
const clock = (hours: number, steps: Parameters<typeof aBreach>[0] = []) =>
  breachClock(aBreach(steps), AWARE + hours * HOUR_MS, ENGLAND);
const told = (hours: number) => ({ step: 'regulator-told', at: AWARE + hours * HOUR_MS }) as const;
const unlikely = { step: 'weighed', risk: 'unlikely', at: AWARE } as const;

/** Moments within two days of both changes of the clock, of many years. */
const nearAChange = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'),
    fc.integer({ min: -96 * 60, max: 24 * 60 }),
  )
  .map(([day, minutes]) => Date.parse(`${day}T01:00:00Z`) + minutes * 60_000);
const moment = fc.oneof(
  nearAChange,
  fc.integer({ min: Date.parse('2021-01-01T00:00:00Z'), max: Date.parse('2040-12-31T00:00:00Z') }),
);

describe('the 72 hours of telling the regulator', () => {
  it('run through a weekend, a bank holiday and a change of the clock', () => {
    expect(due('2026-05-22T10:00:00+01:00')).toBe('2026-05-25T10:00:00+01:00'); // Monday is a bank holiday
    expect(due('2026-12-24T23:30:00+00:00')).toBe('2026-12-27T23:30:00+00:00');
    expect(due('2026-03-28T12:00:00+00:00')).toBe('2026-03-31T13:00:00+01:00');
    expect(due('2026-10-24T12:00:00+01:00')).toBe('2026-10-27T11:00:00+00:00');
  });

  it('are 72 hours wherever they begin, in time until the last moment and late right after it', () => {
    fc.assert(
      fc.property(moment, (awareAt) => {
        const breach = aBreach([], { awareAt });
        const end = breachClock(breach, awareAt, ENGLAND).due;
        expect(end - awareAt).toBe(72 * HOUR_MS);
        expect(isLate(breach, end)).toBe(false);
        expect(isLate(breach, end + 1)).toBe(true);
        expect(breachClock(breach, end, ENGLAND).state).toBe('soon');
        expect(breachClock(breach, end + 1, ENGLAND).state).toBe('overdue');
      }),
    );
  });

  it('never go back, and use up their cells once', () => {
    fc.assert(
      fc.property(moment, fc.array(fc.nat({ max: 100 * 60 }), { minLength: 2 }), (awareAt, minutes) => {
        const used = minutes
          .sort((a, b) => a - b)
          .map((one) => breachClock(aBreach([], { awareAt }), awareAt + one * 60_000, ENGLAND).cells.used);
        expect(used).toEqual([...used].sort((a, b) => a - b));
        expect(Math.max(...used)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('say how they stand in words', () => {
    expect(clock(1)).toMatchObject({ state: 'running', left: '71 hours left' });
    expect(clock(50)).toMatchObject({ state: 'soon', left: '22 hours left', cells: { used: 4, total: 6 } });
    expect(clock(73)).toMatchObject({ state: 'overdue', left: '1 hour over' });
    expect(clock(80, [told(71)])).toMatchObject({ state: 'met', left: 'Done in time' });
    expect(clock(80, [told(74)])).toMatchObject({ state: 'met-late', left: 'Done 2 hours late' });
  });

  it('stop where a risk was found unlikely, and run again, as of awareness, when that is weighed anew', () => {
    expect(clock(80, [unlikely])).toMatchObject({ state: 'not-needed' });
    const anew = { step: 'weighed', risk: 'high', at: AWARE + 79 * HOUR_MS } as const;
    expect(clock(80, [unlikely, anew])).toMatchObject({ state: 'overdue', left: '8 hours over' });
  });

  it('run until somebody has weighed it: not deciding stops nothing', () => {
    expect(clock(80, [{ step: 'contained', done: 'recipient-rung', at: AWARE }]).state).toBe('overdue');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksOfCase } from '../cases/case-clocks.ts';
import { minuteInWords } from '../cases/date-words.ts';
import { epoch, ofKind } from '../cases/filed-record.ts';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import type { TimeLimitId } from '../deadlines/time-limits.ts';
import { NO_NUMBERS } from '../landlord/numbers.ts';
import { draftSummary, letterText } from '../resident-words/draft-summary.ts';
import { LANGUAGES } from '../resident-words/languages.ts';
import { isoDay } from '../time/calendar-day.ts';
import { londonDay, londonIso, toLondon } from '../time/london.ts';
import { filed, id } from './filed.fixture.ts';
import { decisionTold, decisionsToTell, LASTING_WORK_DAYS } from './summary-facts.ts';

/* A letter is a promise: each day in it is the day that the clocks of the case give, and no other. */

const say = LANGUAGES.en;
const HOUR = 3_600_000;
const DATES = /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}/g;
// From the first full month of the rules to a year and a half on: weekends, holidays and both changes of the clock.
const found = fc.integer({ min: Date.UTC(2025, 10, 10, 8) / HOUR, max: Date.UTC(2027, 3, 30, 18) / HOUR });
const SAFE: readonly TimeLimitId[] = ['EMERG_MAKE_SAFE_24H', 'EMERG_FOUND_LATER_24H', 'SIG_MAKE_SAFE_5WD'];

function homeOf(severity: 'emergency' | 'significant', at: number, knownDays: number) {
  const moment = (ms: number) => londonIso(ms);
  const filedAt = (name: Parameters<typeof filed>[0], n: number, body: object, ms = at) =>
    filed(name, n, body, { at: moment(ms) });
  const aware = at - knownDays * 24 * HOUR;
  return [
    filedAt('report-fact', 10, { awareAt: moment(aware), hazard: 'damp-and-mould' }, aware),
    filedAt('inspection', 7, {
      ...{ visitKind: 'damp-and-mould', investigation: 'standard', manner: 'in-person' },
      startedAt: moment(at - HOUR / 2),
    }),
    filedAt('room', 20, { roomKind: 'bedroom', number: 2 }),
    filedAt('finding', 30, { room: id(20), findingKind: 'mould', element: 'wall', cause: 'condensation' }),
    filedAt('conclusion', 40, {
      ...{ hazard: 'damp-and-mould', severity, concludedAt: moment(at), reasons: ['widespread'] },
      ...{ cause: 'condensation', safetyWorkNeeded: true, preventativeWorkNeeded: true },
    }),
  ];
}

describe('the days in a letter', () => {
  it('are those of the clocks, whenever a decision is made', () => {
    fc.assert(
      fc.property(
        found,
        fc.constantFrom('emergency', 'significant'),
        fc.integer({ min: 0, max: 9 }),
        (hours, severity, knownDays) => {
          const at = hours * HOUR;
          const home = homeOf(severity, at, knownDays);
          const present = { now: londonIso(at), calendar: ENGLAND };
          const [decision] = decisionsToTell(home);
          if (!decision) throw new Error('It was decided.');
          const told = decisionTold(decision, home, present, null);
          const visitedOn = londonDay(at - HOUR / 2);
          const text = letterText(
            say.title,
            draftSummary(
              {
                ...{ visitedOn, address: 'Flat 14', decisions: [told], accommodation: null },
                ...{ numbers: NO_NUMBERS, cleared: '' },
              },
              say,
            ),
          );
          const counted = clocksOfCase(home, 'tenancy', present);
          if (!counted.ok) throw new Error(counted.problem);
          const clock = (limits: readonly TimeLimitId[]) => {
            const one = counted.value.clocks.find(
              ({ investigation, ruleId }) => investigation === decision.id && limits.includes(ruleId),
            );
            if (!one) throw new Error('That clock runs.');
            return one;
          };
          const safe = clock(SAFE);
          const prevent = clock(['PREVENT_STEPS_5WD']);
          const dueDay = (due: string) => londonDay(epoch(due));
          const days = [
            ...[visitedOn, dueDay(safe.due), dueDay(prevent.due)],
            dueDay(prevent.due) + LASTING_WORK_DAYS,
          ];
          const named = new Set(text.match(DATES));
          expect([...named].sort()).toEqual([...new Set(days.map((day) => say.date(day)))].sort());
          if (severity === 'emergency') {
            const minute = minuteInWords(Math.floor(toLondon(epoch(safe.due)).timeMs / 60_000));
            expect(text).toContain(`by ${minute} on ${say.date(dueDay(safe.due))}`);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are those of the first decision while its clocks run: a second one restarts none', () => {
    const first = Date.UTC(2026, 10, 24, 11);
    const home = homeOf('significant', first, 3);
    const [before] = ofKind(home, 'conclusion');
    const later = londonIso(first + 24 * HOUR);
    const body = { ...before?.record.body, concludedAt: later };
    const again = filed('conclusion', 41, body, { at: later });
    const present = { now: later, calendar: ENGLAND };
    const [one, two] = decisionsToTell([...home, again]);
    if (!one || !two) throw new Error('It was decided twice.');
    const told = (decision: typeof one) => decisionTold(decision, [...home, again], present, null);
    expect(told(two).safe).toEqual(told(one).safe);
    expect(told(two).lasting).toEqual(told(one).lasting);
  });

  it('make an emergency safe by the next day where the law sets no clock', () => {
    const at = Date.UTC(2025, 9, 26, 11);
    const home = homeOf('emergency', at, 3);
    const present = { now: londonIso(at), calendar: ENGLAND };
    const [decision] = ofKind(home, 'conclusion');
    if (!decision) throw new Error('It was decided.');
    const { safe } = decisionTold(decision, home, present, null);
    expect(safe?.finish).toEqual({ day: londonDay(at) + 1, time: null });
  });

  it('follow the surveyor in the end of the lasting work alone', () => {
    const at = Date.UTC(2026, 10, 24, 11);
    const home = homeOf('significant', at, 3);
    const present = { now: londonIso(at), calendar: ENGLAND };
    const [decision] = ofKind(home, 'conclusion');
    if (!decision) throw new Error('It was decided.');
    const own = decisionTold(decision, home, present, 20_850);
    const drafted = decisionTold(decision, home, present, null);
    expect(own.safe).toEqual(drafted.safe);
    expect(own.lasting?.begin).toEqual(drafted.lasting?.begin);
    expect(isoDay(own.lasting?.finish.day ?? 0)).toBe(isoDay(20_850));
  });
});

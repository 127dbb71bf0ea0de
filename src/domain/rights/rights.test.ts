import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { isWorkingDay } from '../deadlines/working-days.ts';
import { isoDay, parseDay } from '../time/calendar-day.ts';
import { rightsRequest } from '../records/rights-request.ts';
import { instantAt } from '../records/moments.ts';
import { bodyProblems } from '../records/parse-record.ts';
import { acknowledgeLimit } from './acknowledge-limit.ts';
import {
  acknowledgement,
  decisionLetter,
  extensionLetter,
  goneLetter,
  MAY_COMPLAIN,
  recipientLetter,
  endLetter,
} from './letters.ts';
import { correspondingDay, monthLimit, pausedDays } from './month-limit.ts';
import { rightsCase, type RightsCase } from './rights-case.ts';
import { lastDayToExtend, rightsClock } from './rights-clock.ts';
import { GROUNDS, groundsOf } from './refusal-grounds.ts';
import { RIGHT_KEYS, RIGHTS, type RightKey, type RightsStep } from './rights.ts';
import { isInForce, nextStep, stepProblem, stepsOpen, tellsRecipients } from './steps.ts';

const day = (text: string) => parseDay(text) ?? Number.NaN;
const at = (text: string) => Date.parse(text.length === 10 ? `${text}T12:00:00Z` : text);

type Step = Parameters<typeof rightsCase>[1][number];
const step = (name: RightsStep, on: string, more: Partial<Step> = {}): Step =>
  ({ request: '0'.repeat(32), step: name, at: instantAt(at(on)), ...more }) as Step;

function made(right: RightKey, received: string, steps: readonly Step[] = [], identity = true): RightsCase {
  const body = {
    right,
    receivedAt: instantAt(at(received)),
    channel: 'phone',
    ...(identity ? ({ identity: 'known' } as const) : {}),
  } as const;
  expect(bodyProblems(body, rightsRequest)).toEqual([]);
  return rightsCase(body, steps);
}
const due = (request: RightsCase, now: string) => {
  const limit = rightsClock(request, at(now), ENGLAND).due;
  return limit === null ? null : isoDay(limit);
};

describe('a month', () => {
  it.each([
    // An ordinary day, and the same date next month.
    ['2026-11-24', '2026-12-24'],
    // The last day where the month is shorter, in an ordinary and in a leap year.
    ['2027-01-31', '2027-03-01'],
    ['2028-01-31', '2028-02-29'],
    // Christmas Day, then a weekend, then the substitute holiday.
    ['2026-11-25', '2026-12-29'],
    // A Saturday.
    ['2026-09-10', '2026-10-12'],
    // Good Friday and Easter Monday.
    ['2026-03-03', '2026-04-07'],
    // Received on a Sunday: the day of receipt counts all the same.
    ['2026-11-22', '2026-12-22'],
  ])('from %s ends on %s', (received, limit) => {
    expect(due(made('access', received), received)).toBe(limit);
  });

  it('begins on the day in London, not in UTC', () => {
    expect(due(made('access', '2026-06-30T23:30:00Z'), '2026-07-01')).toBe('2026-08-03');
    expect(due(made('access', '2026-06-30T22:30:00Z'), '2026-07-01')).toBe('2026-07-30');
  });

  it('is the corresponding date or the last day of that month, whatever the day', () => {
    const days = fc.integer({ min: day('2024-01-01'), max: day('2029-06-30') });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 3 }), (from, months) => {
        const to = correspondingDay(from, months);
        const [wanted, got] = [Number(isoDay(from).slice(8)), Number(isoDay(to).slice(8))];
        expect(got).toBeLessThanOrEqual(wanted);
        if (got < wanted) expect(isoDay(to + 1).slice(8)).toBe('01');
        const index = (one: number) => Number(isoDay(one).slice(0, 4)) * 12 + Number(isoDay(one).slice(5, 7));
        expect(index(to) - index(from)).toBe(months);
      }),
    );
  });

  it('ends on a working day, never before the plain date, and later by what was paused', () => {
    const days = fc.integer({ min: day('2024-02-01'), max: day('2028-12-31') });
    const pauses = fc.array(
      fc.tuple(fc.nat(20), fc.nat(20)).map(([from, long]) => ({ from, to: from + long })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(days, pauses, (from, some) => {
        const placed = some.map((one) => ({ from: from + one.from, to: from + one.to }));
        const limit = monthLimit(from, 1, placed, ENGLAND);
        const paused = pausedDays(from, placed);
        expect(paused).toBeLessThanOrEqual(some.reduce((sum, one) => sum + one.to - one.from, 0));
        if (!limit.ok) throw new Error('The calendar covers this.');
        expect(isWorkingDay(limit.value, ENGLAND)).toBe(true);
        expect(limit.value).toBeGreaterThanOrEqual(correspondingDay(from, 1) + paused);
        for (let between = correspondingDay(from, 1) + paused; between < limit.value; between += 1)
          expect(isWorkingDay(between, ENGLAND)).toBe(false);
      }),
    );
  });

  it('counts days that two questions share once', () => {
    expect(
      pausedDays(0, [
        { from: 2, to: 8 },
        { from: 4, to: 10 },
      ]),
    ).toBe(8);
    expect(pausedDays(5, [{ from: 0, to: 7 }])).toBe(2);
  });
});

describe('what moves the limit of a month', () => {
  it('is the day on which they showed who they are, where they were asked', () => {
    const asked = [step('identity-asked', '2026-11-25')];
    expect(rightsClock(made('access', '2026-11-24', asked, false), at('2027-02-01'), ENGLAND)).toMatchObject({
      state: 'waiting',
      due: null,
    });
    const shown = [...asked, step('identity-shown', '2026-12-01', { identity: 'document' })];
    expect(due(made('access', '2026-11-24', shown, false), '2026-12-02')).toBe('2027-01-04');
    // Who was never asked has lost nothing by it.
    const unasked = [step('identity-shown', '2026-12-01', { identity: 'document' })];
    expect(due(made('access', '2026-11-24', unasked, false), '2026-12-02')).toBe('2026-12-24');
  });

  it('is a question about what they mean, of a copy alone, from the question to its answer', () => {
    const asked = [step('question-asked', '2026-11-30', { words: 'Which years?' })];
    const open = rightsClock(made('access', '2026-11-24', asked), at('2027-03-01'), ENGLAND);
    expect(open).toMatchObject({ state: 'waiting', left: 'Stopped: we wait until they say what they mean' });
    const answered = [...asked, step('question-answered', '2026-12-10')];
    // 24 December and ten days: 3 January is a Sunday.
    expect(due(made('access', '2026-11-24', answered), '2026-12-11')).toBe('2027-01-04');
    for (const right of ['rectification', 'erasure', 'restriction', 'objection'] as const)
      expect(due(made(right, '2026-11-24', answered), '2026-12-11')).toBe('2026-12-24');
  });

  it('is an extension by two months, told in the first month and no later', () => {
    const extended = [step('extended', '2026-12-01', { because: 'complex', words: 'Nine years of files.' })];
    expect(due(made('access', '2026-11-24', extended), '2026-12-02')).toBe('2027-02-24');
    const request = made('access', '2026-11-24');
    expect(lastDayToExtend(request, at('2026-12-01'))).toBe(day('2026-12-24'));
    expect(stepsOpen(request, 'office', at('2026-12-24'))).toContain('extended');
    expect(stepsOpen(request, 'office', at('2026-12-25'))).not.toContain('extended');
    const late = step('extended', '2026-12-25', { because: 'many', words: 'x' });
    expect(stepProblem(request, late, 'office', at('2026-12-25'))).toMatch(/too late/);
    const bare = step('extended', '2026-12-01');
    expect(stepProblem(request, bare, 'office', at('2026-12-01'))).toBe('Choose why it takes longer.');
  });
});

describe('a complaint about data', () => {
  it.each([
    // The day after is day 1: thirty days on from the day it came.
    ['2026-11-24', '2026-12-24'],
    // Thirty days on is Boxing Day, a Saturday; the Monday is its holiday.
    ['2026-11-26', '2026-12-29'],
    ['2026-08-01', '2026-09-01'],
  ])('of %s is acknowledged by %s', (received, limit) => {
    expect(due(made('complaint', received), received)).toBe(limit);
  });

  it('is counted in days and not in months, and nothing stops or stretches it', () => {
    const limit = acknowledgeLimit(day('2026-07-31'), ENGLAND);
    expect(limit.ok && isoDay(limit.value)).toBe('2026-09-01');
    expect(due(made('access', '2026-07-31'), '2026-08-01')).toBe('2026-09-01');
    expect(due(made('complaint', '2027-01-31'), '2027-02-01')).toBe('2027-03-02');
    expect(due(made('access', '2027-01-31'), '2027-02-01')).toBe('2027-03-01');
    const steps = [step('identity-asked', '2026-11-25')];
    expect(due(made('complaint', '2026-11-24', steps, false), '2026-12-01')).toBe('2026-12-24');
    expect(stepsOpen(made('complaint', '2026-11-24'), 'lead', at('2026-11-25'))).not.toContain('extended');
  });

  it('has no date for its outcome once it is acknowledged', () => {
    const request = made('complaint', '2026-11-24', [step('acknowledged', '2026-11-26')]);
    expect(rightsClock(request, at('2027-01-11'), ENGLAND)).toMatchObject({ state: 'undated', due: null });
  });
});

describe('how a clock stands', () => {
  it('is over one second after the last midnight', () => {
    const request = made('access', '2026-11-24');
    const clock = (now: string) => rightsClock(request, at(now), ENGLAND);
    expect(clock('2026-12-24T23:59:59Z')).toMatchObject({ state: 'today', left: 'Due today, by midnight' });
    expect(clock('2026-12-25T00:00:00Z')).toMatchObject({ state: 'overdue', left: '1 day over' });
    expect(clock('2026-11-24')).toMatchObject({
      left: 'Due Thu 24 Dec, 30 days left',
      weeks: { used: 0, total: 5 },
    });
  });

  it('is met by telling them, and says so when that was late', () => {
    const decided = step('decided', '2026-12-20', { outcome: 'granted' });
    const told = (on: string) =>
      rightsClock(made('access', '2026-11-24', [decided, step('told', on)]), at('2027-01-20'), ENGLAND);
    expect(told('2026-12-24')).toMatchObject({ state: 'met' });
    expect(told('2026-12-29')).toMatchObject({ state: 'met-late', left: 'Done 5 days late' });
    expect(rightsClock(made('access', '2026-11-24', [decided]), at('2026-12-28'), ENGLAND).state).toBe(
      'overdue',
    );
  });

  it('says so where the calendar does not reach', () => {
    expect(rightsClock(made('access', '2029-12-20'), at('2029-12-21'), ENGLAND)).toMatchObject({ due: null });
  });
});

describe('what is asked next, and of whom', () => {
  it('goes from who they are over the lead to telling them', () => {
    const next = (steps: readonly Step[], identity = true) =>
      nextStep(made('access', '2026-11-24', steps, identity)).of;
    expect(next([], false)).toBe('office');
    expect(next([step('identity-asked', '2026-11-24')], false)).toBe('person');
    expect(next([])).toBe('lead');
    expect(next([step('question-asked', '2026-11-24')])).toBe('person');
    const decided = step('decided', '2026-11-25', { outcome: 'granted' });
    // Nobody but the lead may open the copy that is sent.
    expect(next([decided])).toBe('lead');
    const refused = step('decided', '2026-11-25', { outcome: 'refused', ground: 'excessive' });
    expect(next([refused])).toBe('office');
    expect(next([decided, step('told', '2026-11-26')])).toBe('nobody');
  });

  it.each(RIGHT_KEYS)('lets the lead alone decide on %s, and nobody give to a stranger', (right) => {
    const now = at('2026-11-25');
    const yes = step('decided', '2026-11-25', { outcome: 'granted', words: 'Because.' });
    expect(stepProblem(made(right, '2026-11-24'), yes, 'office', now)).toMatch(/lead decides/);
    expect(stepProblem(made(right, '2026-11-24'), yes, 'lead', now)).toBeNull();
    expect(stepProblem(made(right, '2026-11-24', [], false), yes, 'lead', now)).toMatch(/who they are first/);
    const [ground = 'exempt'] = groundsOf(right);
    const unfounded = step('decided', '2026-11-25', { outcome: 'refused', words: 'Because.' });
    const no = step('decided', '2026-11-25', { outcome: 'refused', ground });
    expect(stepProblem(made(right, '2026-11-24'), no, 'lead', now)).toMatch(/Write the reason/);
    // A ground of its own right, with its citation: no other one counts.
    const foreign = RIGHT_KEYS.filter((one) => one !== right).flatMap(groundsOf);
    for (const none of [unfounded, ...foreign.map((other) => ({ ...unfounded, ground: other }))])
      expect(stepProblem(made(right, '2026-11-24'), none, 'lead', now)).toMatch(/what this rests/);
    expect(stepProblem(made(right, '2026-11-24'), { ...no, words: 'Because.' }, 'lead', now)).toBeNull();
    const told = step('told', '2026-11-25', { channel: 'letter' });
    expect(stepProblem(made(right, '2026-11-24'), told, 'office', now)).not.toBeNull();
  });

  it('weighs an objection and a deletion by reasons also when they are granted', () => {
    const yes = step('decided', '2026-11-25', { outcome: 'granted' });
    for (const right of ['erasure', 'objection', 'complaint'] as const)
      expect(stepProblem(made(right, '2026-11-24'), yes, 'lead', at('2026-11-25'))).toMatch(/reason/);
    expect(stepProblem(made('access', '2026-11-24'), yes, 'lead', at('2026-11-25'))).toBeNull();
  });

  it('takes each step once', () => {
    const steps = [step('acknowledged', '2026-11-24'), step('decided', '2026-11-25', { outcome: 'granted' })];
    const request = made('access', '2026-11-24', steps);
    for (const again of steps)
      expect(stepProblem(request, again, 'lead', at('2026-11-26'))).toMatch(/already/);
  });

  it('holds a restriction until the lead ends it with a reason', () => {
    const decided = step('decided', '2026-11-25', { outcome: 'granted' });
    const held = made('restriction', '2026-11-24', [decided]);
    expect(isInForce(held)).toBe(true);
    const on = '2026-11-26';
    const problem = (request: RightsCase, name: RightsStep, more: Partial<Step> = {}) =>
      stepProblem(request, step(name, on, more), 'lead', at(on));
    expect(problem(held, 'end-told')).toBe('Tell them first what was decided.');
    // Before it ends they are told that it does, and why (UK GDPR Art. 18(3)).
    const told = [decided, step('told', '2026-11-25')];
    const known = made('restriction', '2026-11-24', told);
    expect(problem(known, 'ended', { words: 'They agreed.' })).toMatch(
      /^Tell them first that it will be used/,
    );
    expect(problem(known, 'end-told')).toMatch(/Write why/);
    expect(problem(known, 'end-told', { words: 'They agreed.' })).toBe('Say how they were told.');
    expect(problem(known, 'end-told', { words: 'They agreed.', channel: 'letter' })).toBeNull();
    const toldEnd = [...told, step('end-told', on, { words: 'They agreed.', channel: 'letter' })];
    const ending = made('restriction', '2026-11-24', toldEnd);
    expect([isInForce(ending), problem(ending, 'ended')]).toEqual([true, null]);
    for (const request of [known, ending])
      for (const name of ['ended', 'end-told'] as const)
        expect(stepsOpen(request, 'office', at(on))).not.toContain(name);
    expect(isInForce(made('restriction', '2026-11-24', [...toldEnd, step('ended', on)]))).toBe(false);
    const nothing = { named: [], waitsFor: [] };
    expect(endLetter(ending, 'They agreed.', nothing)).toMatch(
      /We will use it again.*\nWhy: They agreed\.\n/s,
    );
    expect(endLetter(made('restriction', '2026-11-24', []), null, nothing)).toBeNull();
  });
});

const NOTHING = { named: [], waitsFor: [] };
const GONE = { deletion: { state: 'gone', goneAt: at('2026-11-26') }, corrections: 1 } as const;

describe('what they are told', () => {
  it('says that something is done only where it is, and names it', () => {
    const named = { named: ['Diagnosis of Tue 24 Nov'], waitsFor: ['For now it must stay.'] };
    const decided = (right: RightKey, done: Partial<RightsCase> = {}) => ({
      ...made(right, '2026-11-24', [step('decided', '2026-11-25', { outcome: 'granted', words: 'So.' })]),
      ...done,
    });
    const letter = (right: RightKey, done: Partial<RightsCase> = {}) =>
      decisionLetter(decided(right, done), named) ?? '';
    expect(letter('rectification')).toContain('We will put this right: Diagnosis of Tue 24 Nov.');
    expect(letter('rectification')).not.toContain('have put');
    expect(letter('rectification', GONE)).toContain('We have put this right: Diagnosis of Tue 24 Nov.');
    const asked = { deletion: { state: 'asked', goneAt: null } } as const;
    expect(letter('erasure', asked)).toContain('We will delete this: Diagnosis of Tue 24 Nov.');
    expect(letter('erasure', asked)).toContain('For now it must stay.');
    expect(letter('erasure', asked)).not.toMatch(/have deleted|is gone from/);
    expect(letter('erasure', GONE)).toContain('We have deleted this: Diagnosis of Tue 24 Nov.');
    expect(letter('objection')).toContain('We have stopped using this: Diagnosis of Tue 24 Nov.');
    expect(letter('restriction')).toContain('We keep this and do not use it: Diagnosis of Tue 24 Nov.');
    // Nothing stands in a letter of a decision that came to nothing.
    expect(decisionLetter(decided('erasure'), named)).toBeNull();
    expect(goneLetter(decided('erasure', asked), named)).toBeNull();
    expect(goneLetter(decided('erasure', GONE), named)).toContain('We have deleted this');
  });

  it('tells those who had it only what is done already', () => {
    const decided = (right: RightKey) =>
      made(right, '2026-11-24', [step('decided', '2026-11-25', { outcome: 'granted', words: 'So.' })]);
    for (const right of ['rectification', 'erasure'] as const) {
      expect([right, tellsRecipients(decided(right)), recipientLetter(decided(right))]).toEqual([
        right,
        false,
        null,
      ]);
      expect(recipientLetter({ ...decided(right), ...GONE })).not.toBeNull();
    }
    expect(tellsRecipients(decided('restriction'))).toBe(true);
  });

  it('names the right to complain wherever they are refused or wait longer', () => {
    for (const right of RIGHT_KEYS) {
      const [ground = 'exempt'] = groundsOf(right);
      for (const outcome of ['granted', 'part', 'refused'] as const) {
        const request = made(right, '2026-11-24', [
          step('decided', '2026-11-25', { outcome, ground, words: 'Because.' }),
        ]);
        const letter = decisionLetter({ ...request, deletion: { state: 'asked', goneAt: null } }, NOTHING);
        expect(letter).toContain(GROUNDS[ground].citation);
        expect(letter).toContain(MAY_COMPLAIN);
        expect(letter).toContain('Why: Because.');
      }
      expect(extensionLetter(right, 'Much to read.', day('2027-02-24'), at('2026-12-01'))).toContain(
        MAY_COMPLAIN,
      );
    }
    expect(acknowledgement('access', day('2026-12-24'), at('2026-11-24'))).toContain('by Thu 24 Dec');
  });

  it('has a citation for every rule and says how well it is known', () => {
    for (const { citation, known } of Object.values(RIGHTS)) {
      expect(citation).toMatch(/Art\.|s\.\d/);
      expect(['read', 'secondary', 'remembered']).toContain(known);
    }
  });
});

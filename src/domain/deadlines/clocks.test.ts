import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLAND } from './bank-holidays.ts';
import type { CaseFacts, InvestigationFacts } from './case-facts.ts';
import { caseClocks, type Clock } from './clocks.ts';

/** Monday 3 November 2025; the tenth working day is Monday 17 November. */
const AWARE = '2025-11-03T10:15:00+00:00';
/** Monday 10 November; 3 working days end on Thursday 13, 5 on Monday 17 November, 12 weeks on 2 February. */
const CONCLUDED = '2025-11-10T15:00:00+00:00';

const REPORTED: CaseFacts = {
  hazard: 'damp-and-mould',
  occupancy: 'tenancy',
  excluded: null,
  awareAt: AWARE,
  triage: 'significant',
  investigations: [],
  inPersonRequestedAt: null,
  safetyWorkCannotBeInTime: false,
  preventativeWorkCannotBeInTime: false,
  accommodationOfferedAt: null,
  accessAttempts: [],
  wholeHouseholdMovedOutAt: null,
  thirdPartyRefusedAt: null,
  reasonsGivenFor: [],
};

const FOUND: InvestigationFacts = {
  id: 'first',
  kind: 'standard',
  manner: 'in-person',
  concludedAt: CONCLUDED,
  conclusion: 'significant',
  identifiedAt: null,
  safetyWorkNeeded: true,
  preventativeWorkNeeded: false,
  summarySentAt: null,
  safetyWorkDoneAt: null,
  preventativeStepsTakenAt: null,
  preventativeWorkBegunAt: null,
  allWorkDoneAt: null,
};

function clocks(facts: Partial<CaseFacts>, now: string): readonly Clock[] {
  const result = caseClocks({ ...REPORTED, ...facts }, { now, calendar: ENGLAND });
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function after(
  investigation: Partial<InvestigationFacts>,
  now = '2025-11-11T09:00:00Z',
  facts: Partial<CaseFacts> = {},
) {
  return clocks({ investigations: [{ ...FOUND, ...investigation }], ...facts }, now);
}

function states(list: readonly Clock[]): readonly string[] {
  return list.map((clock) => `${clock.ruleId} ${clock.state}`);
}

function ruleIds(list: readonly Clock[]): readonly string[] {
  return list.map((clock) => clock.ruleId);
}

function only(list: readonly Clock[], ruleId: string): Clock {
  const found = list.filter((clock) => clock.ruleId === ruleId);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} clocks of ${ruleId}`);
  return found[0];
}

describe('before any investigation', () => {
  it('runs ten working days for what may be significant, also while nobody has said', () => {
    const [clock] = clocks({}, '2025-11-05T09:00:00Z');
    expect(clock).toMatchObject({
      ruleId: 'SIG_INVESTIGATE_10WD',
      startedAt: AWARE,
      due: '2025-11-17T23:59:59+00:00',
      state: 'running',
      metAt: null,
      cells: { unit: 'working-days', total: 10, used: 1, today: 2 },
      timeLeft: '8 working days left',
      citation: { regulation: 'reg. 6' },
    });
    expect(states(clocks({ triage: null }, AWARE))).toEqual(['SIG_INVESTIGATE_10WD running']);
    expect(states(clocks({ triage: 'cannot-tell-yet' }, AWARE))).toEqual(['SIG_INVESTIGATE_10WD running']);
  });

  it('runs 24 hours for what may be an emergency', () => {
    const [clock, ...others] = clocks({ triage: 'emergency' }, '2025-11-04T00:40:00Z');
    expect(others).toEqual([]);
    expect(clock).toMatchObject({
      ruleId: 'EMERG_INVESTIGATE_24H',
      due: '2025-11-04T10:15:00+00:00',
      cells: { unit: 'hours', total: 24, used: 14, today: 15 },
      timeLeft: '9 hours 35 minutes left',
    });
  });

  it.each([
    ['2025-11-04T04:14:00Z', 'running'],
    ['2025-11-04T04:15:00Z', 'soon'],
    ['2025-11-04T10:15:00Z', 'soon'],
    ['2025-11-04T10:15:01Z', 'overdue'],
  ])('at %s the 24 hours are %s', (now, state) => {
    expect(clocks({ triage: 'emergency' }, now)[0]?.state).toBe(state);
  });

  it('runs nothing for what is neither, nor where the law does not apply', () => {
    expect(clocks({ triage: 'neither' }, AWARE)).toEqual([]);
    expect(clocks({ occupancy: 'licence' }, AWARE)).toEqual([]);
    expect(clocks({ excluded: 'tenants-own-breach' }, AWARE)).toEqual([]);
    expect(clocks({ hazard: 'excess-cold' }, AWARE)).toEqual([]);
    expect(clocks({ hazard: 'crowding-and-space', triage: 'emergency' }, AWARE)).toEqual([]);
    expect(states(clocks({ hazard: 'excess-cold', triage: 'emergency' }, AWARE))).toHaveLength(1);
  });

  it.each([
    ['2025-11-13T23:59:59Z', 'running', 7, 8, '2 working days left'],
    ['2025-11-14T00:00:00Z', 'soon', 8, 9, '1 working day left'],
    ['2025-11-15T12:00:00Z', 'soon', 9, null, '1 working day left'],
    ['2025-11-17T00:00:00Z', 'soon', 9, 10, 'Due today, by midnight'],
    ['2025-11-17T23:59:59.999Z', 'soon', 9, 10, 'Due today, by midnight'],
    ['2025-11-18T00:00:00Z', 'overdue', 10, null, '1 working day over'],
    ['2025-11-24T00:00:00Z', 'overdue', 10, null, '5 working days over'],
  ])('at %s the ten days are %s', (now, state, used, today, timeLeft) => {
    const [clock] = clocks({}, now);
    expect(clock).toMatchObject({ state, cells: { used, today }, timeLeft });
  });
});

describe('after a conclusion', () => {
  it('"significant" meets the investigation and starts summary and safety work', () => {
    const list = after({});
    expect(states(list)).toEqual([
      'SUMMARY_3WD running',
      'SIG_INVESTIGATE_10WD met',
      'SIG_MAKE_SAFE_5WD running',
    ]);
    expect(list.map((clock) => clock.due)).toEqual([
      '2025-11-13T23:59:59+00:00',
      '2025-11-17T23:59:59+00:00',
      '2025-11-17T23:59:59+00:00',
    ]);
    expect(only(list, 'SIG_INVESTIGATE_10WD')).toMatchObject({ metAt: CONCLUDED, timeLeft: 'Done in time' });
  });

  it('"neither" starts the summary, and no work', () => {
    const list = after({ conclusion: 'neither' });
    expect(states(list)).toEqual(['SUMMARY_3WD running', 'SIG_INVESTIGATE_10WD met']);
  });

  it('"cannot tell yet" starts nothing and keeps the ten days running', () => {
    expect(states(after({ conclusion: 'cannot-tell-yet' }))).toEqual(['SIG_INVESTIGATE_10WD running']);
  });

  it('"emergency" at a standard investigation runs from its identification', () => {
    const list = after({ conclusion: 'emergency', identifiedAt: '2025-11-10T11:00:00+00:00' });
    expect(only(list, 'EMERG_FOUND_LATER_24H').due).toBe('2025-11-11T11:00:00+00:00');
    expect(only(list, 'SIG_INVESTIGATE_10WD').metAt).toBe('2025-11-10T11:00:00+00:00');
  });

  it('a suspected emergency, confirmed, keeps the 24 hours from awareness', () => {
    const confirmed = {
      kind: 'emergency',
      conclusion: 'emergency',
      concludedAt: '2025-11-03T14:00:00Z',
    } as const;
    const list = after(confirmed, '2025-11-03T15:00:00Z', { triage: 'emergency' });
    expect(states(list)).toEqual([
      'EMERG_INVESTIGATE_24H met',
      'EMERG_MAKE_SAFE_24H running',
      'SUMMARY_3WD running',
    ]);
    expect(only(list, 'EMERG_MAKE_SAFE_24H').due).toBe('2025-11-04T10:15:00+00:00');
  });

  it('an emergency of any hazard starts works, though the ten days never ran', () => {
    const list = after({ conclusion: 'emergency' }, CONCLUDED, { hazard: 'lead' });
    expect(states(list)).toEqual(['EMERG_FOUND_LATER_24H running', 'SUMMARY_3WD running']);
  });

  it('a summary counts from the day it is sent', () => {
    expect(only(after({ summarySentAt: '2025-11-13T23:59:59Z' }), 'SUMMARY_3WD').state).toBe('met');
    const late = only(after({ summarySentAt: '2025-11-17T09:00:00Z' }), 'SUMMARY_3WD');
    expect(late).toMatchObject({ state: 'met-late', timeLeft: 'Done 2 working days late' });
  });

  it('no summary is due when all work is finished within its limit (R10), but a late finish excuses nothing', () => {
    const now = '2025-11-20T09:00:00Z';
    const done = { safetyWorkDoneAt: '2025-11-13T16:00:00Z' };
    const finished = only(after({ ...done, allWorkDoneAt: '2025-11-13T16:00:00Z' }, now), 'SUMMARY_3WD');
    expect(finished).toMatchObject({ state: 'ended', ended: { row: 'R10' } });
    expect(only(after({ ...done, allWorkDoneAt: '2025-11-14T00:00:00Z' }, now), 'SUMMARY_3WD').state).toBe(
      'overdue',
    );
  });
});

describe('after an emergency investigation that intake did not expect', () => {
  it('uses the earlier reading: 24 hours from awareness', () => {
    const early = {
      kind: 'emergency',
      conclusion: 'emergency',
      concludedAt: '2025-11-03T20:00:00Z',
    } as const;
    expect(only(after(early, '2025-11-03T21:00:00Z'), 'EMERG_MAKE_SAFE_24H').due).toBe(
      '2025-11-04T10:15:00+00:00',
    );
  });

  it('counts from identification once another investigation had found it less', () => {
    const emergency: InvestigationFacts = {
      ...FOUND,
      id: 'worse',
      kind: 'emergency',
      conclusion: 'emergency',
      concludedAt: '2025-11-12T10:00:00Z',
    };
    const list = clocks({ investigations: [FOUND, emergency], triage: 'emergency' }, '2025-11-12T11:00:00Z');
    expect(only(list, 'EMERG_FOUND_LATER_24H').due).toBe('2025-11-13T10:00:00+00:00');
  });
});

describe('R10', () => {
  it('needs work that was required: "neither" always has its summary', () => {
    const neither = after(
      { conclusion: 'neither', allWorkDoneAt: '2025-11-11T10:00:00Z' },
      '2025-11-20T09:00:00Z',
    );
    expect(only(neither, 'SUMMARY_3WD').state).toBe('overdue');
  });
});

describe('a visit in person after a remote one', () => {
  const remote: Partial<InvestigationFacts> = { manner: 'remote', conclusion: 'neither' };
  const request = '2025-11-12T18:00:00+00:00';

  it('runs ten working days from the request, until a visit in person concludes', () => {
    const asked = after(remote, request, { inPersonRequestedAt: request });
    expect(only(asked, 'RENEWED_INVESTIGATE_10WD')).toMatchObject({
      startedAt: request,
      due: '2025-11-26T23:59:59+00:00',
      state: 'running',
    });
    const visit: InvestigationFacts = {
      ...FOUND,
      id: 'second',
      kind: 'renewed',
      concludedAt: '2025-11-20T12:00:00Z',
    };
    const investigations = [visit, { ...FOUND, ...remote }];
    const visited = clocks({ investigations, inPersonRequestedAt: request }, visit.concludedAt);
    expect(only(visited, 'RENEWED_INVESTIGATE_10WD').state).toBe('met');
    expect(visited.filter((clock) => clock.ruleId === 'SUMMARY_3WD')).toHaveLength(2);
    expect(only(visited, 'SIG_MAKE_SAFE_5WD').investigation).toBe('second');
  });

  it('does not run after a visit in person', () => {
    expect(ruleIds(after({}, request, { inPersonRequestedAt: request }))).not.toContain(
      'RENEWED_INVESTIGATE_10WD',
    );
  });
});

describe('works', () => {
  it('safety work is met when done, also before the conclusion', () => {
    expect(only(after({ safetyWorkDoneAt: '2025-11-10T14:00:00Z' }), 'SIG_MAKE_SAFE_5WD').state).toBe('met');
    expect(only(after({ safetyWorkDoneAt: '2025-11-17T23:59:59Z' }), 'SIG_MAKE_SAFE_5WD').state).toBe('met');
    expect(only(after({ safetyWorkDoneAt: '2025-11-18T00:00:00Z' }), 'SIG_MAKE_SAFE_5WD').state).toBe(
      'met-late',
    );
  });

  it('a second look with the same finding does not start the five days again', () => {
    const again: InvestigationFacts = {
      ...FOUND,
      id: 'again',
      kind: 'further',
      concludedAt: '2025-11-14T10:00:00Z',
    };
    const list = clocks({ investigations: [FOUND, again] }, '2025-11-15T10:00:00Z');
    expect(only(list, 'SIG_MAKE_SAFE_5WD').startedAt).toBe(CONCLUDED);
    const safe = { ...FOUND, safetyWorkDoneAt: '2025-11-12T10:00:00Z' };
    const anew = clocks({ investigations: [safe, again] }, '2025-11-15T10:00:00Z');
    expect(anew.filter((clock) => clock.ruleId === 'SIG_MAKE_SAFE_5WD').map((clock) => clock.state)).toEqual([
      'met',
      'running',
    ]);
  });

  it('accommodation falls due with safety work that cannot be in time, said or passed', () => {
    const said = after({}, CONCLUDED, { safetyWorkCannotBeInTime: true });
    expect(only(said, 'ALT_ACCOM_SIG_5WD')).toMatchObject({
      state: 'running',
      due: '2025-11-17T23:59:59+00:00',
    });
    expect(ruleIds(after({}, '2025-11-17T23:59:59Z'))).not.toContain('ALT_ACCOM_SIG_5WD');
    expect(states(after({}, '2025-11-18T00:00:00Z'))).toContain('ALT_ACCOM_SIG_5WD overdue');
    const done = { safetyWorkDoneAt: '2025-11-12T10:00:00Z' };
    expect(ruleIds(after(done, CONCLUDED, { safetyWorkCannotBeInTime: true }))).not.toContain(
      'ALT_ACCOM_SIG_5WD',
    );
  });

  it('accommodation for an emergency falls due with the emergency', () => {
    const facts = { safetyWorkCannotBeInTime: true, accommodationOfferedAt: '2025-11-10T20:00:00Z' };
    const list = after({ conclusion: 'emergency' }, '2025-11-10T21:00:00Z', facts);
    expect(only(list, 'ALT_ACCOM_EMERG_24H')).toMatchObject({
      due: '2025-11-11T15:00:00+00:00',
      state: 'met',
    });
  });

  it('preventative work is begun, or steps are taken, in five working days', () => {
    const needed = { preventativeWorkNeeded: true };
    expect(only(after(needed), 'PREVENT_STEPS_5WD').due).toBe('2025-11-17T23:59:59+00:00');
    expect(ruleIds(after(needed))).not.toContain('PREVENT_START_12W');
    const begun = after({ ...needed, preventativeWorkBegunAt: '2025-11-14T10:00:00Z' });
    expect(states(begun)).toContain('PREVENT_STEPS_5WD met');
    expect(ruleIds(begun)).not.toContain('PREVENT_START_12W');
  });

  it('steps alone leave the twelve weeks, which only physical work meets', () => {
    const steps = { preventativeWorkNeeded: true, preventativeStepsTakenAt: '2025-11-14T10:00:00Z' };
    const waiting = only(after(steps, '2025-11-24T10:00:00Z'), 'PREVENT_START_12W');
    expect(waiting).toMatchObject({
      due: '2026-02-02T23:59:59+00:00',
      state: 'running',
      cells: { unit: 'weeks', total: 12, used: 1, today: 2 },
      timeLeft: '70 days left',
      safeTarget: { at: '2026-02-01T23:59:59+00:00' },
    });
    const begun = after(
      { ...steps, preventativeWorkBegunAt: '2026-01-20T10:00:00Z' },
      '2026-01-21T10:00:00Z',
    );
    expect(only(begun, 'PREVENT_START_12W').state).toBe('met');
  });

  it.each([
    ['2026-01-24T12:00:00Z', 'running'],
    ['2026-01-25T12:00:00Z', 'soon'],
  ])('the twelve weeks at %s, a week before day 83, are %s', (now, state) => {
    const late = only(after({ preventativeWorkNeeded: true }, now), 'PREVENT_START_12W');
    expect(late.state).toBe(state);
  });

  it('the twelve weeks show once the five days have passed, or cannot be kept', () => {
    const needed = { preventativeWorkNeeded: true };
    expect(states(after(needed, '2025-11-18T00:00:00Z'))).toContain('PREVENT_START_12W running');
    expect(states(after(needed, CONCLUDED, { preventativeWorkCannotBeInTime: true }))).toContain(
      'PREVENT_START_12W running',
    );
  });
});

describe('what ends a clock (R17) and what does not (R18)', () => {
  const now = '2025-12-01T09:00:00Z';

  it('the whole household moving out before the limit ends it; after the limit it excuses nothing', () => {
    const inside = clocks({ wholeHouseholdMovedOutAt: '2025-11-17T23:59:59Z' }, now);
    expect(inside[0]).toMatchObject({
      state: 'ended',
      ended: { row: 'R17' },
      timeLeft: 'Ended before its limit',
    });
    expect(states(clocks({ wholeHouseholdMovedOutAt: '2025-11-18T00:00:00Z' }, now))).toEqual([
      'SIG_INVESTIGATE_10WD overdue',
    ]);
  });

  it('a third party’s refusal ends works and not the summary', () => {
    const list = after({}, now, { thirdPartyRefusedAt: '2025-11-12T10:00:00Z' });
    expect(states(list)).toEqual([
      'SUMMARY_3WD overdue',
      'SIG_INVESTIGATE_10WD met',
      'SIG_MAKE_SAFE_5WD ended',
    ]);
  });

  it('a further investigation that finds nothing ends works', () => {
    const nothing: InvestigationFacts = {
      ...FOUND,
      id: 'further',
      kind: 'further',
      conclusion: 'neither',
      concludedAt: '2025-11-13T10:00:00Z',
    };
    const list = clocks({ investigations: [FOUND, nothing] }, now);
    expect(only(list, 'SIG_MAKE_SAFE_5WD')).toMatchObject({
      state: 'ended',
      ended: { at: '2025-11-13T10:00:00+00:00' },
    });
  });

  it('what was done in time stays done', () => {
    const list = after({ safetyWorkDoneAt: '2025-11-13T10:00:00Z' }, now, {
      wholeHouseholdMovedOutAt: '2025-11-12T10:00:00Z',
    });
    expect(only(list, 'SIG_MAKE_SAFE_5WD').state).toBe('met');
  });

  it('access attempts change nothing, and a reason moves no due date', () => {
    const moments = fc.integer({ min: Date.UTC(2025, 10, 1), max: Date.UTC(2026, 2, 1) });
    fc.assert(
      fc.property(fc.array(moments), moments, (attempts, at) => {
        const accessAttempts = attempts.map((attempt) => new Date(attempt).toISOString());
        const present = new Date(at).toISOString();
        const plain = after({ preventativeWorkNeeded: true }, present);
        expect(after({ preventativeWorkNeeded: true }, present, { accessAttempts })).toEqual(plain);
        const excused = after({ preventativeWorkNeeded: true }, present, {
          reasonsGivenFor: ['SIG_MAKE_SAFE_5WD'],
        });
        expect(excused.map(({ due, state }) => [due, state])).toEqual(
          plain.map(({ due, state }) => [due, state]),
        );
        expect(only(excused, 'SIG_MAKE_SAFE_5WD').reasonGiven).toBe(true);
      }),
    );
  });
});

describe('safe targets', () => {
  it('aim at the earlier wall-clock time when the clocks go forward', () => {
    const [clock] = clocks({ awareAt: '2026-03-28T20:00:00Z', triage: 'emergency' }, '2026-03-28T20:00:00Z');
    expect(clock).toMatchObject({
      due: '2026-03-29T21:00:00+01:00',
      safeTarget: { at: '2026-03-29T20:00:00+01:00' },
    });
    const [autumn] = clocks(
      { awareAt: '2026-10-24T20:00:00+01:00', triage: 'emergency' },
      '2026-10-24T20:00:00Z',
    );
    expect(autumn?.safeTarget).toBeNull();
  });

  it('aim a working day earlier across Good Friday and Christmas Day, and are soon by then', () => {
    const before = '2026-04-02T10:00:00+01:00';
    const [clock] = clocks({ awareAt: '2026-03-31T10:00:00+01:00' }, before);
    expect(clock).toMatchObject({
      due: '2026-04-16T23:59:59+01:00',
      safeTarget: { at: '2026-04-15T23:59:59+01:00' },
    });
    const [soon] = clocks({ awareAt: '2026-03-31T10:00:00+01:00' }, '2026-04-14T10:00:00+01:00');
    expect(soon).toMatchObject({ state: 'soon', timeLeft: '2 working days left' });
  });

  it('are absent where nothing is in doubt', () => {
    expect(clocks({}, AWARE)[0]?.safeTarget).toBeNull();
  });
});

describe('every list of clocks', () => {
  it('is sorted by due date, has one key each, and does not depend on the order of the records', () => {
    const second: InvestigationFacts = {
      ...FOUND,
      id: 'second',
      kind: 'further',
      concludedAt: '2025-11-20T10:00:00Z',
    };
    const one = { ...FOUND, preventativeWorkNeeded: true };
    const list = clocks({ investigations: [one, second] }, '2025-12-10T10:00:00Z');
    const dues = list.map((clock) => Date.parse(clock.due));
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    expect(new Set(list.map((clock) => clock.key)).size).toBe(list.length);
    expect(list.length).toBeGreaterThan(5);
    expect(clocks({ investigations: [second, one] }, '2025-12-10T10:00:00Z')).toEqual(list);
  });

  it('says when it leans on holidays that are not checked', () => {
    const late = clocks({ awareAt: '2028-12-20T10:00:00Z' }, '2028-12-20T10:00:00Z');
    expect([late[0]?.provisional, clocks({}, AWARE)[0]?.provisional]).toEqual([true, false]);
  });

  it('refuses what it cannot read or count', () => {
    const present = { now: AWARE, calendar: ENGLAND };
    expect(caseClocks({ ...REPORTED, awareAt: '2025-11-03' }, present).ok).toBe(false);
    expect(caseClocks(REPORTED, { ...present, now: 'now' }).ok).toBe(false);
    expect(caseClocks({ ...REPORTED, awareAt: '2029-12-28T10:00:00Z' }, present).ok).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { HAZARDS, isHazardKey } from './hazards.ts';
import { decideRule, type RuleQuestion } from './decide-rule.ts';
import { phaseOf } from './scope-rules.ts';
import { decideScope, type ScopeQuestion } from './scope.ts';

const KEYS = Object.keys(HAZARDS).filter(isHazardKey);
const PHASE_2 = [
  'excess-cold',
  'excess-heat',
  'falls-in-baths',
  'falls-on-level-surfaces',
  'falls-on-stairs',
  'falls-between-levels',
  'electrical',
  'fire',
  'explosions',
  'structural-collapse',
  'domestic-hygiene-pests-and-refuse',
  'food-safety',
  'personal-hygiene-sanitation-and-drainage',
  'falls-on-the-level',
  'fire-and-explosions',
  'domestic-hygiene',
];

function scope(question: Partial<Omit<ScopeQuestion, 'awareAt'>> & { awareAt: string }) {
  return decideScope({
    hazard: 'damp-and-mould',
    severity: 'significant',
    occupancy: 'tenancy',
    ...question,
    awareAt: Date.parse(question.awareAt),
  });
}

describe('scope', () => {
  it('brings each hazard in by its phase, and overcrowding never', () => {
    const phases = KEYS.map((key) => [key, phaseOf(key)?.phase ?? null]);
    const expected = KEYS.map((key) => {
      if (key === 'crowding-and-space') return [key, null];
      return [key, key === 'damp-and-mould' ? 1 : PHASE_2.includes(key) ? 2 : 3];
    });
    expect(phases).toEqual(expected);
  });

  it.each([
    ['damp-and-mould', '2025-10-26T23:59:59+00:00', 'R1'],
    ['damp-and-mould', '2025-10-27T00:00:00+00:00', null],
    ['excess-cold', '2026-11-29T23:59:59+00:00', 'R2'],
    ['excess-cold', '2026-11-30T00:00:00+00:00', null],
    ['fire-and-explosions', '2026-11-29T23:59:59+00:00', 'R2'],
    ['fire-and-explosions', '2026-11-30T00:00:00+00:00', null],
    ['lead', '2027-06-01T00:00:00+01:00', 'R3'],
    ['crowding-and-space', '2027-06-01T00:00:00+01:00', 'R3'],
  ] as const)('of a significant hazard, %s, aware %s: out by %s', (hazard, awareAt, row) => {
    expect(scope({ hazard, awareAt })).toMatchObject(
      row === null ? { covered: true } : { covered: false, row },
    );
  });

  it.each(KEYS)('of an emergency, %s, from 27 October 2025 on', (hazard) => {
    const emergency = { hazard, severity: 'emergency' } as const;
    expect(scope({ ...emergency, awareAt: '2025-10-26T23:59:59+00:00' }).covered).toBe(false);
    expect(scope({ ...emergency, awareAt: '2025-10-27T00:00:00+00:00' }).covered).toBe(
      hazard !== 'crowding-and-space',
    );
  });

  it.each(['licence', 'lease', 'private'] as const)(
    'is closed for a %s, also for an emergency',
    (occupancy) => {
      const closed = scope({ occupancy, severity: 'emergency', awareAt: '2026-12-01T10:00:00Z' });
      expect(closed).toMatchObject({ covered: false, row: 'R0' });
    },
  );

  it('is closed where the hazard is not the landlord’s, once somebody has recorded that', () => {
    const awareAt = '2026-12-01T10:00:00Z';
    expect(scope({ excluded: 'tenants-own-breach', awareAt })).toMatchObject({ covered: false, row: 'R0' });
    expect(scope({ excluded: 'outside-landlords-control', awareAt })).toMatchObject({
      covered: false,
      row: 'R0',
    });
    expect(scope({ excluded: null, awareAt })).toEqual({ covered: true });
  });
});

describe('decideRule', () => {
  const AWARE = '2026-11-23T10:00:00+00:00';
  const HOUR_24 = '2026-11-24T10:00:00+00:00';
  const LATER = '2026-11-24T10:00:01+00:00';

  function decided(changes: Partial<RuleQuestion>): string {
    const question: RuleQuestion = {
      hazard: 'damp-and-mould',
      severity: 'significant',
      occupancy: 'tenancy',
      awareAt: AWARE,
      foundAt: null,
      asked: null,
      ...changes,
    };
    const result = decideRule(question);
    if (!result.ok) throw new Error(result.problem);
    return result.value.rule;
  }

  it.each([
    ['emergency', null, 'EMERG_INVESTIGATE_24H'],
    ['emergency', AWARE, 'EMERG_MAKE_SAFE_24H'],
    ['emergency', HOUR_24, 'EMERG_MAKE_SAFE_24H'],
    ['emergency', LATER, 'EMERG_FOUND_LATER_24H'],
    ['significant', null, 'SIG_INVESTIGATE_10WD'],
    ['significant', LATER, 'SIG_MAKE_SAFE_5WD'],
    ['neither', LATER, 'SUMMARY_3WD'],
    ['neither', null, 'OUT_OF_SCOPE'],
    ['cannot-tell-yet', LATER, 'SIG_INVESTIGATE_10WD'],
  ] as const)('unasked, %s found at %s: %s', (severity, foundAt, rule) => {
    expect(decided({ severity, foundAt })).toBe(rule);
  });

  it.each([
    ['SIG_INVESTIGATE_10WD', 'emergency', AWARE, 'EMERG_INVESTIGATE_24H'],
    ['SIG_INVESTIGATE_10WD', 'emergency', LATER, 'SIG_INVESTIGATE_10WD'],
    ['EMERG_INVESTIGATE_24H', 'significant', null, 'SIG_INVESTIGATE_10WD'],
    ['EMERG_INVESTIGATE_24H', 'emergency', LATER, 'EMERG_INVESTIGATE_24H'],
    ['SIG_MAKE_SAFE_5WD', 'emergency', LATER, 'EMERG_FOUND_LATER_24H'],
    ['EMERG_MAKE_SAFE_24H', 'emergency', LATER, 'EMERG_FOUND_LATER_24H'],
    ['EMERG_FOUND_LATER_24H', 'emergency', HOUR_24, 'EMERG_FOUND_LATER_24H'],
    ['EMERG_FOUND_LATER_24H', 'significant', LATER, 'SIG_MAKE_SAFE_5WD'],
    ['SIG_MAKE_SAFE_5WD', 'neither', LATER, 'OUT_OF_SCOPE'],
    ['ALT_ACCOM_EMERG_24H', 'significant', LATER, 'ALT_ACCOM_SIG_5WD'],
    ['ALT_ACCOM_SIG_5WD', 'emergency', LATER, 'ALT_ACCOM_EMERG_24H'],
    ['PREVENT_STEPS_5WD', 'emergency', LATER, 'PREVENT_STEPS_5WD'],
    ['PREVENT_START_12W', 'neither', LATER, 'OUT_OF_SCOPE'],
    ['SUMMARY_3WD', 'neither', LATER, 'SUMMARY_3WD'],
    ['SUMMARY_3WD', 'cannot-tell-yet', LATER, 'OUT_OF_SCOPE'],
    ['RENEWED_INVESTIGATE_10WD', 'significant', LATER, 'RENEWED_INVESTIGATE_10WD'],
  ] as const)('asked for %s, %s found at %s: %s', (asked, severity, foundAt, rule) => {
    expect(decided({ asked, severity, foundAt })).toBe(rule);
  });

  it('judges the ten days of an emergency found later by the phase of the hazard', () => {
    const cold = { hazard: 'excess-cold', severity: 'emergency', foundAt: LATER } as const;
    expect(decided({ ...cold, asked: 'SIG_INVESTIGATE_10WD' })).toBe('OUT_OF_SCOPE');
    expect(decided({ ...cold, asked: 'EMERG_FOUND_LATER_24H' })).toBe('EMERG_FOUND_LATER_24H');
  });

  it('refuses an instant without offset', () => {
    expect(() => decided({ awareAt: '2026-11-23T10:00:00' })).toThrow(/offset/);
    expect(() => decided({ foundAt: '2026-11-23T10:00:00' })).toThrow(/offset/);
  });
});

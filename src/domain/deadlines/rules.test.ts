import { describe, expect, it } from 'vitest';
import { HAZARD_SCHEMES, hazardIn2026, hazardSchemeOn } from './hazard-schemes.ts';
import { HAZARDS, isHazardKey } from './hazards.ts';
import { MARKS } from './rule.ts';
import { RULES } from './rules.ts';
import { TIME_LIMITS } from './time-limits.ts';

describe('the rules', () => {
  it('are R0 to R19, each once, in order, each cited and with a known mark', () => {
    expect(RULES.map((rule) => rule.row)).toEqual(Array.from({ length: 20 }, (_, row) => `R${row}`));
    for (const { says, citation } of RULES) {
      expect(says).toMatch(/\.$/);
      expect(citation.source).not.toBe('');
      expect(Object.hasOwn(MARKS, citation.mark)).toBe(true);
    }
  });

  it('set eleven limits under different ids', () => {
    expect(new Set(TIME_LIMITS.map((limit) => limit.id)).size).toBe(11);
  });
});

describe('the hazard schemes', () => {
  it('number 29 and 21 hazards, and no key belongs to neither', () => {
    const [old, now] = [HAZARD_SCHEMES['2006'], HAZARD_SCHEMES['2026']];
    expect([new Set(old).size, new Set(now).size]).toEqual([29, 21]);
    expect(new Set<string>([...old, ...now])).toEqual(new Set(Object.keys(HAZARDS)));
    expect([old[0], now[0], now[10]]).toEqual(['damp-and-mould', 'falls-on-the-level', 'damp-and-mould']);
  });

  it('map every old hazard to a new one and leave no new one empty', () => {
    const mapped = HAZARD_SCHEMES['2006'].map(hazardIn2026);
    expect(new Set(mapped)).toEqual(new Set(HAZARD_SCHEMES['2026']));
    expect(HAZARD_SCHEMES['2026'].map(hazardIn2026)).toEqual(HAZARD_SCHEMES['2026']);
  });

  it.each([
    ['2026-06-21', '2006', false],
    ['2026-06-22', '2006', true],
    ['2026-06-23', '2026', true],
    ['2026-06-24', '2026', false],
  ])('on %s: %s, to check: %s', (day, scheme, check) => {
    expect(hazardSchemeOn(day)).toEqual({ scheme, check });
  });

  it.each(['constructor', '__proto__', 'toString', '1', '', null, 11])('know no hazard called %j', (key) => {
    expect(isHazardKey(key)).toBe(false);
  });
});

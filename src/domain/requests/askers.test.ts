import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { ASKERS, missingOf, rulesOf, type AskerKey } from './askers.ts';
import { EVIDENCE, evidenceIn, type EvidenceKey } from './evidence.ts';
import { neighbourAnswer } from './neighbour-answer.ts';
import { BUILDING_QUESTIONS, QUESTIONS, type QuestionKey } from './questions.ts';
import { beside, ceilingBelow, jointAbove } from './requests.fixture.ts';

const NOW = Date.UTC(2026, 10, 10, 11, 30);
const ALL = Object.keys(ASKERS) as AskerKey[];
const NAMED = ALL.filter((asker) => rulesOf(asker).audience === 'neighbour');
const GUARDED = NAMED.filter((asker) => rulesOf(asker).needs.length > 0);
const EVERYTHING = Object.keys(QUESTIONS) as QuestionKey[];
const CASES = [beside('above', jointAbove()), beside('here', ceilingBelow(), true, 50)];
const answer = (
  asker: AskerKey,
  asks: readonly QuestionKey[],
  cases = CASES,
  seen: readonly EvidenceKey[] = [],
) => neighbourAnswer(COMPILED_RULES, { asker, ownHome: 'registered', asks, seen }, cases, NOW);

describe('whoever asks about a building', () => {
  it.each(NAMED)('is told the facts at once, with nothing to show first: %s', (asker) => {
    const told = answer(asker, BUILDING_QUESTIONS);
    expect(told.decision).toBe('shared');
    expect(told.words).toContain('a compression joint on a pipe or waste failed');
    expect(told.words).toContain('9 Nov');
    expect(told.parts.map(({ key }) => key)).not.toContain('missing');
  });

  it.each(NAMED)('is told of the same fields, whoever they are: %s', (asker) => {
    expect(answer(asker, EVERYTHING).fields).toEqual(answer('neighbour', EVERYTHING).fields);
  });

  it('is not told of a home of theirs where they ask about somebody else’s', () => {
    for (const asker of ALL.filter((one) => rulesOf(one).home === 'anothers'))
      for (const cases of [CASES, []])
        expect(answer(asker, BUILDING_QUESTIONS, cases).words).not.toMatch(/\byours?\b/i);
  });

  it.each(ALL)('is never met with silence where nothing is on record: %s', (asker) => {
    fc.assert(
      fc.property(fc.subarray(EVERYTHING, { minLength: 1 }), (asks) => {
        expect(answer(asker, asks, []).words.trim().length).toBeGreaterThan(40);
      }),
    );
  });

  it('tells the public of no home, in whatever is asked', () => {
    const told = answer('press', EVERYTHING);
    expect([told.fields, told.records, told.source]).toEqual([[], [], null]);
    expect(told.words).toContain('in numbers');
    expect(told.decision).toBe('part');
    expect(answer('press', BUILDING_QUESTIONS).decision).toBe('part');
  });
});

describe('whoever asks about a person', () => {
  it.each(GUARDED)('is told what is missing, in words that say nothing of anybody: %s', (asker) => {
    const told = answer(asker, EVERYTHING);
    const words = told.parts.find(({ key }) => key === 'missing')?.words ?? '';
    for (const need of rulesOf(asker).needs) expect(words).toContain(EVIDENCE[need].asks);
    expect(told.decision).toBe('part');
    for (const kept of ['Yilmaz', 'mother', 'arrears', 'bath run']) expect(told.words).not.toContain(kept);
    // The same words whether there is a case or none: what is missing betrays nothing.
    const nothing = answer(asker, ['who-lives-there'], []);
    expect(answer(asker, ['who-lives-there']).words).toBe(nothing.words);
  });

  it.each(GUARDED)('is told no more about a person once all of it was seen: %s', (asker) => {
    const { needs } = rulesOf(asker);
    expect(missingOf(asker, needs)).toEqual([]);
    const [before, after] = [answer(asker, EVERYTHING), answer(asker, EVERYTHING, CASES, needs)];
    expect(after.parts.map(({ key }) => key)).not.toContain('missing');
    expect(after.fields).toEqual(before.fields);
    for (const kept of ['Yilmaz', 'mother', 'arrears']) expect(after.words).not.toContain(kept);
  });

  it('takes evidence of the closed list alone', () => {
    expect(evidenceIn(['power', 'identity', 'identity'])).toEqual(['identity', 'power']);
    for (const wrong of [null, 'identity', ['constructor'], [1]]) expect(evidenceIn(wrong)).toBeNull();
  });
});

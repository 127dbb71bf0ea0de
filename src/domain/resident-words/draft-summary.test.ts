import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HAZARDS, type HazardKey } from '../deadlines/hazards.ts';
import { conclusion } from '../records/conclusion.ts';
import { CAUSES, REMEDIES, ROOM_KINDS } from '../records/vocabulary.ts';
import { draftSummary, letterText, type DecisionTold, type SummaryFacts } from './draft-summary.ts';
import { LANGUAGES, offeredLanguages } from './languages.ts';

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as K[];
const reasons = conclusion.fields.reasons.shape;
const REASONS = reasons.as === 'choice' ? [...reasons.options.keys()] : [];

const day = fc.integer({ min: 20_700, max: 21_400 });
const when = fc.record({ day, time: fc.constantFrom(null, '10:15') });
const targets = fc.option(fc.record({ begin: when, finish: when }));
const told: fc.Arbitrary<DecisionTold> = fc.record({
  hazard: fc.constantFrom(...keys(HAZARDS)),
  severity: fc.constantFrom('emergency', 'significant', 'neither', 'cannot-tell-yet'),
  cause: fc.constantFrom(...keys(CAUSES)),
  reasons: fc.subarray(REASONS as DecisionTold['reasons'][number][]),
  rooms: fc.array(
    fc.record({ kind: fc.constantFrom(...keys(ROOM_KINDS)), number: fc.integer({ min: 1, max: 9 }) }),
  ),
  remedies: fc.array(fc.constantFrom(...keys(REMEDIES))),
  safe: targets,
  lasting: targets,
  nextLook: fc.option(fc.record({ day, who: fc.constantFrom('me', 'colleague', 'specialist') })),
});
const facts: fc.Arbitrary<SummaryFacts> = fc.record({
  visitedOn: day,
  address: fc.constant('Flat 14, Larkspur House'),
  decisions: fc.array(told, { minLength: 1, maxLength: 4 }),
  accommodation: fc.constantFrom(null, 'waiting', 'accepted', 'refused', 'not-offered'),
  numbers: fc.constantFrom(
    { office: null, repairs: null, outOfHours: null, safeguarding: '01632 960 077' },
    { office: '01632 960 001', repairs: '01632 960 014', outOfHours: '01632 960 015', safeguarding: null },
  ),
  cleared: fc.constantFrom('', 'The fan is on order.'),
});

describe('the letter to the resident', () => {
  it.each(Object.values(LANGUAGES))(
    'tells every date and every hazard of every decision, in $name',
    (say) => {
      fc.assert(
        fc.property(facts, (given) => {
          const text = letterText(say.title, draftSummary(given, say));
          for (const { hazard, safe, lasting, nextLook } of given.decisions) {
            expect(text).toContain(say.hazards[hazard]);
            for (const target of [safe, lasting]) {
              if (!target) continue;
              expect(text).toContain(say.by(target.begin));
              expect(text).toContain(say.by(target.finish));
            }
            if (nextLook) expect(text).toContain(say.date(nextLook.day));
          }
          expect(text).toContain(say.complain);
          expect(text).toContain(say.tellUs);
          expect(text).not.toMatch(/undefined|null|\[object|NaN/);
        }),
      );
    },
  );

  it('says that nothing is needed and why, where nothing is', () => {
    const decision: DecisionTold = {
      ...{ hazard: 'damp-and-mould', severity: 'neither', cause: 'not-known-yet', reasons: ['dry-now'] },
      ...{ rooms: [], remedies: [], safe: null, lasting: null, nextLook: null },
    };
    const given = {
      visitedOn: 20_781,
      address: 'a',
      decisions: [decision],
      accommodation: null,
      cleared: '',
    };
    const numbers = { office: null, repairs: '01632 960 014', outOfHours: null, safeguarding: null };
    const text = letterText('t', draftSummary({ ...given, numbers }, LANGUAGES.en));
    expect(text).toContain('not an emergency or a significant hazard');
    expect(text).toContain('Why we decided this: it is dry now.');
    expect(text).toContain('No work is needed for damp and mould now.');
    expect(text).toContain('Ring us on 01632 960 014.');
  });

  it('never tells what is known of the household, nor the number of the safeguarding lead', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const text = letterText('', draftSummary(given, LANGUAGES.en));
        expect(text).not.toMatch(/household|what we know/i);
        expect(text).not.toContain('01632 960 077');
      }),
    );
  });

  it('never lays the cause on how people live', () => {
    for (const say of [LANGUAGES.en]) {
      const all = [...Object.values(say.cause), ...Object.values(say.keepSafe).flat()].join(' ');
      expect(all).not.toMatch(
        /dry(ing)? clothes|lifestyle|your fault|you should have|open(ing)? windows more/i,
      );
    }
  });

  it('offers the language it was written in, and no translation that no speaker has read', () => {
    expect(offeredLanguages().map(({ code }) => code)).toEqual(['en']);
    expect(LANGUAGES.cy.checkedOn).toBeNull();
  });

  it('has words for every key of the closed lists, in each language, and none of them empty', () => {
    for (const say of Object.values(LANGUAGES)) {
      const hazards: readonly HazardKey[] = keys(HAZARDS);
      for (const hazard of hazards) expect(say.hazards[hazard].length).toBeGreaterThan(2);
      const { reasons: words, remedies, rooms, cause } = say;
      for (const one of [words, remedies, rooms, cause].flatMap((list) => Object.values<string>(list)))
        expect(one.trim()).not.toBe('');
    }
  });

  it('says dates as each language does', () => {
    expect(LANGUAGES.en.date(20_788)).toBe('Tuesday 1 December 2026');
    expect(LANGUAGES.cy.date(20_788)).toBe('dydd Mawrth 1 Rhagfyr 2026');
    expect(LANGUAGES.en.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(LANGUAGES.cy.list(['cegin', 'atig'])).toBe('cegin ac atig');
  });
});

import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIENCE_NAMES, verdictFor, type Audience } from '../disclosure/audiences.ts';
import { DATA_CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import { whyNoRelease } from './asked-field.ts';
import { basesFor } from './bases.ts';
import { checkNecessity, LONGEST_DAYS } from './necessity.ts';
import { askToShare } from './request.ts';
import { actor, day, draftOf, fieldOf, goodAnswers, requestOf, TODAY } from './sharing.fixture.ts';
import { answersAbout } from './special-data.ts';

const hasN = (category: DataCategory, audience: Audience) => {
  const { is, or, otherwise } = verdictFor(COMPILED_RULES, category, audience);
  return [is, or, otherwise].includes('N');
};
const CELLS = DATA_CATEGORIES.flatMap((category) =>
  AUDIENCE_NAMES.map((audience) => [category, audience] as const),
);
const anyN = fc.constantFrom(...CELLS.filter(([category, audience]) => hasN(category, audience)));

const landlord = 'housing-association';
const missing = (category: DataCategory, audience: Audience, changes: object) => {
  const field = fieldOf([category]);
  const draft = { ...goodAnswers(field, audience), ...changes };
  const checked = checkNecessity(draft, { field, audience, landlord, today: TODAY });
  return checked.ok ? [] : checked.problem.map(({ question }) => question);
};

describe('a request to share a guarded field', () => {
  it('can be made wherever the matrix has an N, and nowhere else', () => {
    for (const [category, audience] of CELLS) {
      const asked = askToShare(COMPILED_RULES, draftOf(fieldOf([category]), audience));
      expect(asked.ok, `${category} to ${audience}`).toBe(hasN(category, audience));
    }
  });

  it('is none without any one of its answers, and says which is missing', () => {
    const questions = Object.keys(goodAnswers(fieldOf(['diagnosis']), 'office'));
    expect(questions).toHaveLength(11);
    fc.assert(
      fc.property(
        anyN,
        fc.constantFrom(...questions),
        fc.constantFrom(undefined, '', 0),
        (cell, key, empty) => {
          expect(missing(...cell, { [key]: empty })).toContain(key);
          const field = fieldOf([cell[0]]);
          const necessity = { ...goodAnswers(field, cell[1]), [key]: empty };
          expect(askToShare(COMPILED_RULES, draftOf(field, cell[1], { necessity })).ok).toBe(false);
        },
      ),
    );
  });

  it('says all that is missing at once, each in a whole sentence', () => {
    const asked = askToShare(
      COMPILED_RULES,
      draftOf(fieldOf(['diagnosis']), 'legal-adviser', { necessity: {} }),
    );
    expect(asked.ok ? [] : asked.problem).toHaveLength(11);
    for (const sentence of asked.ok ? [] : asked.problem) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('is refused where less would do', () => {
    expect(missing('diagnosis', 'legal-adviser', { couldLessDo: 'yes' })).toEqual(['couldLessDo']);
  });

  it('takes no purpose of another audience, and no word for a reason', () => {
    expect(missing('diagnosis', 'legal-adviser', { purpose: 'repair' })).toEqual(['purpose']);
    expect(missing('diagnosis', 'legal-adviser', { whyThisField: 'needed' })).toEqual(['whyThisField']);
    expect(missing('diagnosis', 'legal-adviser', { purpose: 'constructor' })).toEqual(['purpose']);
  });

  it('offers a council its public task and an association its legitimate interests, never the other', () => {
    expect(basesFor('council')).toContain('public-task');
    expect(basesFor('council')).not.toContain('legitimate-interests');
    expect(basesFor('council')).not.toContain('recognised-interest');
    expect(basesFor('housing-association')).toContain('legitimate-interests');
    expect(basesFor('housing-association')).not.toContain('public-task');
    const field = fieldOf(['money']);
    const necessity = { ...goodAnswers(field, 'ombudsman'), basis: 'legitimate-interests' };
    expect(askToShare(COMPILED_RULES, draftOf(field, 'ombudsman', { necessity })).ok).toBe(true);
    expect(
      askToShare(COMPILED_RULES, draftOf(field, 'ombudsman', { necessity, landlord: 'council' })).ok,
    ).toBe(false);
  });

  it('demands a special condition for health, and one that allows for crime where a crime is told of', () => {
    expect(missing('diagnosis', 'legal-adviser', { condition: null })).toEqual(['condition']);
    expect(missing('diagnosis', 'legal-adviser', { tells: 'neither', condition: null })).toEqual(['tells']);
    expect(missing('warning', 'legal-adviser', { tells: 'offence', condition: 'legal-claims' })).toEqual([
      'condition',
    ]);
    expect(
      missing('warning', 'legal-adviser', { tells: 'offence', condition: 'legal-claims-offence' }),
    ).toEqual([]);
    expect(missing('money', 'ombudsman', { condition: 'safeguarding' })).toEqual(['condition']);
  });

  it('takes the stricter of two categories of a field: then and now', () => {
    expect(answersAbout(['money', 'diagnosis'])).toEqual(['health']);
    expect(whyNoRelease(COMPILED_RULES, ['money', 'privileged'], 'subject-access')).not.toBeNull();
    expect(whyNoRelease(COMPILED_RULES, ['person-name', 'contact-detail'], 'legal-adviser')).toBeNull();
  });

  it('ends: not before today, and within the longest', () => {
    const ends = (until: string) => missing('diagnosis', 'legal-adviser', { until: day(until) });
    expect(ends('2026-11-23')).toEqual(['until']);
    expect(ends('2026-12-22')).toEqual([]);
    expect(ends('2026-12-23')).toEqual(['until']);
    expect(LONGEST_DAYS).toBe(28);
  });

  it('is asked by the office or the lead alone', () => {
    const field = fieldOf(['diagnosis']);
    for (const role of ['administrator', 'surveyor', 'contractor'] as const)
      expect(askToShare(COMPILED_RULES, draftOf(field, 'legal-adviser', { by: actor(1, role) })).ok).toBe(
        false,
      );
    expect(requestOf(field, 'legal-adviser', { by: actor(1, 'lead') }).field).toEqual(field);
  });
});

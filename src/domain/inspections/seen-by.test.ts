import { COMPILED_RULES } from '../disclosure/rules.ts';
import { describe, expect, it } from 'vitest';
import { DATA_CATEGORIES } from '../disclosure/categories.ts';
import { seenBy } from './seen-by.ts';

describe('who will see an answer', () => {
  it('names the audiences first, as the matrix has them', () => {
    expect(seenBy(COMPILED_RULES, ['defect'], 'the cause')).toMatchObject({
      who: 'Contractor, resident and neighbour',
      sentence: 'see the cause.',
      everyone: true,
      unchecked: false,
    });
    expect(seenBy(COMPILED_RULES, ['property-fact'], 'these')).toMatchObject({
      who: 'Contractor and resident',
      sentence: 'see these. A neighbour sees only what touches their home.',
      everyone: false,
    });
  });

  it('takes the strictest of several kinds of data', () => {
    expect(seenBy(COMPILED_RULES, ['defect', 'measurement']).who).toBe('Contractor and resident');
    expect(seenBy(COMPILED_RULES, ['defect', 'unreviewed']).who).toBe('Nobody outside');
  });

  it('quotes what others are told instead, and never says why', () => {
    const seen = seenBy(COMPILED_RULES, ['household'], 'this', ['fence-the-work-area']);
    expect(seen.who).toBe('Only the office');
    expect(seen.sentence).toContain(
      'The contractor is told: “Fence the work area and take tools away with you”',
    );
    expect(seenBy(COMPILED_RULES, ['household']).sentence).toContain('Others are told nothing.');
  });

  it('marks only what nobody has looked at', () => {
    const marked = DATA_CATEGORIES.filter((category) => seenBy(COMPILED_RULES, [category]).unchecked);
    expect(marked.sort()).toEqual(['uncleared-photo', 'unreviewed']);
  });

  it('never lets an outside audience see guarded data in its sentence', () => {
    for (const category of ['health-need', 'diagnosis', 'safeguarding', 'warning', 'money'] as const) {
      const { rows, everyone } = seenBy(COMPILED_RULES, [category]);
      expect(everyone).toBe(false);
      expect(rows.find(({ audience }) => audience === 'Contractor')?.gets).not.toBe('Sees it.');
      expect(rows.find(({ audience }) => audience === 'Neighbour')?.gets).toBe('Does not see it.');
    }
  });
});

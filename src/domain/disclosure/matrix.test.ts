import { describe, expect, it } from 'vitest';
import { AUDIENCE_NAMES, verdictFor, verdictInWords, type Letter } from './audiences.ts';
import { DATA_CATEGORIES } from './categories.ts';
import { changeKind } from './matrix-change.ts';
import { matrixView } from './matrix-view.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const LETTERS: readonly Letter[] = ['S', 'W', 'N', 'D'];

describe('the matrix at the desk', () => {
  it('is the matrix of the rules, cell by cell, each row with a reason, a source and a day', () => {
    const { rows } = matrixView(NOW, '');
    expect(rows.map(({ category }) => category)).toEqual(DATA_CATEGORIES);
    for (const { category, cells, because, source } of rows) {
      expect(cells.map(({ words }) => words)).toEqual(
        AUDIENCE_NAMES.map((audience) => verdictInWords(verdictFor(category, audience))),
      );
      expect([because.length > 10, source.length > 5]).toEqual([true, true]);
    }
  });

  it('warns of rows that nobody has looked at for half a year', () => {
    expect(matrixView(NOW, '').stale).toBe(0);
    expect(matrixView(Date.parse('2027-05-20T12:00:00Z'), '').stale).toBe(0);
    expect(matrixView(Date.parse('2027-06-20T12:00:00Z'), '').stale).toBe(DATA_CATEGORIES.length);
  });
});

describe('a change of a cell', () => {
  it('says what it takes: one lead to be stricter, two to be looser', () => {
    expect(changeKind('defect', 'neighbour', 'W')).toBe('tighter');
    expect(changeKind('defect', 'neighbour', 'S')).toBe('none');
    expect(changeKind('money', 'contractor', 'S')).toBe('looser');
    // Open under a condition: to open it always is looser, to shut it is stricter.
    expect(changeKind('access-secret', 'surveyor', 'S')).toBe('looser');
    expect(changeKind('access-secret', 'surveyor', 'W')).toBe('tighter');
  });

  it('never loosens row 14', () => {
    for (const audience of AUDIENCE_NAMES)
      for (const letter of LETTERS) expect(changeKind('safeguarding', audience, letter)).not.toBe('looser');
  });
});

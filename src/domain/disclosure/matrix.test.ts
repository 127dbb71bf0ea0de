import { COMPILED_RULES } from './rules.ts';
import { describe, expect, it } from 'vitest';
import { AUDIENCE_NAMES, verdictFor, verdictInWords } from './audiences.ts';
import { DATA_CATEGORIES } from './categories.ts';
import { cellTitle, cellWords, ifClosed, ifEnded } from './matrix-change.ts';
import { matrixRows } from './matrix-view.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('the matrix at the desk', () => {
  it('is the matrix of the rules, cell by cell, each row with a reason, a source and a day', () => {
    const { rows } = matrixRows(COMPILED_RULES, NOW);
    expect(rows.map(({ category }) => category)).toEqual(DATA_CATEGORIES);
    for (const { category, cells, because, source } of rows) {
      expect(cells.map(({ words }) => words)).toEqual(
        AUDIENCE_NAMES.map((audience) => verdictInWords(verdictFor(COMPILED_RULES, category, audience))),
      );
      expect([because.length > 10, source.length > 5]).toEqual([true, true]);
    }
  });

  it('warns of rows that nobody has looked at for half a year', () => {
    expect(matrixRows(COMPILED_RULES, NOW).stale).toBe(0);
    expect(matrixRows(COMPILED_RULES, Date.parse('2027-05-20T12:00:00Z')).stale).toBe(0);
    expect(matrixRows(COMPILED_RULES, Date.parse('2027-06-20T12:00:00Z')).stale).toBe(DATA_CATEGORIES.length);
  });
});

describe('a change of a cell', () => {
  const cell = { category: 'person-name', audience: 'legal-adviser', to: 'W' } as const;

  it('says what it takes: one lead to be stricter, another to end it', () => {
    const closed = ifClosed(COMPILED_RULES, cell);
    expect([cellWords(COMPILED_RULES, cell), cellWords(closed.then, cell)]).toEqual(['S', 'W']);
    expect(closed.says).toMatch(/one lead decides, and it holds at once/);
    const ended = ifEnded([], cell);
    expect([cellWords(ended.then, cell), ended.says]).toEqual(['S', expect.stringMatching(/another lead/)]);
    expect(cellTitle(cell)).toBe('7 Name, for: Legal adviser');
  });

  it('says of row 14 that it is for good', () => {
    const closed = ifClosed(COMPILED_RULES, { category: 'safeguarding', audience: 'ombudsman', to: 'W' });
    expect(closed.says).toMatch(/never loosened/);
  });
});

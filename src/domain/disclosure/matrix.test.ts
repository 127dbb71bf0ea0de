import { localDateOf, type LocalDate } from '../records/moments.ts';
import { parseDay } from '../time/calendar-day.ts';
import { COMPILED_RULES } from './rules.ts';
import { describe, expect, it } from 'vitest';
import { AUDIENCE_NAMES, verdictFor, verdictInWords } from './audiences.ts';
import { DATA_CATEGORIES } from './categories.ts';
import { cellTitle, cellWords, ifClosed, ifEnded } from './matrix-change.ts';
import { matrixRows } from './matrix-view.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const day = (text: string): LocalDate => {
  const number = parseDay(text);
  if (number === null) throw new Error('That is a day.');
  return localDateOf(number);
};

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
    const later = Date.parse('2027-06-20T12:00:00Z');
    expect(matrixRows(COMPILED_RULES, later).stale).toBe(DATA_CATEGORIES.length);
    const check = { on: day('2027-06-01'), name: 'Linnet', words: 'Read the guidance again.' };
    const told = matrixRows(COMPILED_RULES, later, new Map([[7, check]])).rows;
    const isSeven = ({ row }: { readonly row: number }) => row === 7;
    for (const one of told) expect([one.row, one.stale]).toEqual([one.row, !isSeven(one)]);
    expect(told.find(isSeven)).toMatchObject({ checked: 'Tue 1 Jun', checkedBy: { name: 'Linnet' } });
    // A check of before the makers' own says nothing of what they wrote since.
    const before = new Map([[7, { ...check, on: day('2026-01-01') }]]);
    expect(matrixRows(COMPILED_RULES, NOW, before).rows.find(isSeven)?.checkedBy).toBeNull();
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

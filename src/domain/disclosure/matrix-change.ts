import { AUDIENCES, verdictFor, verdictInWords, type Audience } from './audiences.ts';
import { CATEGORIES, type DataCategory } from './categories.ts';
import { rulesWith, type ClosedCell, type MatrixRules } from './rules.ts';

/** What a change of one cell takes, in a sentence. */
const CHANGE_WORDS = {
  tighter: 'It is stricter: one lead decides, and it holds at once.',
  'tighter-for-good':
    'It is stricter, and holds at once. Row 14 is never loosened: it cannot be ended later.',
  looser: 'It is looser: another lead must agree, and it holds from the next day.',
} as const;

/** What a lead could do about a cell: close it further, or end a closing. */
export interface ThoughtChange {
  readonly category: DataCategory;
  readonly audience: Audience;
  readonly says: string;
  readonly then: MatrixRules;
}

/** The matrix with one cell closed further. */
export function ifClosed(rules: MatrixRules, cell: ClosedCell & Cell): ThoughtChange {
  const { category, audience } = cell;
  const says = CHANGE_WORDS[category === 'safeguarding' ? 'tighter-for-good' : 'tighter'];
  return { category, audience, says, then: rulesWith([...rules.closed, cell]) };
}

/** The matrix with this closing ended and the others as they are. */
export function ifEnded(others: readonly ClosedCell[], { category, audience }: Cell): ThoughtChange {
  return { category, audience, says: CHANGE_WORDS.looser, then: rulesWith(others) };
}

/** One cell of the matrix. */
export interface Cell {
  readonly category: DataCategory;
  readonly audience: Audience;
}

/** The cell in words: "7 Name, for: Contractor". */
export function cellTitle({ category, audience }: Cell): string {
  const { row, title } = CATEGORIES[category];
  return `${row} ${title}, for: ${AUDIENCES[audience].title}`;
}

/** What holds in a cell, as the matrix prints it. */
export function cellWords(rules: MatrixRules, { category, audience }: Cell): string {
  return verdictInWords(verdictFor(rules, category, audience));
}

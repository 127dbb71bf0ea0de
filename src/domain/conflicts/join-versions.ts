import { bodyProblems } from '../records/parse-record.ts';
import type { RecordKind } from '../records/define-record.ts';
import { saysTheSame, type Body } from './version-tree.ts';

/** Which of the two versions; `one` is the one that every phone shows meanwhile. */
export type Side = 'one' | 'other';

/** What was chosen, by field. */
export type Chosen = Readonly<Record<string, Side>>;

/** Answers of which only a person can say which holds: one field, or fields that do not go together otherwise. */
export interface Question {
  readonly fields: readonly string[];
}

/** What two versions give together. */
export type Joined =
  | { readonly asks: false; readonly body: Body }
  | { readonly asks: true; readonly questions: readonly Question[] };

interface Sides {
  readonly one: Body;
  readonly other: Body;
  readonly base: Body | null;
}

/**
 * Joins two versions field by field: what only one side changed holds, what both changed to the same holds, and what both
 * changed differently is asked. Without the version that both came from, every difference is asked. Answers that each are
 * right and together are no record of this kind are asked as one. Symmetric, and the same on every phone.
 */
export function joinVersions(sides: Sides, kind: RecordKind): Joined {
  const clashing = fieldsOf(sides).filter((field) => clashes(sides, field));
  if (clashing.length > 0) return { asks: true, questions: clashing.map((field) => ({ fields: [field] })) };
  const body = bodyWith(sides, {});
  return bodyProblems(body, kind).length === 0
    ? { asks: false, body }
    : { asks: true, questions: [asOne(sides)] };
}

/**
 * The record with these answers chosen, by field. Null where what was chosen does not go together: then
 * {@link asOne} asks for one version as a whole.
 */
export function chosenBody(sides: Sides, chosen: Chosen, kind: RecordKind): Body | null {
  const body = bodyWith(sides, chosen);
  return bodyProblems(body, kind).length === 0 ? body : null;
}

/** Every difference as one question: either version as it is. */
export function asOne(sides: Sides): Question {
  return { fields: fieldsOf(sides).filter((field) => !same(sides.one[field], sides.other[field])) };
}

function bodyWith(sides: Sides, chosen: Chosen): Body {
  const answers = fieldsOf(sides).map((field) => [field, answer(sides, field, chosen[field])] as const);
  return Object.fromEntries(answers.filter(([, value]) => value !== undefined));
}

function answer({ one, other, base }: Sides, field: string, side: Side | undefined): unknown {
  if (side !== undefined) return side === 'one' ? one[field] : other[field];
  return base && same(one[field], base[field]) ? other[field] : one[field];
}

function clashes({ one, other, base }: Sides, field: string): boolean {
  if (same(one[field], other[field])) return false;
  return !base || (!same(one[field], base[field]) && !same(other[field], base[field]));
}

// In one order on every phone, whichever side is called first.
function fieldsOf({ one, other }: Sides): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
}

function same(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return saysTheSame({ one }, { one: other });
}

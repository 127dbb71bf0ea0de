import { capped, type Cap, type Verdict } from './letters.ts';

declare const made: unique symbol;

/** A cell that is closed, and how far. */
export interface ClosedCell {
  readonly category: string;
  readonly audience: string;
  readonly to: Cap;
}

/**
 * The matrix as it holds at the landlord's: the compiled one, with cells that their leads have closed. It can close and never
 * open, so whatever is lost of it, nothing is shown that the compiled matrix does not show. Every question to the matrix
 * names its rules, so that whoever forgets what was closed does not compile.
 */
export interface MatrixRules {
  readonly [made]: true;
  readonly closed: readonly ClosedCell[];
}

/**
 * The matrix without a landlord: for what is nobody's in particular, such as documents, the command line and tests. Where
 * somebody is really shown something, the landlord's own rules are asked (a test holds everybody to it).
 */
export const COMPILED_RULES: MatrixRules = rulesWith([]);

/** The compiled matrix with these cells closed. Twice the same is once; of two caps on a cell both hold. */
export function rulesWith(closed: readonly ClosedCell[]): MatrixRules {
  const cells = new Map(closed.map((one) => [`${one.category} ${one.audience} ${one.to}`, one]));
  const inOrder = [...cells].sort(([one], [other]) => (one < other ? -1 : 1));
  const rules = {
    closed: inOrder.map(([, { category, audience, to }]) => ({ category, audience, to })),
  };
  // The only place that gives out the brand.
  return rules as unknown as MatrixRules;
}

/** What is left of a compiled cell under the rules. */
export function closedTo(rules: MatrixRules, category: string, audience: string, compiled: Verdict): Verdict {
  if (rules.closed.length === 0) return compiled;
  return rules.closed.reduce(
    (left, one) => (one.category === category && one.audience === audience ? capped(left, one.to) : left),
    compiled,
  );
}

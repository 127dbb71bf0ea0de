import { verdictFor, type Audience, type Letter } from './audiences.ts';
import type { DataCategory } from './categories.ts';

/** What a change of one cell would be, and what it takes. */
export type ChangeKind = 'none' | 'tighter' | 'looser' | 'never';

export const CHANGE_WORDS = {
  none: 'Nothing changes.',
  tighter: 'It is stricter: one lead decides, and it takes effect at once.',
  looser: 'It is looser: two leads decide, and it takes effect on the day after.',
  never: 'Row 14 is never loosened, whoever decides.',
} as const satisfies Record<ChangeKind, string>;

const OPENNESS = { W: 0, N: 1, D: 2, S: 3 } as const satisfies Record<Letter, number>;

/** Judges a change of one cell. A cell that opens anything by a condition counts as open as it can be. */
export function changeKind(category: DataCategory, audience: Audience, to: Letter): ChangeKind {
  const { is, or, when, otherwise } = verdictFor(category, audience);
  const without = when === undefined ? undefined : (otherwise ?? 'W');
  const letters = [is, or, without].filter((one) => one !== undefined);
  const most = Math.max(...letters.map((one) => OPENNESS[one]));
  const least = Math.min(...letters.map((one) => OPENNESS[one]));
  const next = OPENNESS[to];
  if (next > least) return category === 'safeguarding' ? 'never' : 'looser';
  return next < most ? 'tighter' : 'none';
}

/** Whether `name` is a letter of the matrix. */
export function isLetter(name: unknown): name is Letter {
  return typeof name === 'string' && Object.hasOwn(OPENNESS, name);
}

import type { CAUSES } from '../records/vocabulary.ts';

export type Cause = keyof typeof CAUSES;

/** The kinds of damp that the sector tells apart, each with the causes that belong to it; the first says no more than the kind. */
const KINDS = {
  condensation: ['condensation'],
  penetrating: [
    'penetrating',
    'penetrating-wall',
    'penetrating-window',
    'penetrating-roof',
    'gutter-or-downpipe',
  ],
  rising: ['rising'],
  leak: ['leak', 'plumbing-leak', 'leak-from-above'],
  construction: ['construction-moisture'],
  flood: ['flood'],
  undetermined: ['not-known-yet'],
} as const satisfies Record<string, readonly [Cause, ...Cause[]]>;

export type DampKind = keyof typeof KINDS;

/** What each kind is called: of the building, never of how people live. */
export const DAMP_KINDS: Record<DampKind, string> = {
  condensation: 'Condensation',
  penetrating: 'Rain coming in',
  rising: 'Rising damp',
  leak: 'A leak',
  construction: 'Drying out',
  flood: 'Flood',
  undetermined: 'Not known yet',
};

/** The kind of damp that a cause is of. */
export function dampKindOf(cause: Cause): DampKind {
  const found = Object.entries(KINDS).find(([, causes]) => (causes as readonly Cause[]).includes(cause));
  return (found?.[0] ?? 'undetermined') as DampKind;
}

/** The cause that stands for a kind before anybody has said more. */
export function causeOfKind(kind: DampKind): Cause {
  return KINDS[kind][0];
}

/** The causes that say more than the kind does; empty where there are none. */
export function closerCauses(kind: DampKind): readonly Cause[] {
  return KINDS[kind].slice(1);
}

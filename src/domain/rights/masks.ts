import { marksOf } from '../screening/marks.ts';

/** What stands in a copy where words are about somebody else. A closed list, and none says more than that there is one. */
export const MASKS = {
  'another-person': '[another person]',
  'their-details': '[another person’s details]',
  staff: '[a member of staff]',
} as const;

export type Mask = keyof typeof MASKS;

/** What becomes of marked words: given as they are, or masked. */
export type MarkAs = Mask | 'given';

/** Whether this is what may become of marked words. */
export function isMarkAs(name: unknown): name is MarkAs {
  return name === 'given' || (typeof name === 'string' && Object.hasOwn(MASKS, name));
}

/** Words in a text that may be about somebody else. */
export interface CopyMark {
  readonly words: string;
  /** What the screen proposes; null where only a person can tell whose it is. */
  readonly proposed: MarkAs | null;
}

/** Words with what a person decided about them: they hold wherever the same words stand in the record. */
export type Decisions = ReadonlyMap<string, MarkAs>;

/** What was chosen on a screen, as decisions. */
export function decisionsOf(chosen: Readonly<Record<string, MarkAs>>): Decisions {
  return new Map(Object.entries(chosen));
}

/** The marked and the added words, each once, with what stands for them now; undefined while nobody has said. */
export function marksNow(
  marks: readonly CopyMark[],
  decisions: Decisions,
): readonly { readonly words: string; readonly as: MarkAs | undefined }[] {
  const all = new Map(marks.map(({ words, proposed }) => [words, proposed ?? undefined]));
  for (const [words, as] of decisions) all.set(words, as);
  return [...all].map(([words, as]) => ({ words, as }));
}

/** The marked words about which nobody has decided and nothing is proposed. */
export function undecided(marks: readonly CopyMark[], decisions: Decisions): readonly string[] {
  return marks.flatMap(({ words, proposed }) => (proposed === null && !decisions.has(words) ? [words] : []));
}

/** The text as it goes out: what was decided, and what was proposed where nothing was decided, span by span. */
export function maskedText(text: string, marks: readonly CopyMark[], decisions: Decisions): string {
  const all = new Map<string, MarkAs | null>(marks.map(({ words, proposed }) => [words, proposed]));
  for (const [words, as] of decisions) all.set(words, as);
  const masks: (Mask | null)[] = Array.from({ length: text.length }, () => null);
  // The longer words first: what is masked as a whole is never told apart again by a part of it.
  const longestFirst = [...all].sort(([a], [b]) => b.length - a.length);
  for (const [words, as] of longestFirst) {
    // What nobody has decided is not given either.
    const mask = as ?? 'another-person';
    if (mask === 'given') continue;
    for (const { start, end } of marksOf(text, [], { kept: [], added: [words] }))
      masks.fill(mask, start, end);
  }
  return written(text, masks);
}

function written(text: string, masks: readonly (Mask | null)[]): string {
  let told = '';
  let last: Mask | null = null;
  for (let at = 0; at < text.length;) {
    const mask = masks[at] ?? null;
    let end = at + 1;
    while (end < text.length && (masks[end] ?? null) === mask) end += 1;
    const words = text.slice(at, end);
    const joins = mask === null && words.trim() === '' && last !== null && masks[end] === last;
    if (mask === null && !joins) told += words;
    if (mask !== null && mask !== last) told += MASKS[mask];
    if (!joins) last = mask;
    at = end;
  }
  return told;
}

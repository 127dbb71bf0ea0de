import { matchesKnown, type KnownNames } from '../known-names.ts';
import type { Word } from '../words.ts';

/** A note in which names are looked for. */
export interface NamesIn {
  readonly words: readonly Word[];
  readonly known: KnownNames;
  /** Mostly in capitals, so that a capital means nothing. */
  readonly shouted: boolean;
  /** How well a word is a name that the case file knows. */
  readonly match: (word: Word) => 'same' | 'like' | null;
  /** A capital that means something: in a note all in capitals none does. */
  readonly proper: (word: Word) => boolean;
}

/** Makes a note ready for names to be looked for in it. */
export function namesIn(text: string, words: readonly Word[], known: KnownNames): NamesIn {
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const shouted = upper > lower;
  const matches = new Map<string, 'same' | 'like' | null>();
  const match = (word: Word) => {
    const key = word.capital ? word.text : word.low;
    const before = matches.get(key);
    if (before !== undefined) return before;
    const found = matchesKnown(word, known);
    matches.set(key, found);
    return found;
  };
  return { words, known, shouted, match, proper: (word) => word.capital && !shouted };
}

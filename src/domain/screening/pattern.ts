import { spend } from './effort.ts';
import { writtenOut } from './phrase-lines.ts';
import type { SpanCategory } from './span.ts';
import type { Word } from './words.ts';

/** One place in a pattern: the keys that fill it, or words that may stand between. */
type Place =
  | { readonly keys: ReadonlySet<string>; readonly optional: boolean }
  | { readonly upTo: number }
  | { readonly onward: number };

interface Pattern {
  readonly places: readonly Place[];
  readonly category: SpanCategory | 'building';
}

/** Phrases in the small language of the lexicon, ready to be looked for. */
export interface PhraseBook {
  readonly byFirst: ReadonlyMap<string, readonly Pattern[]>;
  /** Every word that stands in a pattern as it is: what a typing mistake may have been meant for. */
  readonly vocabulary: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
}

/** A phrase found: the words from `from` to before `to`. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly category: SpanCategory | 'building';
}

/**
 * Reads phrases, one a line: words parted by spaces; `a|b` either; `word?` may be missing; `stem*` any word that begins so;
 * `@class` a word of a class; `#` a number; `*3` up to three words of any kind; `+3` at the end up to three words more, as far
 * as the next comma. A word with a hyphen is two words. A line never reaches over a full stop.
 */
export function phraseBook(
  lists: readonly { readonly category: SpanCategory | 'building'; readonly lines: string }[],
): PhraseBook {
  const byFirst = new Map<string, Pattern[]>();
  const vocabulary = new Set<string>();
  const prefixes = new Set<string>();
  for (const { category, lines } of lists) {
    for (const written of lines.split('\n').flatMap(writtenOut)) {
      const places = written.map(placeOf);
      const first = places[0];
      if (!first || !('keys' in first)) continue;
      for (const key of first.keys) {
        const patterns = byFirst.get(key);
        if (patterns) patterns.push({ places, category });
        else byFirst.set(key, [{ places, category }]);
      }
      for (const place of places) {
        if (!('keys' in place)) continue;
        for (const key of place.keys) {
          if (key.endsWith('*')) prefixes.add(key);
          else if (/^[a-z]/.test(key)) vocabulary.add(key);
        }
      }
    }
  }
  return { byFirst, vocabulary, prefixes };
}

function placeOf(written: string): Place {
  const gap = /^\*(\d)$/.exec(written);
  if (gap) return { upTo: Number(gap[1]) };
  const onward = /^\+(\d)$/.exec(written);
  if (onward) return { onward: Number(onward[1]) };
  const optional = written.endsWith('?');
  return { keys: new Set(written.replaceAll('?', '').split('|')), optional };
}

/** All phrases of a book in a note. The work for each word is bounded by the longest phrase, not by the note. */
export function phrasesIn(
  words: readonly Word[],
  keysOf: (word: Word) => readonly string[],
  book: PhraseBook,
): readonly Found[] {
  const keys = words.map(keysOf);
  const found: Found[] = [];
  for (let from = 0; from < words.length; from++) {
    for (const key of keys[from] ?? []) {
      for (const { places, category } of book.byFirst.get(key) ?? []) {
        const to = ends(words, keys, places, 1, from + 1);
        if (to !== null) found.push({ from, to, category });
      }
    }
  }
  return found;
}

function ends(
  words: readonly Word[],
  keys: readonly (readonly string[])[],
  places: readonly Place[],
  index: number,
  at: number,
): number | null {
  spend();
  const place = places[index];
  if (!place) return at;
  if ('onward' in place) {
    let to = at;
    while (to < at + place.onward && words[to]?.before === 0) to++;
    return to;
  }
  if ('upTo' in place) {
    const next = places[index + 1];
    // A last word that may be missing is looked for first: the phrase takes it in wherever it can.
    if (next && 'keys' in next && next.optional && index + 2 === places.length) {
      for (let skip = 0; skip <= place.upTo && !isBeyond(words, at + skip); skip++) {
        if ((keys[at + skip] ?? []).some((key) => next.keys.has(key))) return at + skip + 1;
      }
      return at;
    }
    for (let skip = 0; skip <= place.upTo; skip++) {
      const to = ends(words, keys, places, index + 1, at + skip);
      if (to !== null) return to;
      if (isBeyond(words, at + skip)) return null;
    }
    return null;
  }
  if (!isBeyond(words, at) && (keys[at] ?? []).some((key) => place.keys.has(key))) {
    const to = ends(words, keys, places, index + 1, at + 1);
    if (to !== null) return to;
  }
  return place.optional ? ends(words, keys, places, index + 1, at) : null;
}

function isBeyond(words: readonly Word[], at: number): boolean {
  return words[at] === undefined || words[at].before === 2;
}

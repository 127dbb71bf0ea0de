import { spend } from './effort.ts';

/** How strongly what stands before a word parts it from the word before: not, as a comma does, or as a full stop does. */
export type Break = 0 | 1 | 2;

/** One word or number of a note. */
export interface Word {
  /** As typed. */
  readonly text: string;
  /** Folded for comparison: lower case, no accents, no apostrophes, no possessive. */
  readonly low: string;
  readonly start: number;
  readonly end: number;
  readonly before: Break;
  /** What stands between the word before and this one, shortened. */
  readonly gap: string;
  /** "Jayden's" */
  readonly possessive: boolean;
  /** Begins with a capital. */
  readonly capital: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’`][\p{L}\p{M}]+)*/gu;
const POSSESSIVE = /['’`]s?$/i;
const LONGEST_GAP = 6;

/** The words of a text, in one pass. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const typed = match[0];
    const start = match.index;
    const gap = text.slice(last, Math.min(start, last + LONGEST_GAP));
    last = start + typed.length;
    spend(typed.length);
    words.push({
      text: typed,
      low: folded(typed),
      start,
      end: last,
      before: words.length === 0 ? 2 : breakOf(gap),
      gap,
      possessive: typed.length > 2 && /['’`]s$/i.test(typed),
      capital: /^\p{Lu}/u.test(typed),
    });
  }
  return words;
}

/** A word as it is compared: "O’Brien's" is "obrien", "Łucja" is "lucja". */
export function folded(typed: string): string {
  const bare = /['’`]/.test(typed) ? typed.replace(POSSESSIVE, '').replace(/['’`]/g, '') : typed;
  const low = bare.toLowerCase();
  if (/^[a-z0-9]*$/.test(low)) return low;
  return low
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđıßæœðþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};

function breakOf(gap: string): Break {
  if (/[\n\r;!?•]|\.(?:\s|$)/u.test(gap)) return 2;
  return /[^\s\-–/'’`&+.]/u.test(gap) ? 1 : 0;
}

import { digitRuns } from './digits.ts';
import { spend } from './effort.ts';
import { isTrade } from './plain-words.ts';
import type { Span } from './span.ts';
import { setOf } from './word-sets.ts';
import type { Word } from './words.ts';

/** Fewer letters, one by one, are a term of the trade: "M V H R". */
const LETTERS = 5;
const LETTERS_AFTER_A_CUE = 3;
const CUES = setOf('spelt spelled spells spelling surname');
const CUE_REACH = 4;

/** What was said letter by letter: a name ("K W A B E N A"), or a National Insurance number. */
export function spelledSpans(words: readonly Word[]): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  while (at < words.length) {
    spend();
    const to = lettersEnd(words, at);
    if (isName(words, at, to)) spans.push(...spanOf(words, at, to));
    at = Math.max(to, at + 1);
  }
  return [...spans, ...insuranceNumbers(words)];
}

function isName(words: readonly Word[], from: number, to: number): boolean {
  if (to - from < LETTERS_AFTER_A_CUE) return false;
  const letters = words.slice(from, to).map(({ low }) => low);
  if (isTrade(letters.join(''))) return false;
  return (
    to - from >= LETTERS || words.slice(Math.max(0, from - CUE_REACH), from).some(({ low }) => CUES.has(low))
  );
}

/** Where a run of single letters ends that begins here. */
function lettersEnd(words: readonly Word[], from: number): number {
  let to = from;
  while (
    /^\p{L}$/u.test(words[to]?.text ?? '') &&
    (to === from || /^[ .-]{1,2}$/.test(words[to]?.gap ?? ''))
  ) {
    spend();
    to++;
  }
  return to;
}

/** "Q Q seven one two two oh four B": two letters, six digits in any form, and a letter from A to D. */
function insuranceNumbers(words: readonly Word[]): readonly Span[] {
  return digitRuns(words).flatMap(({ from, to, digits }): readonly Span[] => {
    const isLetter = (at: number) => /^[a-z]$/.test(words[at]?.low ?? '') && words[at + 1]?.before === 0;
    const ends = /^[a-d]$/.test(words[to]?.low ?? '') && words[to]?.before === 0;
    const whole = digits.length === 6 && isLetter(from - 2) && isLetter(from - 1) && ends;
    return whole ? spanOf(words, from - 2, to + 1) : [];
  });
}

function spanOf(words: readonly Word[], from: number, to: number): readonly Span[] {
  const [first, last] = [words[from], words[to - 1]];
  return first && last ? [{ start: first.start, end: last.end, category: 'identity' }] : [];
}

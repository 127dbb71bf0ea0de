import { STREETS } from './lexicon/people-words.ts';
import { isPlain, isTown, isTrade } from './plain-words.ts';
import type { Known, Span } from './span.ts';
import { setOf } from './word-sets.ts';
import { wordsOf, type Word } from './words.ts';

const STREET = setOf(STREETS);
const LIVING = setOf(
  'lives live living moved moving stays staying stopping stop address sister sisters mum mums mams mam mother mothers dad dads father nan nans gran grans son daughter daughters brother brothers friend friends mate mates ex parents aunt aunts auntie uncle cousin him her them his forwarding rehoused relocated refuge hostel decanted letters post letter niece nephew partner hotel',
);
const SHELTERS = setOf('refuge hostel hotel shelter bnb');
const OTHER_HOME = setOf(
  'fled parents sisters brothers mams dads cousins uncle auntie friends lives live living moved staying stays nan nans mum mums mother daughter son sister brother friend neighbour lady man couple had baby key spare keys parent bangs gran aunt cousin',
);
const REACH = 8;

/** Where someone lives or is, other than at this home. */
export function placeSpans(words: readonly Word[], known: Known): readonly Span[] {
  const home = new Set(wordsOf(known.address).map(({ low }) => low));
  return words.flatMap((word, at) => [
    ...street(words, at, home),
    ...numbered(words, at, home),
    ...shelter(words, at, word),
    ...town(words, at),
  ]);
}

/** "44 Marl Lane", "Flat 3, 27 Dunlin St", and "in Corby St" where someone is said to be there. */
function street(words: readonly Word[], at: number, home: ReadonlySet<string>): readonly Span[] {
  const word = words[at];
  if (!word || !STREET.has(word.low) || word.before !== 0) return [];
  let from = at - 1;
  const name = words[from];
  if (!name || /\d/.test(name.low) || name.low.length < 3 || STOP.has(name.low)) return [];
  const capitals = name.capital;
  const before = words[from - 1];
  if (
    before &&
    name.before === 0 &&
    before.capital &&
    capitals &&
    !/^\d/.test(before.low) &&
    !STOP.has(before.low)
  )
    from--;
  let numberAt = from - 1;
  if (!/^\d{1,4}[a-d]?$/.test(words[numberAt]?.low ?? '') || (words[from]?.before ?? 2) === 2) numberAt = -1;
  if (numberAt !== -1) from = numberAt;
  if (/^(?:flat|apt|unit|no|number)$/.test(words[from - 1]?.low ?? '')) from--;
  if (/^(?:flat|apt|unit)$/.test(words[from - 2]?.low ?? '') && /^\d/.test(words[from - 1]?.low ?? ''))
    from -= 2;
  const same =
    home.has(name.low) && home.has(word.low) && (numberAt === -1 || home.has(words[numberAt]?.low ?? ''));
  if (same || (!capitals && numberAt === -1)) return [];
  const lived = isNear(words, from, at, LIVING);
  if (!lived) return [];
  return span(words, from, at + 1);
}

/** "no. 46 where her nan lives", "flat 14, Hebden" */
function numbered(words: readonly Word[], at: number, home: ReadonlySet<string>): readonly Span[] {
  const [word, number] = [words[at], words[at + 1]];
  if (
    !word ||
    !number ||
    !/^(?:no|number|flat|apt|house)$/.test(word.low) ||
    !/^\d{1,4}[a-d]?$/.test(number.low)
  )
    return [];
  if (number.before === 2 && !/^\. ?$/.test(number.gap)) return [];
  if (home.has(number.low) && word.low === 'flat') return [];
  if (/^(?:sister|neighbouring|adjacent|adjoining)$/.test(words[at - 1]?.low ?? '')) return [];
  if (!isNear(words, at, at + 1, OTHER_HOME)) return [];
  const next = words[at + 2];
  const block =
    next &&
    next.before < 2 &&
    next.capital &&
    /^, ?$| /.test(next.gap) &&
    !STOP.has(next.low) &&
    next.low.length > 3;
  return span(words, at, block ? at + 3 : at + 2);
}

/** "a hostel on Dyer St" */
function shelter(words: readonly Word[], at: number, word: Word): readonly Span[] {
  if (!SHELTERS.has(word.low) || !/^(?:in|on|at|near)$/.test(words[at + 1]?.low ?? '')) return [];
  let to = at + 2;
  while (words[to]?.capital === true && words[to]?.before === 0 && to < at + 6) to++;
  return to > at + 2 ? span(words, at, to) : [];
}

/** "moved to Penarth", "her sister in Wexcombe": a capital that is no plain word, where someone is said to live. */
function town(words: readonly Word[], at: number): readonly Span[] {
  const [before, name, next] = [words[at - 1], words[at], words[at + 1]];
  if (!before || !name || !/^(?:in|to|near|from|at|outside|round)$/.test(before.low)) return [];
  if (!name.capital || name.before !== 0 || /\d/.test(name.text) || name.text === name.text.toUpperCase())
    return [];
  if (isTrade(name.low) || (isPlain(name.low) && !isTown(name.low)) || isMonthOrDay(name.low)) return [];
  if (!isNear(words, at - 1, at, OTHER_HOME)) return [];
  const two = next?.capital === true && next.before === 0 && !/\d/.test(next.text);
  return span(words, at - 1, two ? at + 2 : at + 1);
}

function isMonthOrDay(low: string): boolean {
  return /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tues?|wed|weds|thu|thurs?|fri|sat|sun)/.test(
    low,
  );
}

const STOP = setOf(
  'the a an to of in on at by from up down per via no flat block rear front side south north east west bottom top',
);

function isNear(words: readonly Word[], from: number, to: number, cues: ReadonlySet<string>): boolean {
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    if (words[at + 1]?.before === 2) break;
    if (cues.has(words[at]?.low ?? '')) return true;
  }
  for (let at = to + 1; at < words.length && at <= to + REACH; at++) {
    if (words[at]?.before === 2) break;
    if (cues.has(words[at]?.low ?? '')) return true;
  }
  return false;
}

function span(words: readonly Word[], from: number, to: number): readonly Span[] {
  const [first, last] = [words[from], words[to - 1]];
  return first && last ? [{ start: first.start, end: last.end, category: 'location-other' }] : [];
}

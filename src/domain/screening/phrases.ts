import { ABSENCE } from './lexicon/absence.ts';
import { BUILDING } from './lexicon/building.ts';
import { CARE } from './lexicon/care.ts';
import { CONDITIONS } from './lexicon/conditions.ts';
import { HEALTH, HEALTH_ENDINGS, HEALTH_WORDS, NOT_HEALTH } from './lexicon/health.ts';
import { HOUSEHOLD } from './lexicon/household.ts';
import { MEDICINES } from './lexicon/medicines.ts';
import { CONDUCT, EQUALITY, FINANCIAL, SECRET, THIRD_PARTY } from './lexicon/other-kinds.ts';
import { isName } from './names.ts';
import { phraseBook, phrasesIn, type Found } from './pattern.ts';
import { isMistypedPlain, isPlace, isPlain, isTrade } from './plain-words.ts';
import { remembered } from './remembered.ts';
import type { Span } from './span.ts';
import { correcting } from './typing-mistakes.ts';
import { CLASSES_OF, setOf } from './word-sets.ts';
import type { Word } from './words.ts';

/** Every phrase of the lexicon. */
export const PHRASES = phraseBook([
  { category: 'access-secret', lines: `${SECRET}\n${ABSENCE}` },
  {
    category: 'health',
    lines: `${eachAlone(`${HEALTH_WORDS} ${MEDICINES} ${CONDITIONS}`)}\n${HEALTH}\n${CARE}`,
  },
  { category: 'conduct', lines: CONDUCT },
  { category: 'financial', lines: FINANCIAL },
  { category: 'equality', lines: EQUALITY },
  { category: 'third-party', lines: THIRD_PARTY },
  { category: 'household', lines: HOUSEHOLD },
  { category: 'building', lines: BUILDING },
]);
/** A list of words as phrases of one word. */
function eachAlone(list: string): string {
  return list.trim().split(/\s+/).join('\n');
}

const ORDER = ['access-secret', 'health', 'conduct', 'financial', 'equality', 'third-party', 'household'];
const WORDS = new Set([...PHRASES.vocabulary, ...CLASSES_OF.keys()]);
const meant = correcting(new Set([...WORDS, ...[...PHRASES.prefixes].map((prefix) => prefix.slice(0, -1))]));
const ENDINGS = HEALTH_ENDINGS.split(' ');
const NO_ILLNESS = setOf(NOT_HEALTH);
const NUMBER_WORDS = setOf('one two three four five six seven eight nine ten eleven twelve both several');
const BEFORE_ILLNESS = setOf(
  'is are was has have had having got on with w uses using use needs takes taking under undergoing been being her his their a an the very severe severely bad mild acute of from by suffers suffering suffer diagnosed chronic awaiting waiting for in registered advanced early late stage',
);
const AFTER_ILLNESS = setOf(
  'machine machines bag bags user patient sufferer clinic nurse nurses team treatment appointment appt attack attacks pump medication tablets stick sticks episode episodes support daily nightly twice weekly at night patches injection injections pads needs machine supplies letter',
);
const MOST_COMPANY = 3;
const LONGEST = 24;
const SHORTEST_PREFIX = 3;
/** A word that no list knows may be an illness where one is spoken of; shorter ones are abbreviations. */
const SHORTEST_UNKNOWN = 6;

/** What the words of a note tell by themselves. */
export interface Told {
  /** The marks, the gravest kind first. */
  readonly spans: readonly Span[];
  /** For each word, how long a phrase about the building covers it. */
  readonly building: readonly number[];
}

/** Finds the phrases of the lexicon in a note. */
export function toldBy(words: readonly Word[]): Told {
  const found = phrasesIn(
    words,
    (word) => (word.capital ? keysOfName(word.low) : keysOfWord(word.low)),
    PHRASES,
  );
  const building = longestBuilding(words.length, found);
  const spans = found
    .filter((one) => one.category !== 'building' && !isOfTheBuilding(one, building))
    .sort((one, other) => ORDER.indexOf(one.category) - ORDER.indexOf(other.category))
    .flatMap((one): Span[] => {
      const [first, last] = [words[one.from], words[one.to - 1]];
      if (!first || !last || one.category === 'building') return [];
      const whole = one.category === 'health' ? withCompany(words, one) : one;
      const [start, end] = [words[whole.from]?.start ?? first.start, words[whole.to - 1]?.end ?? last.end];
      return [{ start, end, category: one.category }];
    });
  return { spans, building };
}

/** For each word, the longest phrase about the building that covers it. */
function longestBuilding(length: number, found: readonly Found[]): readonly number[] {
  const longest = new Array<number>(length).fill(0);
  for (const { from, to, category } of found) {
    if (category !== 'building') continue;
    for (let at = from; at < to; at++) longest[at] = Math.max(longest[at] ?? 0, to - from);
  }
  return longest;
}

function isOfTheBuilding({ from, to }: Found, building: readonly number[]): boolean {
  const covers = building.slice(from, to);
  return covers.every((length) => length > 0) || covers.some((length) => length > to - from);
}

/** Takes in the small words that say the same: "is undergoing", "machine at night". What tells is told by all of them. */
function withCompany(
  words: readonly Word[],
  { from, to }: Found,
): { readonly from: number; readonly to: number } {
  let [first, last] = [from, to];
  while (
    from - first < MOST_COMPANY &&
    words[first]?.before === 0 &&
    BEFORE_ILLNESS.has(words[first - 1]?.low ?? '')
  )
    first--;
  while (last - to < MOST_COMPANY && words[last]?.before === 0 && AFTER_ILLNESS.has(words[last]?.low ?? ''))
    last++;
  return { from: first, to: last };
}

const keysOfName = remembered((low) => keysOf(low, true));
const keysOfWord = remembered((low) => keysOf(low, false));

function keysOf(low: string, capital: boolean): readonly string[] {
  if (/\d/.test(low) && !/^\d+(?:st|nd|rd|th|am|pm|ish|p)?$/.test(low)) return keysOfExact(low);
  if (/^\d+(?:st|nd|rd|th|am|pm|ish|p)?$/.test(low)) return low.length <= 4 ? [low, '#'] : ['#'];
  if (low.length > LONGEST) return [];
  const keys = keysOfExact(low);
  if (keys.length > 1 || WORDS.has(low) || isPlain(low) || isTrade(low)) return keys;
  if (endsAsIllness(low)) return [...keys, 'asthma*'];
  if (capital && isName(low)) return [...keys, '@name'];
  const correct = meant(low);
  if (correct !== null) return [...keys, ...keysOfExact(correct)];
  const unknown = low.length >= SHORTEST_UNKNOWN && !isName(low) && !isPlace(low) && !isMistypedPlain(low);
  return unknown ? [...keys, '@unknown'] : keys;
}

function keysOfExact(low: string): readonly string[] {
  const keys = [low, ...(CLASSES_OF.get(low) ?? [])];
  if (NUMBER_WORDS.has(low)) keys.push('#');
  for (let length = SHORTEST_PREFIX; length <= low.length; length++) {
    const prefix = `${low.slice(0, length)}*`;
    if (PHRASES.prefixes.has(prefix)) keys.push(prefix);
  }
  return keys;
}

function endsAsIllness(low: string): boolean {
  return low.length >= 6 && !NO_ILLNESS.has(low) && ENDINGS.some((ending) => low.endsWith(ending));
}

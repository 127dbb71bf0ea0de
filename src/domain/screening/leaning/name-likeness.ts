import { GIVEN_NAMES } from '../lexicon/given-names.ts';
import { NO_PEOPLE } from '../lexicon/places.ts';
import { SURNAMES } from '../lexicon/surnames.ts';
import { TRADE_WORDS } from '../lexicon/trade-words.ts';
import { frontCoded } from '../front-coded.ts';
import { PLAIN } from '../plain-words.ts';

const LENGTH = 3;
/** The words of the trade are fewer than the plain ones, and nearer to what a note holds. */
const TRADE_WEIGHT = 4;
/** A stretch of letters that no list holds has been seen half a time. */
const UNSEEN = 0.5;

interface Seen {
  names: number;
  words: number;
}

const SEEN = new Map<string, Seen>();
const TOTAL: Seen = { names: 0, words: 0 };

function learn(words: Iterable<string>, kind: keyof Seen, times = 1): void {
  for (const word of words) {
    for (const letters of stretches(word)) {
      const seen = SEEN.get(letters) ?? { names: 0, words: 0 };
      seen[kind] += times;
      TOTAL[kind] += times;
      SEEN.set(letters, seen);
    }
  }
}

learn(frontCoded(GIVEN_NAMES), 'names');
learn(frontCoded(SURNAMES), 'names');
learn(PLAIN, 'words');
learn(`${TRADE_WORDS} ${NO_PEOPLE}`.trim().split(/\s+/), 'words', TRADE_WEIGHT);

/** How much more the letters of a word look like those of names than like those of other words: above 0 is a name. */
export function nameLikeness(low: string): number {
  const all = stretches(low);
  let sum = 0;
  for (const letters of all) {
    const { names, words } = SEEN.get(letters) ?? { names: 0, words: 0 };
    sum += Math.log((names + UNSEEN) / TOTAL.names) - Math.log((words + UNSEEN) / TOTAL.words);
  }
  return sum / all.length;
}

function stretches(word: string): readonly string[] {
  const whole = `^${word}$`;
  const found: string[] = [];
  for (let at = 0; at + LENGTH <= whole.length; at++) found.push(whole.slice(at, at + LENGTH));
  return found;
}

import { spend } from '../effort.ts';
import { isGivenName, isName } from '../names.ts';
import { isPlace, isPlain, isTrade } from '../plain-words.ts';
import { remembered } from '../remembered.ts';
import { CLASSES_OF } from '../word-sets.ts';
import type { Word } from '../words.ts';
import { kinOfWord } from './kin.ts';
import { nameLikeness } from './name-likeness.ts';
import { stemOf } from './stems.ts';

/** So many weights the model has; what a word shows is spread over them. */
export const WEIGHTS = 1 << 17;
/** How far from a word its neighbours count one by one, and how far as company. */
const BESIDE = 2;
const COMPANY = 7;
/** Marks of the places from which something is seen. */
const PLACES = {
  here: 1,
  before: 2,
  after: 4,
  joinedBefore: 7,
  joinedAfter: 8,
  left: 9,
  right: 10,
  clause: 11,
};
const EDGE = numbered('edge');
const ALWAYS = numbered('always');
const SHORTEST_PART = 4;

/** Where the weights stand that tell about each word of a note: its own, its neighbours' and its sentence's. */
export function featuresOf(words: readonly Word[]): readonly (readonly number[])[] {
  const shown = words.map((word, at) => shownBy(word, at));
  const clauses = clausesOf(words);
  return words.map((_, at) => featuresAt(words, shown, clauses, at));
}

function featuresAt(
  words: readonly Word[],
  shown: readonly (readonly number[])[],
  clauses: readonly number[],
  at: number,
): readonly number[] {
  const found: number[] = [slot(ALWAYS, 0)];
  const here = shown[at] ?? [];
  for (const one of here) found.push(slot(one, PLACES.here));
  for (let away = 1; away <= BESIDE; away++) {
    const [left, right] = [joined(words, at - away, at), joined(words, at, at + away)];
    for (const one of left ? (shown[at - away] ?? []) : [EDGE])
      found.push(slot(one, PLACES.before + away - 1));
    for (const one of right ? (shown[at + away] ?? []) : [EDGE])
      found.push(slot(one, PLACES.after + away - 1));
  }
  if (words[at]?.before === 0) pairs(shown[at - 1] ?? [], here, PLACES.joinedBefore, found);
  if (words[at + 1]?.before === 0) pairs(shown[at + 1] ?? [], here, PLACES.joinedAfter, found);
  const company = new Set<number>();
  for (let other = at - BESIDE - 1; other >= at - COMPANY && joined(words, other, other + 1); other--)
    for (const one of shown[other] ?? []) company.add(slot(one, PLACES.left));
  for (let other = at + BESIDE + 1; other <= at + COMPANY && joined(words, other - 1, other); other++)
    for (const one of shown[other] ?? []) company.add(slot(one, PLACES.right));
  for (let other = at - COMPANY; other <= at + COMPANY; other++)
    if (other !== at && clauses[other] === clauses[at])
      for (const one of shown[other] ?? []) company.add(slot(one, PLACES.clause));
  found.push(...company);
  spend();
  return found;
}

/** Whether no full stop parts the words from one place to another. */
function joined(words: readonly Word[], from: number, to: number): boolean {
  if (words[from] === undefined || words[to] === undefined) return false;
  for (let at = from + 1; at <= to; at++) if (words[at]?.before === 2) return false;
  return true;
}

function clausesOf(words: readonly Word[]): readonly number[] {
  let clause = 0;
  return words.map(({ before }) => (before > 0 ? ++clause : clause));
}

/** What two neighbours show together, where at least one of them shows a kind and not only itself. */
function pairs(others: readonly number[], here: readonly number[], place: number, found: number[]): void {
  others.forEach((other, first) => {
    here.forEach((one, second) => {
      // The word itself comes first: two words together are too rare to learn from.
      if (first > 0 || second > 0 || isAlone(others) || isAlone(here))
        found.push(slot(Math.imul(other, 31) ^ one, place));
    });
  });
}

function isAlone(shown: readonly number[]): boolean {
  return shown.length === 1;
}

function shownBy(word: Word, at: number): readonly number[] {
  const inside = word.before !== 2 && at > 0;
  return word.capital ? (inside ? shownInside(word.low) : shownFirst(word.low)) : shownSmall(word.low);
}

const shownInside = remembered((low) => shows(low, true, true));
const shownFirst = remembered((low) => shows(low, true, false));
const shownSmall = remembered((low) => shows(low, false, false));

/** What a word shows of itself: the word, its kind, whether it looks like a name. */
function shows(low: string, capital: boolean, inside: boolean): readonly number[] {
  if (/\d/.test(low)) {
    const unit = /^\d+[a-z]+$/.test(low) ? `u${low.replace(/\d+/, '')}` : 'x';
    return [numbered(/^\d+$/.test(low) ? `#${low.length}` : `#${unit}`)];
  }
  const [plain, trade] = [isPlain(low), isTrade(low)];
  if (isName(low) && (!plain || (capital && inside && !trade))) return [numbered('name')];
  const kinds = [`w${stemOf(low)}`, ...(CLASSES_OF.get(low) ?? [])];
  const kin = kinOfWord(low) ?? kinOfWord(stemOf(low));
  if (kin !== undefined) kinds.push(`k${kin}`);
  if (capital && plain && isGivenName(low)) kinds.push(inside ? 'maybeInside' : 'maybe');
  if (trade) kinds.push('trade');
  if (isPlace(low)) kinds.push('place');
  if (!plain && !trade) {
    const likeness = Math.max(-2, Math.min(3, Math.round(nameLikeness(low) * 1.5)));
    kinds.push(
      capital ? 'Unknown' : 'unknown',
      `like${likeness}`,
      `${capital ? 'Like' : 'lower'}${likeness}`,
    );
    if (low.length > SHORTEST_PART) kinds.push(`e${low.slice(-3)}`, `b${low.slice(0, 4)}`);
  }
  return kinds.map(numbered);
}

/** A number for a name (FNV-1a). */
function numbered(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Which weight tells about something seen from a place. */
function slot(shown: number, place: number): number {
  let mixed = Math.imul(shown ^ Math.imul(place, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (WEIGHTS - 1);
}

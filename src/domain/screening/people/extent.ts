import { spend } from '../effort.ts';
import { isName } from '../names.ts';
import { isPlace, isPlain, isTrade } from '../plain-words.ts';
import { isDirection, isInitial, isStreet } from './around.ts';
import { PARTICLES, SETS, SPOKEN_TITLES } from './name-words.ts';
import type { NamesIn } from './names-in.ts';

const LONGEST_NAME = 4;

/** Where a name stands, and whether the case file knows it. */
export interface FoundName {
  readonly from: number;
  readonly to: number;
  readonly known: boolean;
}

/** "Mrs Lam", "mister pew", "Mr. W. Grant", "Mrs H" */
export function titled(note: NamesIn, at: number): FoundName | null {
  const title = note.words[at];
  const next = note.words[at + 1];
  if (!title || !next || /[\n,;:!?)(]/.test(next.gap) || /^\d/.test(next.low)) return null;
  const needsCapital =
    isPlain(title.low) && !['miss', 'mister', 'doctor', 'nurse', 'missus'].includes(title.low);
  if (needsCapital && !(note.proper(next) && !isPlain(next.low))) return null;
  const said = SPOKEN_TITLES.has(title.low) && !SETS.between.has(next.low) && !SETS.verbs.has(next.low);
  const good = note.proper(next) || !isPlain(next.low) || said || note.match(next) !== null;
  if (!good || (SETS.verbs.has(next.low) && !note.proper(next))) return null;
  if (note.shouted && SETS.verbs.has(next.low)) return null;
  let to = at + 2;
  while (to < at + 1 + LONGEST_NAME && continues(note, to, true)) to++;
  const known = note.words.slice(at + 1, to).some((word) => note.match(word) !== null);
  return { from: at, to, known };
}

/** Takes in an initial, and names before that no list knows: "R. Thistlethwaite", "Ha Thi Bich", "Hilde Brandvold". */
export function startOf(note: NamesIn, at: number): number {
  if (isInitial(note, at - 1)) return at - 1;
  let from = at;
  while (from > at - LONGEST_NAME && note.words[from]?.before === 0) {
    const before = note.words[from - 1];
    if (
      !before ||
      !note.proper(before) ||
      before.low.length < 2 ||
      /\d/.test(before.text) ||
      before.possessive
    )
      break;
    if (before.text === before.text.toUpperCase()) break;
    if (
      isPlain(before.low) ||
      isTrade(before.low) ||
      isPlace(before.low) ||
      !/^\s+$/.test(note.words[from]?.gap ?? '')
    )
      break;
    from--;
  }
  return from;
}

/** Where the name ends that stands at a place. */
export function endOf(note: NamesIn, at: number): number {
  let to = at + 1;
  while (to < at + LONGEST_NAME && continues(note, to, false)) to++;
  return to;
}

/** Whether the word at a place belongs to the name before it. */
function continues(note: NamesIn, at: number, titled: boolean): boolean {
  spend();
  const word = note.words[at];
  const before = note.words[at - 1];
  if (!word || !before || /[\n,;:!?()/&+"]/.test(word.gap) || /\d/.test(word.text)) return false;
  if (PARTICLES.has(word.low) && word.before === 0 && note.words[at + 1]?.capital === true) return true;
  const hyphen = /[-–]/.test(word.gap);
  const initialBefore = before.text.length === 1;
  if (word.before === 2 && !initialBefore) return false;
  if (before.possessive && !hyphen) return false;
  if (word.text.length === 1) {
    return (
      note.proper(word) &&
      word.low !== 't' &&
      !isDirection(note, at) &&
      (hyphen || note.words[at + 1]?.before !== 0 || !titled)
    );
  }
  if (SETS.honorifics.has(word.low)) return true;
  if (note.match(word) === 'same') return note.proper(word) || !isPlain(word.low);
  if (isStreet(note, at + 1) && !initialBefore) return false;
  if (note.match(word) === 'like') return true;
  if (isTrade(word.low) && !initialBefore) return false;
  if (SETS.verbs.has(word.low) || SETS.roles.has(word.low) || SETS.relations.has(word.low)) return false;
  if (note.shouted || !word.capital)
    return (isName(word.low) || initialBefore) && !isPlain(word.low) && (word.capital || !before.capital);
  if (word.text === word.text.toUpperCase() && word.text.length < 5) return false;
  return true;
}

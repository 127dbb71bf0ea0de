import { spend } from '../effort.ts';
import { isGivenName, isSurname } from '../names.ts';
import { isMistypedPlain, isPlace, isPlain, isTrade } from '../plain-words.ts';
import type { Word } from '../words.ts';
import { doesAsPeople, hasContext, isAmid, isNumber, isSpokenTo, isStreet } from './around.ts';
import { isMaker, isProduct } from './makers.ts';
import { AFTER_A_NAME, ASKED, HERS, OTHER_SCRIPT, PAINT, SETS } from './name-words.ts';
import type { NamesIn } from './names-in.ts';

/** Whether a name stands at a place, surely enough or as a guess that only a capital bears out. */
export function nameAt(note: NamesIn, at: number): 'name' | 'guess' | null {
  spend();
  const word = note.words[at];
  if (word && OTHER_SCRIPT.test(word.text)) return 'name';
  if (!word || /\d/.test(word.text) || word.low.length < 2 || word.low.length > 24) return null;
  if (word.before === 2 && PAINT.has(note.words[at + 1]?.low ?? '')) return null;
  const match = note.match(word);
  if (isProduct(note, at) && match === null) return null;
  if (match !== null && isKnownHere(note, at, match)) return 'name';
  if (isStreet(note, at + 1) || isTrade(word.low) || isMaker(note, at)) return null;
  if (isAbbreviation(note, word)) return null;
  const plain = isPlain(word.low) || SETS.months.has(word.low);
  const [given, surname] = [isGivenName(word.low), isSurname(word.low)];
  if (given && !plain) return sure(isGivenNameHere(note, at, word));
  if (surname && !plain) return sure(isSurnameHere(note, at, word));
  const proper = note.proper(word);
  if (plain) {
    if (!proper || !(given || surname)) return null;
    if (isPersonThough(note, at, given)) return 'name';
    return given && match === null ? 'guess' : null;
  }
  if (!proper) return sure(isAskedFor(note, at));
  if (hasContext(note, at) && (word.before !== 2 || doesAsPeople(note, at))) return 'name';
  return isStranger(note, at) ? 'guess' : null;
}

function sure(isName: boolean): 'name' | null {
  return isName ? 'name' : null;
}

/** "WHB", "LL": capitals in a note that is not shouted. */
function isAbbreviation(note: NamesIn, { text }: Word): boolean {
  return text.length > 1 && text.length < 5 && text === text.toUpperCase() && !note.shouted;
}

function isGivenNameHere(note: NamesIn, at: number, word: Word): boolean {
  const long = word.low.length;
  return (
    (note.proper(word) && (long > 2 || hasContext(note, at))) ||
    (long > 3 && !word.capital) ||
    (note.shouted && (long > 3 || hasContext(note, at)))
  );
}

function isSurnameHere(note: NamesIn, at: number, word: Word): boolean {
  if (hasContext(note, at)) return true;
  return note.proper(word) && (word.before !== 2 || word.low.length > 4);
}

/** A capital on a word that no list knows, and no model or maker stands beside it. */
function isStranger(note: NamesIn, at: number): boolean {
  const [word, before, next] = [note.words[at], note.words[at - 1], note.words[at + 1]];
  if (!word || word.low.length < 3 || word.low.length > 12 || isPlace(word.low)) return false;
  if (!/[aeiouy]/.test(word.low) || /\p{Ll}\p{Lu}/u.test(word.text) || isMistypedPlain(word.low))
    return false;
  const beside = [before, next].some(
    (other) =>
      other !== undefined &&
      (other === before ? word.before : other.before) === 0 &&
      (/\d/.test(other.text) || (other.capital && (isTrade(other.low) || isPlain(other.low)))),
  );
  if (beside || (next !== undefined && next.before === 0 && isTrade(next.low) && !AFTER_A_NAME.has(next.low)))
    return false;
  if (word.before !== 2)
    return (
      !['the', 'a', 'an', 'in', 'at', 'of', 'new', 'to', 'from', 'via'].includes(before?.low ?? '') ||
      AFTER_A_NAME.has(next?.low ?? '') ||
      word.possessive
    );
  return true;
}

/** "ring keziah", "spoke w thuy": in small letters, where a name must stand. */
function isAskedFor(note: NamesIn, at: number): boolean {
  const [word, before, next] = [note.words[at], note.words[at - 1], note.words[at + 1]];
  if (!word || !before || word.before !== 0 || word.low.length < 3 || word.low.length > 14) return false;
  if (note.shouted || isPlace(word.low) || isMistypedPlain(word.low) || !/[aeiouy]/.test(word.low))
    return false;
  const two = note.words[at - 2]?.low ?? '';
  const asked =
    ASKED.has(before.low) ||
    (SETS.relations.has(before.low) && before.low !== 't' && before.low.length > 2) ||
    (/^(?:w|with|to|for)$/.test(before.low) &&
      /^(?:spoke|spoken|speak|met|talked|agreed|chat|chatted|call|ask)$/.test(two));
  return (
    asked &&
    !SETS.verbs.has(word.low) &&
    (next === undefined ||
      next.before > 0 ||
      AFTER_A_NAME.has(next.low) ||
      SETS.verbs.has(next.low) ||
      /^\d/.test(next.low))
  );
}

function isKnownHere(note: NamesIn, at: number, match: 'same' | 'like'): boolean {
  const word = note.words[at];
  if (!word) return false;
  const proper = note.proper(word);
  if (match === 'like') return true;
  if (isStreet(note, at + 1) || (isStreet(note, at + 2) && isNumber(note, at - 1))) return false;
  const plain = isPlain(word.low) || isTrade(word.low) || SETS.months.has(word.low);
  if (!plain) return proper || word.low.length > 2 || note.shouted;
  const next = note.words[at + 1];
  const followed =
    next !== undefined && next.before === 0 && note.match(next) === 'same' && next.low !== word.low;
  if (followed && (proper || note.shouted)) return true;
  const verb = doesAsPeople(note, at);
  if (!word.capital) return verb && !SETS.months.has(word.low) && word.low !== 'will';
  const next2 = note.words[at + 1];
  if (word.possessive || (next2 !== undefined && /^['’]/.test(next2.gap))) return true;
  if (next2?.before === 0 && HERS.has(next2.low) && !SETS.months.has(word.low)) return true;
  if (next2?.before === 0 && next2.low === word.low && !next2.capital) return true;
  if (note.shouted) return verb || isSpokenTo(note, at);
  return verb || isSpokenTo(note, at) || isAmid(note, at);
}

/** A word that is also a thing, here a person: what stands around it says so. */
function isPersonThough(note: NamesIn, at: number, given: boolean): boolean {
  const word = note.words[at];
  if (!word) return false;
  if (isSpokenTo(note, at) && note.words[at + 1]?.before !== undefined)
    return given || doesAsPeople(note, at);
  if (doesAsPeople(note, at) && given) return true;
  const next = note.words[at + 1];
  const surnameNext =
    next !== undefined &&
    next.before === 0 &&
    note.proper(next) &&
    isSurname(next.low) &&
    !isTrade(next.low) &&
    !isPlain(next.low);
  return given && surnameNext && !isStreet(note, at + 2);
}

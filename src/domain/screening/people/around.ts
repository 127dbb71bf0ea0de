import { isSurname } from '../names.ts';
import { isPlain, isTrade } from '../plain-words.ts';
import { SETS } from './name-words.ts';
import type { NamesIn } from './names-in.ts';

/** "spoke to X", "son X", "electrician (X)" */
export function isSpokenTo(note: NamesIn, at: number): boolean {
  const word = note.words[at];
  const one = note.words[at - 1];
  if (!word || !one || (word.before === 2 && !/\(/.test(word.gap))) return false;
  const two = note.words[at - 2];
  const stands = (low: string | undefined) =>
    low !== undefined && low !== 't' && (SETS.relations.has(low) || SETS.roles.has(low));
  if (one.low.length > 1 && (SETS.speakingTo.has(one.low) || stands(one.low)))
    return (
      !['call', 'by', 'from', 'with', 'w', 'via', 'office', 'gas', 'see', 'per'].includes(one.low) ||
      (note.proper(word) && !isPlain(word.low))
    );
  return (
    SETS.between.has(one.low) &&
    two !== undefined &&
    one.before !== 2 &&
    (SETS.speakingTo.has(two.low) || stands(two.low)) &&
    !['by', 'from', 'with'].includes(two.low)
  );
}

/** "Grace says", "Will will": what only people do follows. */
export function doesAsPeople(note: NamesIn, at: number): boolean {
  const next = note.words[at + 1];
  return next !== undefined &&
    next.before === 0 &&
    SETS.onlyPeopleDo.has(next.low) &&
    next.low !== note.words[at]?.low
    ? true
    : next !== undefined && next.before === 0 && next.low === 'will' && note.words[at]?.low === 'will';
}

/** What stands around a word says that it is a name: what people do, whom someone spoke to, what is theirs. */
export function hasContext(note: NamesIn, at: number): boolean {
  const next = note.words[at + 1];
  const follows =
    next !== undefined && next.before < 2 && (SETS.verbs.has(next.low) || SETS.roles.has(next.low));
  return follows || isSpokenTo(note, at) || note.words[at]?.possessive === true || leadsToSurname(note, at);
}

function leadsToSurname(note: NamesIn, at: number): boolean {
  const next = note.words[at + 1];
  if (!next || next.before !== 0 || next.text.length < 3 || isTrade(next.low)) return false;
  return (
    (note.proper(next) || note.shouted) &&
    (note.match(next) !== null || (!isPlain(next.low) && !isStreet(note, at + 2)))
  );
}

/** In the middle of a sentence, with a capital and no article: a thing would have none. */
export function isAmid(note: NamesIn, at: number): boolean {
  const word = note.words[at];
  const before = note.words[at - 1];
  if (!word || !before || word.before === 2 || SETS.months.has(word.low)) return false;
  return !['the', 'a', 'an', 'in', 'on', 'by', 'at', 'of', 'from'].includes(before.low) && !before.capital;
}

/** A word that makes a street or a house of the name before it. */
export function isStreet(note: NamesIn, at: number): boolean {
  const word = note.words[at];
  return (
    word !== undefined &&
    word.before === 0 &&
    SETS.streets.has(word.low) &&
    (word.capital || !isPlain(word.low))
  );
}

/** A house number. */
export function isNumber(note: NamesIn, at: number): boolean {
  return /^\d/.test(note.words[at]?.low ?? '');
}

/** "N wall": a direction and no initial. */
export function isDirection(note: NamesIn, at: number): boolean {
  const next = note.words[at + 1];
  return /^[nsew]$/.test(note.words[at]?.low ?? '') && next !== undefined && SETS.directions.has(next.low);
}

/** "R. Thistlethwaite": a letter that begins a name. */
export function isInitial(note: NamesIn, at: number): boolean {
  const word = note.words[at];
  const next = note.words[at + 1];
  if (!word || !next || word.text.length !== 1 || !/\p{Lu}/u.test(word.text)) return false;
  if (word.low === 't' && !/\./.test(next.gap)) return false;
  return (
    /^(?:\.? ?)$/.test(next.gap) && (word.low !== 'n' || isSurname(next.low) || note.match(next) !== null)
  );
}

/** "C.N." for a name that the case file knows. */
export function isInitials(note: NamesIn, at: number): boolean {
  const [one, two] = [note.words[at], note.words[at + 1]];
  if (!one || !two || one.text.length !== 1 || two.text.length !== 1 || !/^[. ]{1,2}$/.test(two.gap))
    return false;
  return one.capital && two.capital && note.known.initials.has(one.low + two.low);
}

const MOST_PARTS = 3;

/** "al Masri", "xiu lan", "a mina": where a name ends that is parted otherwise than the case file has it, or null. */
export function partedEnd({ words, known }: NamesIn, at: number): number | null {
  let whole = words[at]?.low ?? '';
  for (let to = at + 1; to < at + MOST_PARTS; to++) {
    const word = words[to];
    if (!word || word.before !== 0) return null;
    whole += word.low;
    const parts = words.slice(at, to + 1);
    // A single letter is more often an article than the beginning of a name: "a new man".
    const lettered = parts.some(({ low }) => low.length < 2);
    if (lettered && parts.every(({ low }) => low.length < 2 || isPlain(low))) continue;
    if (known.joined.has(whole) || (whole.length >= 5 && known.parts.has(whole))) return to + 1;
  }
  return null;
}

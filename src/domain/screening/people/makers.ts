import { isGivenName, isSurname } from '../names.ts';
import { isPlain, isTrade } from '../plain-words.ts';
import { setOf } from '../word-sets.ts';
import type { Word } from '../words.ts';
import { AFTER_A_NAME, SETS } from './name-words.ts';
import type { NamesIn } from './names-in.ts';

/** What a firm calls itself after its founder's name: "Bradley Roofing". */
const FIRMS = setOf(
  'roofing plumbing electrical electrics building builders heating joinery scaffolding surveyors surveying solicitors associates homes partnership group contractors contracting services drainage flooring glazing windows decorators decorating developments estates lettings properties',
);

/** "Victoria Plumb": a maker, not a person. */
export function isMaker(note: NamesIn, at: number): boolean {
  const [word, next] = [note.words[at], note.words[at + 1]];
  return (
    isFirm(next, note.words[at + 2]) ||
    isPair(note, at) ||
    isPair(note, at - 1) ||
    (word?.before === 2 &&
      next?.before === 0 &&
      note.proper(next) &&
      isTrade(next.low) &&
      next.text.length > 2)
  );
}

/** "Harris fencing", "Rowan tree": at the beginning of a sentence, before a thing. */
export function isProduct(note: NamesIn, at: number): boolean {
  const [word, next] = [note.words[at], note.words[at + 1]];
  if (word?.before !== 2 || word.possessive || next?.before !== 0 || next.capital) return false;
  return (
    (isTrade(next.low) || SETS.things.has(next.low)) &&
    !AFTER_A_NAME.has(next.low) &&
    !SETS.verbs.has(next.low)
  );
}

/** "Smith & Byford", "Grace & Bailey": two families in business; of two people at home one says the first names. */
function isPair({ words, match, proper }: NamesIn, at: number): boolean {
  const [before, one, two] = [words[at - 1], words[at], words[at + 1]];
  if (!one || !two || !/^ ?& ?$/.test(two.gap) || !proper(one) || !proper(two)) return false;
  if (one.before === 0 && before?.capital === true) return false;
  if (match(one) !== null || match(two) !== null || isGivenName(two.low)) return false;
  return isSurname(one.low) && !isPlain(two.low);
}

/** "Mitchell & Sons", "Bale Bros", "Orme Ltd" */
function isFirm(next: Word | undefined, last: Word | undefined): boolean {
  const [one, two] = [next?.low ?? '', last?.low ?? ''];
  return (
    /^(?:bros|brothers|ltd|plc|llp|limited|sons)$/.test(one) ||
    (next?.capital === true && next.before === 0 && FIRMS.has(one)) ||
    (/^(?:sons?|co|partners)$/.test(two) && (one === 'and' || /&/.test(last?.gap ?? '')))
  );
}

import { isTrade } from '../plain-words.ts';
import type { Word } from '../words.ts';
import { AFTER_A_NAME, SETS } from './name-words.ts';
import type { NamesIn } from './names-in.ts';

/** "Victoria Plumb": a maker, not a person. */
export function isMaker(note: NamesIn, at: number): boolean {
  const [word, next] = [note.words[at], note.words[at + 1]];
  return (
    isFirm(next, note.words[at + 2]) ||
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

/** "Mitchell & Sons", "Bale Bros", "Orme Ltd" */
function isFirm(next: Word | undefined, last: Word | undefined): boolean {
  const [one, two] = [next?.low ?? '', last?.low ?? ''];
  return (
    /^(?:bros|ltd|plc|llp|limited|sons)$/.test(one) ||
    (/^(?:sons?|co|partners)$/.test(two) && (one === 'and' || /&/.test(last?.gap ?? '')))
  );
}

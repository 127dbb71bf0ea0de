import { KIN } from '../lexicon/kin.ts';
import { PLAIN } from '../plain-words.ts';

const LETTERS = 2;
const NONE = 'zz';
const OF = kinOf();

/** The group of words that are used like this one: "niece" is of the group of "cousin". Undefined where none is known. */
export function kinOfWord(low: string): string | undefined {
  return OF.get(low);
}

function kinOf(): ReadonlyMap<string, string> {
  const groups = KIN.replaceAll('\n', '');
  const of = new Map<string, string>();
  let at = 0;
  for (const word of PLAIN) {
    const group = groups.slice(at, at + LETTERS);
    if (group !== NONE) of.set(word, group);
    at += LETTERS;
  }
  return of;
}

import { CLASSES } from './lexicon/classes.ts';

/** The words of a list, for looking up. */
export function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

/** The classes that each word belongs to, as keys of the phrase book. */
export const CLASSES_OF: ReadonlyMap<string, readonly string[]> = classesOf();

function classesOf(): ReadonlyMap<string, readonly string[]> {
  const classes = new Map<string, string[]>();
  for (const line of CLASSES.trim().split('\n')) {
    const [name = '', ...words] = line.trim().split(/\s+/);
    for (const word of words) classes.set(word, [...(classes.get(word) ?? []), `@${name}`]);
  }
  return classes;
}

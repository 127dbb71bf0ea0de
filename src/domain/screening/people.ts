import type { KnownNames } from './known-names.ts';
import { isInitials, partedEnd } from './people/around.ts';
import { endOf, startOf, titled, type FoundName } from './people/extent.ts';
import { nameAt } from './people/is-name.ts';
import { isMaker } from './people/makers.ts';
import { SETS } from './people/name-words.ts';
import { namesIn, type NamesIn } from './people/names-in.ts';
import type { RuleMark, SpanCategory } from './span.ts';
import type { Word } from './words.ts';

/** How far from a name the words stand that say whose name it is. */
const NEAR = 3;

/** Finds the names of people in a note: those that the case file knows, in any spelling, and those that only the words show. */
export function peopleSpans(text: string, words: readonly Word[], known: KnownNames): readonly RuleMark[] {
  const note = namesIn(text, words, known);
  const spans: RuleMark[] = [];
  const guessed = new Set<number>();
  let at = 0;
  while (at < words.length) {
    const found = findAt(note, at, guessed);
    const [first, last] = [words[found?.from ?? at], words[(found?.to ?? at) - 1]];
    if (found && first && last) {
      const category = whose(note, found);
      spans.push({ start: first.start, end: last.end, category, sure: found.sure });
    }
    at = Math.max(found?.to ?? at, at + 1);
  }
  return spans;
}

interface RatedName extends FoundName {
  readonly sure: RuleMark['sure'];
}

/** The name at a place; a word that only a capital makes a name joins the guessed ones. */
function findAt(note: NamesIn, at: number, guessed: Set<number>): RatedName | null {
  const word = note.words[at];
  if (!word) return null;
  if (SETS.titles.has(word.low)) return rated(titled(note, at));
  if (isMaker(note, at)) return null;
  const parted = partedEnd(note, at);
  if (parted !== null) return rated({ from: at, to: endOf(note, parted - 1), known: true });
  if (isInitials(note, at)) return rated({ from: at, to: at + 2, known: true });
  const name = nameAt(note, at);
  if (name === null) return null;
  if (name === 'guess') guessed.add(at);
  const found = { from: startOf(note, at), to: endOf(note, at), known: note.match(word) !== null };
  return guessed.has(found.from) ? { ...found, sure: 'guess' } : rated(found);
}

function rated(found: FoundName | null): RatedName | null {
  return found && { ...found, sure: found.known ? 'certain' : 'likely' };
}

function whose({ words }: NamesIn, { from, to, known }: FoundName): SpanCategory {
  if (SETS.staffTitles.has(words[from]?.low ?? '')) return 'staff';
  const around = [...near(words, from, -1), ...near(words, to - 1, 1)];
  if (known) return around.some((low) => low === 'neighbour') ? 'third-party' : 'identity';
  if (around.some((low) => SETS.outsiders.has(low))) return 'third-party';
  return around.some((low) => SETS.roles.has(low)) ? 'staff' : 'identity';
}

function near(words: readonly Word[], at: number, step: 1 | -1): readonly string[] {
  const near: string[] = [];
  for (let away = 1; away <= NEAR; away++) {
    const word = words[at + away * step];
    const parting = step === 1 ? word : words[at + away * step + 1];
    if (!word || parting?.before === 2) break;
    near.push(word.low);
  }
  return near;
}

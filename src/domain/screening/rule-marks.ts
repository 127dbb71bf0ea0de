import { ageSpans, birthSpans } from './dates-and-ages.ts';
import { knownNames } from './known-names.ts';
import { numberSpans } from './numbers.ts';
import { peopleSpans } from './people.ts';
import { toldBy } from './phrases.ts';
import { placeSpans } from './places.ts';
import { secretSpans } from './secrets.ts';
import type { Known, RuleMark, Span } from './span.ts';
import { spelledSpans } from './spelled.ts';
import type { Word } from './words.ts';

/** What the rules find in a note. */
export interface Ruled {
  /** The kinds that go before others first. Marks may overlap. */
  readonly marks: readonly RuleMark[];
  /** Whether a phrase about the building covers each word. */
  readonly building: readonly boolean[];
}

/** Applies every rule to a note. */
export function ruled(text: string, words: readonly Word[], known: Known): Ruled {
  const people = peopleSpans(text, words, knownNames(known));
  const told = toldBy(words);
  const marks = [
    ...rated(numberSpans(text, words, known.phones), 'certain'),
    ...rated(birthSpans(text, people), 'certain'),
    ...rated(spelledSpans(words), 'certain'),
    ...rated(secretSpans(words), 'certain'),
    ...rated(placeSpans(words, known), 'likely'),
    ...people,
    ...rated(ageSpans(text, words, people), 'likely'),
    ...rated(told.spans, 'likely'),
  ];
  return { marks, building: told.building.map((length) => length > 0) };
}

function rated(spans: readonly Span[], sure: RuleMark['sure']): readonly RuleMark[] {
  return spans.map((span) => ({ ...span, sure }));
}

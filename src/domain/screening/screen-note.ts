import { ageSpans, birthSpans } from './dates-and-ages.ts';
import { knownNames } from './known-names.ts';
import { numberSpans } from './numbers.ts';
import { paint } from './paint.ts';
import { peopleSpans } from './people.ts';
import { phraseSpans } from './phrases.ts';
import { placeSpans } from './places.ts';
import { secretSpans } from './secrets.ts';
import type { Known, Span } from './span.ts';
import { wordsOf } from './words.ts';

/**
 * Marks what looks personal in a note: sorted, never overlapping. It helps a person to see; that it marks nothing clears
 * nothing. Linear in the length of the text, whatever the text.
 */
export function screenNote(text: string, known: Known): readonly Span[] {
  const words = wordsOf(text);
  const people = peopleSpans(text, words, knownNames(known));
  return paint(text, [
    ...numberSpans(text, words, known.phones),
    ...birthSpans(text, people),
    ...secretSpans(words),
    ...placeSpans(words, known),
    ...people,
    ...ageSpans(text, words, people),
    ...phraseSpans(words),
  ]);
}

import { knownNameSpans } from './known-names.ts';
import { numberSpans } from './numbers.ts';
import { paint } from './paint.ts';
import type { Known, Span } from './span.ts';
import { wordsOf } from './words.ts';

/**
 * Marks what looks personal in a note: sorted, never overlapping. It helps a person to see; that it marks nothing clears
 * nothing. Linear in the length of the text, whatever the text.
 */
export function screenNote(text: string, known: Known): readonly Span[] {
  const words = wordsOf(text);
  return paint(text, [...numberSpans(text), ...knownNameSpans(words, known)]);
}

import { leaningOf } from './leaning/leaning.ts';
import { weigh } from './leaning/weigh.ts';
import { paint } from './paint.ts';
import { ruled } from './rule-marks.ts';
import type { Known, Span } from './span.ts';
import { wordsOf } from './words.ts';

/**
 * Marks what looks personal in a note: sorted, never overlapping. It helps a person to see; that it marks nothing clears
 * nothing. Linear in the length of the text, whatever the text.
 */
export function screenNote(text: string, known: Known): readonly Span[] {
  const words = wordsOf(text);
  return paint(text, weigh(words, ruled(text, words, known), leaningOf(words)));
}

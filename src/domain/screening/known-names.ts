import type { Known, Span } from './span.ts';
import { wordsOf, type Word } from './words.ts';

/** The names that the case file knows, wherever they stand. */
export function knownNameSpans(words: readonly Word[], known: Known): readonly Span[] {
  const parts = new Set(
    [...known.tenantNames, ...known.otherNames].flatMap((name) => wordsOf(name).map(({ low }) => low)),
  );
  return words.flatMap(({ low, start, end, capital }): Span[] =>
    capital && low.length > 1 && parts.has(low) ? [{ start, end, category: 'identity' }] : [],
  );
}

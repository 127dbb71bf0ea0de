import type { Span } from './span.ts';

// Each run is bounded, so that no text can make the search slow.
const EMAIL = /[\p{L}\p{N}._%+-]{1,40}[ \t]?@[ \t]?[\p{L}\p{N}-]{1,40}(?:[ \t]?\.[ \t]?\p{L}{2,12}){1,3}/gu;
const PHONE = /(?:\+[ ]?44|\b[0o])[ .()-]{0,2}(?:[0-9oO][ .()-]{0,2}){8,11}(?![0-9])/gu;

/** Numbers and addresses that reach or name a person. */
export function numberSpans(text: string): readonly Span[] {
  return [EMAIL, PHONE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }): Span => ({
      start: index,
      end: index + found.length,
      category: 'contact',
    })),
  );
}

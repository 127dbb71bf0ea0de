import type { Span } from './span.ts';

/** Stands for whatever was taken out. One for all kinds: a word for each kind would itself tell. */
export const LEFT_OUT = '[left out]';

/**
 * A version of a note that may be shared once a person has read it: each marked stretch becomes the same placeholder, and
 * stretches that only spaces part become one. It is a proposal and clears nothing.
 */
export function proposeShared(text: string, spans: readonly Span[]): string {
  let shared = '';
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    const between = text.slice(from, start);
    const joins = from > 0 && shared.endsWith(LEFT_OUT) && between.trim() === '';
    shared += joins ? '' : between + LEFT_OUT;
    from = end;
  }
  return shared + text.slice(from);
}

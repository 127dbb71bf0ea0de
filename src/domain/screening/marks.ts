import { paint } from './paint.ts';
import type { Span } from './span.ts';

/** What a person decided about the words of a note. Words, not places: typing goes on around them. */
export interface MarkDecisions {
  /** Words that the screen marked and the person keeps in. */
  readonly kept: readonly string[];
  /** Words that the person marked. */
  readonly added: readonly string[];
}

/** One marked stretch as a person sees it. */
export interface Mark extends Span {
  readonly words: string;
  readonly by: 'screen' | 'person';
  /** The person keeps it in the version to share. */
  readonly kept: boolean;
}

/** The marks of a note: the screen's and the person's, each with what was decided. */
export function marksOf(
  text: string,
  spans: readonly Span[],
  { kept, added }: MarkDecisions,
): readonly Mark[] {
  const own = new Set<number>();
  const mine = added.flatMap((words) => places(text, words));
  for (const { start } of mine) own.add(start);
  return paint(text, [...mine, ...spans]).map((span) => {
    const words = text.slice(span.start, span.end);
    const by = own.has(span.start) ? 'person' : 'screen';
    return { ...span, words, by, kept: by === 'screen' && kept.includes(words) };
  });
}

/**
 * Carries spans over to a text that was typed on: what stands before the change stays, what stands after it moves, what
 * the change touched is dropped until the text is screened again.
 */
export function carrySpans(spans: readonly Span[], from: string, to: string): readonly Span[] {
  const most = Math.min(from.length, to.length);
  let same = 0;
  while (same < most && from[same] === to[same]) same++;
  let tail = 0;
  while (tail < most - same && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const changedTo = from.length - tail;
  const moved = to.length - from.length;
  return spans.flatMap((span) => {
    if (span.end <= same) return [span];
    return span.start >= changedTo ? [{ ...span, start: span.start + moved, end: span.end + moved }] : [];
  });
}

function places(text: string, words: string): readonly Span[] {
  const found: Span[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    if (isWhole(text, at, at + words.length))
      found.push({ start: at, end: at + words.length, category: 'identity' });
  }
  return found;
}

/** Not the middle of a longer word: "Ann" is not marked in "Annex". */
function isWhole(text: string, start: number, end: number): boolean {
  const letter = /[\p{L}\p{N}]/u;
  const inside = (at: number, beside: number) =>
    letter.test(text[at] ?? ' ') && letter.test(text[beside] ?? ' ');
  return !inside(start, start - 1) && !inside(end - 1, end);
}

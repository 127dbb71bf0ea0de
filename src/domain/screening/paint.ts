import { spend } from './effort.ts';
import type { Span } from './span.ts';

const SOMETHING = /[\p{L}\p{N}]/u;

/**
 * Makes marks that may overlap into spans that do not: where two overlap, the earlier in the list keeps its place and the
 * later one what is left of it.
 */
export function paint(text: string, marks: readonly Span[]): readonly Span[] {
  const owner = new Int32Array(text.length).fill(-1);
  marks.forEach(({ start, end }, index) => {
    spend(end - start);
    for (let at = start; at < end; at++) if (owner[at] === -1) owner[at] = index;
  });
  const spans: Span[] = [];
  let from = 0;
  while (from < owner.length) {
    const index = owner[from] ?? -1;
    let to = from + 1;
    while (to < owner.length && owner[to] === index) to++;
    const mark = marks[index];
    if (mark && SOMETHING.test(text.slice(from, to))) spans.push(trimmed(text, from, to, mark));
    from = to;
  }
  return spans;
}

function trimmed(text: string, start: number, end: number, { category }: Span): Span {
  const words = text.slice(start, end);
  return {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
    category,
  };
}

import type { screenNote } from '../screening/screen-note.ts';
import type { Span, SpanCategory } from '../screening/span.ts';
import type { CopyNames } from './copy-names.ts';
import type { CopyMark, MarkAs } from './masks.ts';

/** The screen for notes. It is given by whoever has loaded it: its word lists take as much memory as a server without them. */
export type NoteScreen = typeof screenNote;

/**
 * What in a text somebody must read before it goes, by the screen for notes, each words once. `aboutThem`: the record is
 * about nobody but the person whose copy it is, so that an illness in it is theirs. That nothing is marked clears nothing.
 */
export function copyMarks(
  screen: NoteScreen,
  text: string,
  names: CopyNames,
  aboutThem: boolean,
): readonly CopyMark[] {
  const found = new Map<string, MarkAs | null>();
  for (const { start, end, proposed } of joined(
    text,
    proposals(screen(text, names.known), text, names, aboutThem),
  )) {
    const words = text.slice(start, end);
    if (!found.has(words)) found.set(words, proposed);
  }
  return [...found].map(([words, proposed]) => ({ words, proposed }));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly proposed: MarkAs | null;
}

function proposals(
  spans: readonly Span[],
  text: string,
  names: CopyNames,
  aboutThem: boolean,
): readonly Stretch[] {
  return spans.map(({ start, end, category }) => ({
    start,
    end,
    proposed: proposal(text.slice(start, end), category, names, aboutThem),
  }));
}

/** What only spaces part is read as one: "her sister Ivy" is one person. What is given as it is stays apart. */
function joined(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    const joins = last && last.proposed !== 'given' && one.proposed !== 'given';
    if (joins && text.slice(last.end, one.start).trim() === '')
      all[all.length - 1] = {
        start: last.start,
        end: one.end,
        proposed: surest(last.proposed, one.proposed),
      };
    else all.push(one);
  }
  return all;
}

function surest(one: MarkAs | null, other: MarkAs | null): MarkAs | null {
  const both = [one, other];
  if (both.includes('another-person')) return 'another-person';
  return both.includes(null) ? null : 'their-details';
}

function proposal(
  words: string,
  category: SpanCategory,
  names: CopyNames,
  aboutThem: boolean,
): MarkAs | null {
  switch (category) {
    case 'identity': {
      const whose = names.whose(words);
      return whose === 'theirs' ? 'given' : whose === 'unsure' ? null : 'another-person';
    }
    case 'third-party':
      return 'another-person';
    case 'contact':
      return names.isTheirContact(words) ? 'given' : 'their-details';
    // Who did what in their role is told to the person whom it was done for.
    case 'staff':
      return 'given';
    case 'location-other':
      return names.isTheirAddress(words) ? 'given' : null;
    case 'household':
    case 'health':
    case 'equality':
    case 'financial':
    case 'conduct':
    case 'access-secret':
      return aboutThem ? 'given' : null;
  }
}

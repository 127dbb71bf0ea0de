import type { Choice, Drill, Told } from '../drill.ts';

/** A note to judge, and what the screen of notes marks in it. */
export interface NoteCase extends Told {
  readonly note: string;
  /** Pieces of the note to choose from, as they stand in it. */
  readonly pieces: readonly string[];
  /**
   * What the screen marks, in order. Written here, for the word lists are half a megabyte that no phone should load for a
   * lesson; a test holds each to the screen's own answer.
   */
  readonly marked: readonly string[];
}

export const NOTES: readonly NoteCase[] = [
  {
    key: 'note-inhaler',
    topic: 'notes',
    situation: 'You typed a note about a window.',
    note: 'Black mould on the window reveal. Inhaler on the sill. Seal has failed.',
    pieces: ['Black mould', 'window reveal', 'Inhaler', 'Seal has failed'],
    marked: ['Inhaler', 'on the sill'],
  },
  {
    key: 'note-name',
    topic: 'notes',
    situation: 'You typed a note about a leak.',
    note: 'Trap under the sink leaks. Mrs Llewellyn has a bucket under it. Replace the trap.',
    pieces: ['Trap under the sink', 'Mrs Llewellyn', 'Replace the trap'],
    marked: ['Mrs Llewellyn', 'bucket under'],
  },
  {
    key: 'note-code',
    topic: 'notes',
    situation: 'You typed a note about the way in.',
    note: 'Gate hinge is loose. Key safe 4471. Plaster is wet to 1.2 m.',
    pieces: ['Gate hinge is loose', 'Key safe 4471', 'wet to 1.2 m'],
    marked: ['4471'],
  },
  {
    key: 'note-rent',
    topic: 'notes',
    situation: 'You typed a note about heating.',
    note: 'Radiator is cold at the top. They are behind with the rent. Bleed the radiator.',
    pieces: ['Radiator is cold', 'behind with the rent', 'Bleed the radiator'],
    marked: ['behind with the rent'],
  },
];

/** A drill on a note: what is right is what the screen of notes marks. */
export function noteDrill({ key, topic, situation, note, pieces, marked }: NoteCase): Drill {
  return {
    ...{ key, topic },
    ask: () => {
      const choices = pieces.map((piece): Choice => ({
        key: piece,
        words: `“${piece}”`,
        right: isMarked(piece, note, marked),
      }));
      const quoted = marked.map((words) => `“${words}”`);
      return {
        ...{ key, topic, choices },
        situation: `${situation} The note: “${note}”`,
        question: 'Which words may be about a person?',
        why: `Homefile marks ${quoted.join(', ')}. You read the rest yourself: that it marks nothing else clears nothing. What is of the building may be shared once you have cleared it.`,
      };
    },
  };
}

function isMarked(piece: string, note: string, marked: readonly string[]): boolean {
  const from = placeOf(piece, note);
  return marked.some((words) => {
    const start = placeOf(words, note);
    return start < from + piece.length && start + words.length > from;
  });
}

function placeOf(piece: string, note: string): number {
  const from = note.indexOf(piece);
  if (from === -1) throw new Error('A piece stands in its note.');
  return from;
}

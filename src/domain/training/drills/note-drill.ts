import { screenNote } from '../../screening/screen-note.ts';
import type { Span } from '../../screening/span.ts';
import type { Choice, Drill, Told } from '../drill.ts';

interface NoteCase extends Told {
  readonly note: string;
  /** Pieces of the note to choose from, as they stand in it. */
  readonly pieces: readonly string[];
}

const NOTHING_KNOWN = { tenantNames: [], otherNames: [], phones: [], address: '' };

/** A drill on a note: what is right is what the screen of notes marks. */
export function noteDrill({ key, topic, situation, note, pieces }: NoteCase): Drill {
  return {
    ...{ key, topic },
    ask: () => {
      const marks = screenNote(note, NOTHING_KNOWN);
      const choices = pieces.map((piece): Choice => ({
        key: piece,
        words: `“${piece}”`,
        right: isMarked(piece, note, marks),
      }));
      const marked = marks.map(({ start, end }) => `“${note.slice(start, end)}”`);
      return {
        ...{ key, topic, choices },
        situation: `${situation} The note: “${note}”`,
        question: 'Which words may be about a person?',
        why: `Homefile marks ${marked.join(', ')}. You read the rest yourself: that it marks nothing else clears nothing. What is of the building may be shared once you have cleared it.`,
      };
    },
  };
}

function isMarked(piece: string, note: string, marks: readonly Span[]): boolean {
  const from = note.indexOf(piece);
  if (from === -1) throw new Error('A piece stands in its note.');
  return marks.some(({ start, end }) => start < from + piece.length && end > from);
}

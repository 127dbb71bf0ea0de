import type { NoteScreen } from '#domain/rights/copy-marks.ts';

let loaded: NoteScreen | null = null;

/**
 * Loads the screen for notes, with its word lists. A landlord's server makes a copy of somebody's data now and then, and the
 * lists would hold a quarter of its memory meanwhile.
 */
export async function loadNoteScreen(): Promise<void> {
  loaded ??= (await import('#domain/screening/screen-note.ts')).screenNote;
}

/** The screen for notes. Throws where nothing waited for `loadNoteScreen`. */
export function noteScreen(): NoteScreen {
  if (loaded === null) throw new Error('The screen for notes is not loaded.');
  return loaded;
}

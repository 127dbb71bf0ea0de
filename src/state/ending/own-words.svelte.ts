import { proposeNote } from '../notes/note-proposal.ts';
import type { SummaryForm } from './summary-form.svelte.ts';

/** The surveyor's own words for the letter, with what looks personal in them pointed out. That clears nothing. */
export class OwnWords {
  marked = $state.raw<readonly string[]>([]);
  readonly #form: SummaryForm;

  constructor(form: SummaryForm) {
    this.#form = form;
  }

  type(own: string): void {
    this.#form.write(own);
    const { survey, home } = this.#form.inspection;
    if (home === null) return;
    void proposeNote(survey, home, own).then(({ text, spans }) => {
      // Typing went on meanwhile: the marks of older words say nothing.
      if (text !== this.#form.draft.value.own) return;
      this.marked = spans.map(({ start, end }) => text.slice(start, end));
    });
  }
}

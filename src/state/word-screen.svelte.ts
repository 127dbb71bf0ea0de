import { carrySpans } from '#domain/screening/marks.ts';
import type { Span } from '#domain/screening/span.ts';
import { screenWords } from './note-proposal.ts';
import type { Survey } from './survey.svelte.ts';

/** So long after the newest keystroke the words are looked at again. */
const PAUSE_MS = 200;

/** Looks at words while they are typed. Between two looks the marks move along with the typing. */
export class WordScreen {
  /** The words could not be looked at: the person reads without help. */
  failed = $state(false);
  #seen = $state.raw<{ readonly text: string; readonly spans: readonly Span[] }>({ text: '', spans: [] });
  readonly #survey: Survey;
  readonly #home: string;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #newest = '';

  constructor(survey: Survey, home: string) {
    this.#survey = survey;
    this.#home = home;
  }

  /** Looks at these words as soon as the typing pauses. */
  look(text: string): void {
    this.#newest = text;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#look(text), this.#seen.text === '' ? 0 : PAUSE_MS);
  }

  /** The marks as they lie on these words. */
  spansOf(text: string): readonly Span[] {
    return text === this.#seen.text ? this.#seen.spans : carrySpans(this.#seen.spans, this.#seen.text, text);
  }

  /** These very words have been looked at. */
  hasSeen(text: string): boolean {
    return text === this.#seen.text;
  }

  async #look(text: string): Promise<void> {
    const spans = await screenWords(this.#survey, this.#home, text);
    this.failed = spans === null;
    if (spans !== null && text === this.#newest) this.#seen = { text, spans };
  }
}

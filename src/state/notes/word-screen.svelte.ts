import { carrySpans } from '#domain/screening/marks.ts';
import type { Span } from '#domain/screening/span.ts';

/** So long after the newest keystroke the words are looked at again. */
const PAUSE_MS = 200;

/** Looks at words while they are typed. Between two looks the marks move along with the typing. */
export class WordScreen {
  /** The words could not be looked at: the person reads without help. */
  failed = $state(false);
  #seen = $state.raw<{ readonly text: string; readonly spans: readonly Span[] }>({ text: '', spans: [] });
  readonly #screen: (text: string) => Promise<readonly Span[] | null>;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #newest = '';

  /** `screen` answers null when the words could not be looked at. */
  constructor(screen: (text: string) => Promise<readonly Span[] | null>) {
    this.#screen = screen;
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

  /** What a person is told of the words, beside the marks. */
  toldOf(text: string): string {
    if (text.trim() === '') return '';
    if (this.failed) return 'The words could not be looked at for you. Read them once more.';
    const count = this.spansOf(text).length;
    if (count === 0) return '';
    return `${count === 1 ? 'One thing' : `${count} things`} here may be about people. Take out what is.`;
  }

  /** These very words have been looked at. */
  hasSeen(text: string): boolean {
    return text === this.#seen.text;
  }

  async #look(text: string): Promise<void> {
    const spans = await this.#screen(text);
    this.failed = spans === null;
    if (spans !== null && text === this.#newest) this.#seen = { text, spans };
  }
}

const WINDOW_MS = 60_000;
/** Far more than anybody reads; far fewer than guessing takes. */
const MOST_A_MINUTE = 60;
/** The most addresses remembered at once. */
const MOST_KEYS = 10_000;

/** Counts how often pages for people outside are asked for from one address, whatever is asked for. */
export class OftenAsked {
  readonly #clock: () => number;
  #since = 0;
  #counts = new Map<string, number>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Counts one more, and says whether it is one too many for this minute. */
  isTooOften(address: string): boolean {
    const now = this.#clock();
    if (now - this.#since >= WINDOW_MS || this.#counts.size > MOST_KEYS) {
      this.#since = now;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    return count > MOST_A_MINUTE;
  }
}

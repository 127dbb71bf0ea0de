import { Refusal } from '../errors.ts';

/** What tries are counted by, and how many wrong ones nobody minds. */
export interface Counted {
  readonly key: string;
  readonly free: number;
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After this long without a try, all is forgotten. */
const FORGET_MS = 60 * 60_000;
/** The most names and addresses remembered at once. */
const MOST_KEYS = 10_000;

interface Tries {
  wrong: number;
  last: number;
}

/** Slows down whoever guesses passwords: after the free ones each further one doubles the wait, up to 15 minutes. */
export class Throttle {
  readonly #clock: () => number;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Counts a try as wrong until `forgive` says otherwise, so that many at once gain nothing. Throws 429 while one must wait. */
  demand(counted: readonly Counted[]): void {
    const now = this.#clock();
    const wait = Math.max(...counted.map((one) => this.#waitMs(one, now)));
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new Refusal(
        429,
        'too_many_requests',
        `There were too many wrong passwords. Wait ${inWords(seconds)}, then try again.`,
        { 'retry-after': String(seconds) },
      );
    }
    for (const { key } of counted) this.#count(key, now);
  }

  /**
   * The password was right: the tries at `own` are forgiven, in what `shared` counts too. Tries at other names stay
   * counted there, or whoever has one account could guess at all others without end.
   */
  forgive(own: Counted, shared: Counted): void {
    const tries = this.#tries.get(own.key)?.wrong ?? 0;
    this.#tries.delete(own.key);
    const known = this.#tries.get(shared.key);
    if (known) known.wrong = Math.max(0, known.wrong - tries);
  }

  #waitMs({ key, free }: Counted, now: number): number {
    const tries = this.#tries.get(key);
    if (!tries || tries.wrong < free) return 0;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries.wrong - free), LONGEST_WAIT_MS);
    return tries.last + wait - now;
  }

  #count(key: string, now: number): void {
    const known = this.#tries.get(key);
    const wrong = known && now - known.last < FORGET_MS ? known.wrong : 0;
    this.#tries.delete(key);
    this.#tries.set(key, { wrong: wrong + 1, last: now });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > MOST_KEYS && oldest !== undefined) this.#tries.delete(oldest);
  }
}

function inWords(seconds: number): string {
  return seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

/** The most accounts or addresses remembered at once; the one that was quiet longest is forgotten. */
const MOST_KEYS = 10_000;

interface Bucket {
  left: number;
  /** When `left` was true, in milliseconds. */
  at: number;
}

/** Lets so many a second through for each key, and a burst of them at once. */
export class Rate {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** Counts one; 0 when it may pass, or how many seconds to wait before the next may. `now` in milliseconds. */
  take(key: string, now: number): number {
    const known = this.#buckets.get(key) ?? { left: this.#burst, at: now };
    const gained = (Math.max(0, now - known.at) / 1000) * this.#perSecond;
    const left = Math.min(this.#burst, known.left + gained);
    const passes = left >= 1;
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: passes ? left - 1 : left, at: now });
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST_KEYS && oldest !== undefined) this.#buckets.delete(oldest);
    return passes ? 0 : Math.ceil((1 - left) / this.#perSecond);
  }
}

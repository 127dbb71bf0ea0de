/** Waits for the next ring, heartbeat, timeout or end, whichever comes first. A ring while nobody waits is kept. */
export class Doorbell {
  readonly #heartbeatMs: number | null;
  readonly #timeoutMs: number | null;
  #rung = false;
  #ended = false;
  #wake: (() => void) | null = null;

  /** `timeoutMs` counts from the last ring; with a heartbeat there is none. */
  constructor(times: { readonly heartbeatMs: number | null; readonly timeoutMs: number | null }) {
    this.#heartbeatMs = times.heartbeatMs;
    this.#timeoutMs = times.timeoutMs;
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async next(): Promise<'look' | 'heartbeat' | 'end'> {
    if (!this.#rung && !this.#ended) await this.#sleep(this.#heartbeatMs ?? this.#timeoutMs ?? 0);
    if (this.#ended) return 'end';
    if (this.#rung) {
      this.#rung = false;
      return 'look';
    }
    return this.#heartbeatMs === null ? 'end' : 'heartbeat';
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

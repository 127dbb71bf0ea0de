import { withLockIfFree } from '../locks.ts';
import { retryAfterMs } from './retry-times.ts';
import { SendingSpeed } from './sending-estimate.ts';
import { storageProblem } from '../storage-problem.ts';
import { syncRound, type RoundParts } from './sync-round.ts';
import { RoundEnded, type RoundEnd, type SyncState } from './sync-state.ts';
import { withScreenAwake } from '../app/wake-lock.ts';

const AFTER_WRITE_MS = 1_200;
/** Someone who writes without a pause, or takes photo after photo, does not hold up what they wrote first. */
const AFTER_FIRST_WRITE_MS = 5_000;
const LOOK_AGAIN_MS = 300_000;

/**
 * Keeps the phone and the office in step while the app is open: after each write, when the app is looked at again, when
 * signal returns, and by a timer with back-off. One tab does it at a time. No screen ever waits for it.
 */
export class Sync {
  #state: SyncState = { state: 'starting' };
  readonly #parts: RoundParts;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  /** The first write since the last round began. */
  #writtenAt: number | null = null;
  #doneAt: number | null = null;
  /** How fast this phone sends, measured while it does. */
  readonly speed = new SendingSpeed();
  #stopped = false;

  constructor(parts: Omit<RoundParts, 'tell'>) {
    this.#parts = { ...parts, tell: (state) => this.#become(state) };
  }

  get state(): SyncState {
    return this.#state;
  }

  /** Calls `listener` whenever the state changes. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins: a first round at once, further ones by themselves. */
  start(): void {
    this.#listen(window, 'online', () => this.#soon(0));
    this.#listen(window, 'offline', () => this.#signalWent());
    this.#listen(window, 'focus', () => this.#soon(0));
    this.#listen(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#soon(0);
    });
    this.#soon(0);
  }

  // A round that runs finds out by itself; otherwise the last one's good news would stand until the next.
  #signalWent(): void {
    if (this.#running === null && this.#state.state !== 'signed-out') this.#failed({ because: 'no-signal' });
  }

  /** Ends: no further round begins. What the last one had sent has its receipt asked for later. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    await this.#running;
  }

  /**
   * Something was written: send it soon, together with what follows within a second, and after five at the latest; while a
   * round runs, right after it.
   */
  noteWrite(): void {
    if (this.#state.state === 'signed-out') return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    const now = this.#parts.now();
    this.#writtenAt ??= now;
    const most = this.#writtenAt + AFTER_FIRST_WRITE_MS - now;
    this.#soon(Math.max(0, Math.min(AFTER_WRITE_MS, most)));
  }

  /** One round now, or the one that runs and one more. Resolves when it is over, however it went. */
  async tryNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#writtenAt = null;
    if (this.#running) {
      this.#again = true;
      await this.#running;
      return;
    }
    this.#running = this.#rounds();
    try {
      await this.#running;
    } finally {
      this.#running = null;
      if (this.#again) this.#soon(AFTER_WRITE_MS); // written in the very moment in which it ended
    }
  }

  async #rounds(): Promise<void> {
    do {
      this.#again = false;
      await this.#round();
    } while (this.#again && !this.#stopped);
  }

  async #round(): Promise<void> {
    const { account, outbox, now } = this.#parts;
    try {
      const outcome = await withLockIfFree(`homefile-send-${account.id}`, () =>
        this.#awake(() => syncRound(this.#parts)),
      );
      if (!outcome) {
        this.#later(LOOK_AGAIN_MS); // another tab is at it, and tells this one
        return;
      }
      if (outcome.heldBack) return this.#failed({ because: 'busy' });
      this.#failures = 0;
      this.#doneAt = now();
      this.#become({ state: 'done', at: this.#doneAt, waiting: outbox.count().waiting });
      this.#later(LOOK_AGAIN_MS);
    } catch (error) {
      this.#failed(endOf(error));
    }
  }

  #failed(end: RoundEnd): void {
    const { random = Math.random } = this.#parts;
    if (end.because === 'signed-out') {
      this.#become({ state: 'signed-out' });
      return;
    }
    this.#failures += 1;
    // A new pack name is told by the next question, so it is asked at once, but not for ever.
    const afterMs =
      end.because === 'pack-gone' && this.#failures === 1 ? 0 : retryAfterMs(this.#failures, random());
    const because = end.because === 'pack-gone' ? 'busy' : end.because;
    const nextTryAt = this.#parts.now() + afterMs;
    this.#become({ state: 'waiting', because, nextTryAt, doneAt: this.#doneAt });
    this.#later(afterMs);
  }

  #awake<T>(work: () => Promise<T>): Promise<T> {
    const { kept } = this.#parts.outbox.count();
    return kept > 0 ? withScreenAwake(work) : work();
  }

  #soon(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#later(afterMs);
  }

  #later(afterMs: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // A page that nobody looks at does not spend battery; it tries when it is looked at again.
      if (document.visibilityState === 'visible' || this.#parts.outbox.count().kept > 0) void this.tryNow();
    }, afterMs);
  }

  #become(state: SyncState): void {
    if (state.state === 'sending' && state.bytes) this.speed.note(state.bytes.done, this.#parts.now());
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #listen(target: Window | Document, event: string, listener: () => void): void {
    target.addEventListener(event, listener);
    this.#stops.push(() => {
      target.removeEventListener(event, listener);
    });
  }
}

function endOf(error: unknown): RoundEnd {
  if (error instanceof RoundEnded) return error.end;
  console.error(`Sending stopped: ${storageProblem(error).because}.`);
  return { because: 'phone' };
}

import type { BusyTabs } from './busy-tabs.ts';

/** What the browser's worker does, as far as updates are concerned. */
export interface UpdateLifecycle {
  /** Whether a version is in charge of this page already: the first one ever takes over without a reload. */
  readonly inCharge: boolean;
  register(): Promise<void>;
  /** Looks whether there is a newer version. */
  look(): Promise<void>;
  /** Calls when a whole new version waits: also one that waited before this page was opened. */
  onWaiting(listener: () => void): void;
  /** Calls when another version has taken over, by this page's word or another's. */
  onTakenOver(listener: () => void): void;
  /** Lets the waiting version take over. */
  takeOver(): void;
  reload(): void;
}

/**
 * The one owner of updates: says when a new version waits, and puts it to use only when no tab is in the middle of
 * anything. A tab that another one's update overtakes loads the new version at its own next safe point.
 */
export class AppUpdate {
  #state: 'current' | 'waiting' | 'taking-over' | 'overtaken' = 'current';
  #safe = false;
  readonly #lifecycle: UpdateLifecycle;
  readonly #busy: BusyTabs;
  readonly #listeners = new Set<() => void>();

  constructor(lifecycle: UpdateLifecycle, busy: BusyTabs) {
    this.#lifecycle = lifecycle;
    this.#busy = busy;
    busy.enter();
    const first = !lifecycle.inCharge;
    lifecycle.onWaiting(() => {
      if (this.#state === 'current') this.#become('waiting');
    });
    lifecycle.onTakenOver(() => {
      if (first && this.#state === 'current') return;
      // Its own word was given at a safe point; another tab's may come in the middle of a visit.
      if (this.#state === 'taking-over' || this.#safe) this.#lifecycle.reload();
      else this.#become('overtaken');
    });
  }

  /** A new version is on the phone and waits for a safe point. */
  get waiting(): boolean {
    return this.#state === 'waiting' || this.#state === 'overtaken';
  }

  /** Registers the worker. A browser without one, or a failure, leaves the app working while there is signal. */
  async register(): Promise<void> {
    try {
      await this.#lifecycle.register();
    } catch {
      console.error('The app could not be kept for use without signal.');
    }
  }

  /** Looks whether there is a newer version. */
  async look(): Promise<void> {
    try {
      await this.#lifecycle.look();
    } catch {
      return; // no signal, or half of a download: the next look will do
    }
  }

  /** This tab is in the middle of something: no tab may put a new version to use. */
  enterWork(): void {
    this.#safe = false;
    this.#busy.enter();
  }

  /** This tab is at a safe point. Puts what waits to use, if no other tab is in the middle of something. */
  async atSafePoint(): Promise<void> {
    this.#safe = true;
    await this.#busy.leave();
    if (this.#state === 'overtaken') this.#lifecycle.reload();
    if (this.#state !== 'waiting') return;
    await this.#busy.ifNobody(() => {
      // While the others were asked, a person may have gone on here.
      if (!this.#safe || this.#state !== 'waiting') return;
      this.#state = 'taking-over';
      this.#lifecycle.takeOver();
    });
  }

  /** Calls `listener` when a new version begins to wait. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(state: 'waiting' | 'overtaken'): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

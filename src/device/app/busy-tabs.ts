/** Which tabs are in the middle of something. */
export interface BusyTabs {
  /** This tab is. */
  enter(): void;
  /** This tab is not any more; resolves when the others can see it. */
  leave(): Promise<void>;
  /** Runs `work` only if no tab is, and lets none begin meanwhile. */
  ifNobody(work: () => void): Promise<void>;
}

const NAME = 'homefile-in-the-middle';

/** Told apart by a lock that every busy tab shares. A tab that dies lets go by itself. */
export class LockedBusyTabs implements BusyTabs {
  #release: (() => void) | null = null;
  #held: Promise<unknown> = Promise.resolve();

  enter(): void {
    if (this.#release) return;
    const until = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    this.#held = navigator.locks.request(NAME, { mode: 'shared' }, () => until);
  }

  async leave(): Promise<void> {
    this.#release?.();
    this.#release = null;
    await this.#held;
  }

  async ifNobody(work: () => void): Promise<void> {
    await navigator.locks.request(NAME, { ifAvailable: true }, (lock) => {
      if (lock) work();
      return Promise.resolve();
    });
  }
}

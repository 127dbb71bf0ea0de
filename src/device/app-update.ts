import { Workbox } from 'workbox-window';
import { ownScript } from './trusted-urls.ts';

/**
 * The one owner of updates: registers the worker that keeps the app's own files, says when a new version waits, and puts
 * it to use only when told that it is safe.
 */
export class AppUpdate {
  #waiting = false;
  #workbox: Workbox | null = null;
  readonly #listeners = new Set<() => void>();

  /** A new version is on the phone and waits. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Registers the worker. A browser without one, or a failure, leaves the app working while there is signal. */
  async register(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const workbox = new Workbox(ownScript('/sw.js'), { scope: '/', updateViaCache: 'none' });
    workbox.addEventListener('waiting', () => {
      this.#waiting = true;
      for (const listener of this.#listeners) listener();
    });
    this.#workbox = workbox;
    try {
      await workbox.register();
    } catch {
      console.error('The app could not be kept for use without signal.');
    }
  }

  /** Looks whether there is a newer version. */
  async look(): Promise<void> {
    try {
      await this.#workbox?.update();
    } catch {
      return; // no signal: the next look will do
    }
  }

  /** Puts the waiting version to use and loads the page anew. Only at a safe point: nothing typed may be open. */
  use(): void {
    const workbox = this.#workbox;
    if (!this.#waiting || !workbox) return;
    workbox.addEventListener('controlling', () => {
      location.reload();
    });
    workbox.messageSkipWaiting();
  }

  /** Calls `listener` when a new version begins to wait. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

import photoWorkerUrl from './photo-worker.ts?worker&url';
import type { ShrinkAnswer, ShrinkRequest } from './photo-message.ts';
import { ownScript } from './trusted-urls.ts';

/** Makes pictures small and bare in a worker, one after the other, so that typing never waits. */
export class PhotoShrinker {
  #worker: Worker | null = null;
  #jobs = 0;
  readonly #waiting = new Map<number, (answer: ShrinkAnswer | null) => void>();

  /** The small picture, why there is none, or null when the worker itself ended (too little memory). */
  shrink(picture: Blob): Promise<ShrinkAnswer | null> {
    const job = (this.#jobs += 1);
    return new Promise((resolve) => {
      this.#waiting.set(job, resolve);
      const request: ShrinkRequest = { job, picture };
      this.#running().postMessage(request);
    });
  }

  /** Ends the worker; the next picture starts another. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(ownScript(photoWorkerUrl), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<ShrinkAnswer>) => {
      this.#waiting.get(event.data.job)?.(event.data);
      this.#waiting.delete(event.data.job);
    });
    worker.addEventListener('error', () => {
      this.stop();
    });
    this.#worker = worker;
    return worker;
  }
}

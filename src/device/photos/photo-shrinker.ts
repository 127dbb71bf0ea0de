import photoWorkerUrl from './photo-worker.ts?worker&url';
import type { Markup } from '#domain/pictures/markup.ts';
import type { PhotoNews, PictureAnswer, PictureRequest } from './photo-message.ts';
import { ownScript } from '../app/trusted-urls.ts';
import { watchLife } from '../app/worker-life.ts';

/** After so many pictures a worker ends, and what its memory has gathered goes with it. */
const PICTURES_OF_ONE_WORKER = 8;

/** Makes pictures small and bare in a worker, one after the other, so that typing never waits. */
export class PhotoShrinker {
  #worker: Worker | null = null;
  #ended = new AbortController();
  #jobs = 0;
  #answered = 0;
  readonly #waiting = new Map<number, (answer: PictureAnswer | null) => void>();

  /**
   * The small picture with these marks burnt in, why there is none, or null when the worker itself ended (too little
   * memory). The bytes or the frame are handed over: the caller has them no more.
   */
  shrink(picture: ArrayBuffer | ImageBitmap, markup: Markup | null = null): Promise<PictureAnswer | null> {
    const job = (this.#jobs += 1);
    return new Promise((resolve) => {
      this.#waiting.set(job, resolve);
      const request: PictureRequest = { job, picture, markup };
      this.#running().postMessage(request, [picture]);
    });
  }

  /** Ends the worker; the next picture starts another. */
  stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ended.abort();
    this.#answered = 0;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const name = `homefile-photos-${crypto.randomUUID()}`;
    const worker = new Worker(ownScript(photoWorkerUrl), { type: 'module', name });
    this.#ended = new AbortController();
    const lives = watchLife(name, this.#ended.signal, () => this.stop());
    worker.addEventListener('message', ({ data }: MessageEvent<PhotoNews>) => {
      if (data === 'alive') {
        lives();
        return;
      }
      this.#waiting.get(data.job)?.(data);
      this.#waiting.delete(data.job);
      this.#answered += 1;
      if (this.#waiting.size === 0 && this.#answered >= PICTURES_OF_ONE_WORKER) this.stop();
    });
    worker.addEventListener('error', () => {
      this.stop();
    });
    this.#worker = worker;
    return worker;
  }
}

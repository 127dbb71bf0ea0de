import { afterEach, expect, test, vi } from 'vitest';
import { PhotoShrinker } from './photo-shrinker.ts';

vi.mock('./photo-worker.ts?worker&url', () => ({ default: 'photo-worker.js' }));
vi.mock('../app/trusted-urls.ts', () => ({ ownScript: (url: string) => url }));

/** A worker of which the system takes the memory before it answers; its lock is given to whoever asks next. */
class DyingWorker extends EventTarget {
  static begun = 0;
  constructor() {
    super();
    DyingWorker.begun += 1;
  }
  postMessage(): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: 'alive' })));
  }
  terminate(): void {
    // It is gone already.
  }
}

afterEach(() => vi.unstubAllGlobals());

test('a worker that the system ends without a word leaves nobody waiting, and the next picture has another', async () => {
  vi.stubGlobal('Worker', DyingWorker);
  const request = (_name: string, { signal }: { signal: AbortSignal }, gone: () => void) =>
    Promise.resolve().then(() => {
      if (!signal.aborted) gone();
    });
  vi.stubGlobal('navigator', { locks: { request } });
  const shrinker = new PhotoShrinker();
  expect(await shrinker.shrink(new ArrayBuffer(1))).toBeNull();
  expect(await shrinker.shrink(new ArrayBuffer(1))).toBeNull();
  expect(DyingWorker.begun).toBe(2);
});

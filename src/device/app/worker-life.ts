/*
 * A system that is short of memory ends a worker without a word: whoever waits for its answer would wait for ever. So a
 * worker holds a lock as long as it lives, and the browser gives the lock to the page when it is gone.
 */

/** In the worker: takes the lock, says so, and never lets go. */
export function liveUnder(lock: string, tell: () => void): void {
  void navigator.locks.request(lock, () => {
    tell();
    return new Promise(() => undefined);
  });
}

/** A slow phone starts a worker in a second or two. */
const BORN_WITHIN_MS = 30_000;

/**
 * In the page, when the worker is started: calls back when it is gone, or never came to life, unless `ended` before.
 * Answers what is to be called once the worker says that it lives.
 */
export function watchLife(lock: string, ended: AbortSignal, gone: () => void): () => void {
  const unborn = setTimeout(gone, BORN_WITHIN_MS);
  ended.addEventListener('abort', () => clearTimeout(unborn));
  return () => {
    clearTimeout(unborn);
    whenGone(lock, ended, gone);
  };
}

/** In the page, once the worker has said so: calls back when the worker is gone, unless `ended` before. */
export function whenGone(lock: string, ended: AbortSignal, gone: () => void): void {
  navigator.locks.request(lock, { signal: ended }, gone).catch(() => undefined); // nobody waits for it any more
}

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

/** In the page, once the worker has said so: calls back when the worker is gone, unless `ended` before. */
export function whenGone(lock: string, ended: AbortSignal, gone: () => void): void {
  navigator.locks.request(lock, { signal: ended }, gone).catch(() => undefined); // nobody waits for it any more
}

/**
 * Runs `work` while nobody else, in this tab or another, holds the lock in a way that forbids it. Many may hold it
 * `shared`; `exclusive` waits for all of them.
 */
export function withLock<T>(name: string, mode: 'shared' | 'exclusive', work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, { mode }, work);
}

/** Runs `work` only if the lock is free at once; null when another tab holds it. */
export function withLockIfFree<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

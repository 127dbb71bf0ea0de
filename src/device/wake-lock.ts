/** Holds the screen awake while `work` runs: a phone that sleeps stops sending. Where the browser cannot, work goes on. */
export async function withScreenAwake<T>(work: () => Promise<T>): Promise<T> {
  const lock = await requestLock();
  try {
    return await work();
  } finally {
    await lock?.release();
  }
}

async function requestLock(): Promise<WakeLockSentinel | null> {
  if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return null;
  try {
    return await navigator.wakeLock.request('screen');
  } catch {
    return null; // a low battery may forbid it; the sending itself does not depend on it
  }
}

/**
 * Holds the screen awake while `work` runs: a phone that sleeps stops sending. The browser lets go whenever the app is left,
 * so it is taken again on return. Where the browser cannot, work goes on.
 */
export async function withScreenAwake<T>(work: () => Promise<T>, page: Document = document): Promise<T> {
  // Nothing waits for the browser's answer: one that asks the person may take for ever.
  let lock = requestLock(page);
  const again = () => {
    if (page.visibilityState === 'visible') lock = requestLock(page);
  };
  page.addEventListener('visibilitychange', again);
  try {
    return await work();
  } finally {
    page.removeEventListener('visibilitychange', again);
    void lock.then((held) => held?.release());
  }
}

async function requestLock(page: Document): Promise<WakeLockSentinel | null> {
  if (!('wakeLock' in navigator) || page.visibilityState !== 'visible') return null;
  try {
    return await navigator.wakeLock.request('screen');
  } catch {
    return null; // a low battery may forbid it; the sending itself does not depend on it
  }
}

/** Waits until nobody is waiting for the screen, and never for longer than this. */
export function untilIdle(mostMs = 200): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: mostMs });
    else setTimeout(resolve, 20);
  });
}

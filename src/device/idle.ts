/** Waits until nobody is waiting for the screen, and never for longer than this. */
export function untilIdle(mostMs = 200): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: mostMs });
    else setTimeout(resolve, 20);
  });
}

/**
 * Lets the browser do what waits: hear a touch, draw a frame. By a message, not by a timer: a page that lies in the background
 * has its timers held back, up to a minute, and what is sent from it must not wait for that.
 */
export function untilNextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

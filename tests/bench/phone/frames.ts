import type { Page } from '@playwright/test';

/**
 * Notes, frame by frame, when the lock and the list are first on the screen, in the page's own time: a question from outside
 * would wait for the slowed page too. To be added to a page before it loads.
 */
export const FRAMES = `
  globalThis.frames60 = {};
  const look = () => {
    const seen = globalThis.frames60;
    const cards = document.querySelectorAll('.visits > li');
    const now = performance.now();
    if (document.querySelector('h1')?.textContent?.trim() === 'Unlock Homefile') seen.lock ??= now;
    if (cards.length >= 5) seen.cards ??= now;
    if (cards.length >= 5 && !document.querySelector('.visits .waits')) seen.clocks ??= now;
    if (cards.length >= 5 && !/still coming from the office/.test(document.body.textContent)) seen.filled ??= now;
    if (cards.length >= 60 && !document.querySelector('.visits .waits')) seen.whole ??= now;
    if (seen.whole === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('keydown', ({ timeStamp }) => { globalThis.frames60.key = timeStamp; }, { capture: true });
`;

/** What was on the screen when, in milliseconds since the page began to load; absent what was not. `key`: the last key. */
export interface Frames {
  readonly lock?: number;
  readonly cards?: number;
  readonly clocks?: number;
  /** The pack is whole, by the app's own words. */
  readonly filled?: number;
  readonly whole?: number;
  readonly key?: number;
}

/** Waits until this was on the screen, and says when everything was. */
export async function frames(page: Page, wanted: keyof Frames): Promise<Frames> {
  await page.waitForFunction((name) => Reflect.get(globalThis, 'frames60')[name] !== undefined, wanted, {
    timeout: 120_000,
  });
  return page.evaluate(() => Reflect.get(globalThis, 'frames60') as Frames);
}

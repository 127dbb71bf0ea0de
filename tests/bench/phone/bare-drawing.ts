import type { Page } from '@playwright/test';
import { SLOWER, type Bench } from './bench.ts';
import { throttle } from './probes.ts';

/** A screen as it stood when it was drawn: its markup and the styles of its page. */
export interface DrawnScreen {
  readonly markup: string;
  readonly styles: string;
}

/** The screen that the page shows. */
export function drawnScreen(page: Page): Promise<DrawnScreen> {
  return page.evaluate(() => ({
    markup: document.body.innerHTML,
    styles: [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
      .join('\n'),
  }));
}

const ROUNDS = 4;

/**
 * The least that the same browser needs to draw such screens, in milliseconds each: finished markup put into an empty page,
 * with no program behind it, from the beginning of its task until the frame is done. The page of the app is not slowed
 * meanwhile: slowing keeps a core busy even for a page that does nothing.
 */
export async function bareDrawing(
  { page, session }: Bench,
  screens: readonly DrawnScreen[],
): Promise<readonly number[]> {
  await throttle(session, 1);
  const empty = await page.context().newPage();
  try {
    // The same server under another name: no worker of the app answers there.
    const address = new URL('/bench-screens', page.url().replace('localhost', '127.0.0.1')).href;
    await empty.route(address, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await empty.goto(address);
    await throttle(await empty.context().newCDPSession(empty), SLOWER);
    const drawn: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      for (const screen of screens) drawn.push(await empty.evaluate(draw, screen));
    return drawn;
  } finally {
    await empty.close();
    await throttle(session, SLOWER);
  }
}

/** Runs in the page. */
function draw({ markup, styles }: DrawnScreen): Promise<number> {
  document.head.replaceChildren(Object.assign(document.createElement('style'), { textContent: styles }));
  document.body.replaceChildren();
  return new Promise((resolve) => {
    // The styles are read and the page rests: what follows is the drawing of a screen alone.
    setTimeout(() => {
      requestAnimationFrame(() => {
        setTimeout(() => {
          const began = performance.now();
          document.body.innerHTML = markup;
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              resolve(performance.now() - began);
            };
            port2.postMessage(null);
          });
        });
      });
    }, 300);
  });
}

import type { Page } from '@playwright/test';
import { addRoom, startVisit } from '../../journeys/support/visit.ts';
import { bareKeystroke } from './bare-keystroke.ts';
import { line, SLOWER, type Bench } from './bench.ts';
import { bareIdbPut, keystrokeToDurable, longTasks, NOTE_WRITES, throttle } from './probes.ts';

const WORDS =
  'Black mould behind the wardrobe and along the skirting. Extractor fan does not run when pulled.';

/** Goes between a room and its reading pad, and types a note: to the next screen, and to the disk. */
export async function screensAndKeys(bench: Bench): Promise<void> {
  const { page, session, address } = bench;
  await throttle(session, 1);
  await page.goto(`${address}/today`);
  await startVisit(page, 'Flat 14, Larkspur House');
  await addRoom(page, 'Bedroom', '2');
  await throttle(session, SLOWER);
  const taps: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    taps.push(await tapToHeading(page, page.getByRole('link', { name: 'Reading', exact: true }), 'Reading'));
    taps.push(await tapToHeading(page, page.getByRole('link', { name: /back/i }).first(), 'Bedroom 2'));
  }
  bench.lines.push(
    line('Tap to the next screen (room and reading pad)', taps, null, {
      target: 'median under 200 ms',
      met: (ms) => ms < 200,
    }),
  );
  await longTasks(page);
  // Drafts are written by a worker, which the forms before this one have started.
  for (const worker of page.workers()) await worker.evaluate(NOTE_WRITES);
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await page.getByLabel('Your note').click();
  const bareBefore = await bareIdbPut(page, 60);
  const keys = await keystrokeToDurable(page, 'drafts', WORDS);
  bench.lines.push(
    line('Keystroke to the disk, in a note', keys.durable, bareBefore, {
      bareWords: 'a bare durable put of 1 kB',
      target: 'p95 under 50 ms',
      met: (_ms, p95) => p95 < 50,
    }),
    line('  until the page is told so', keys.told, null),
    line(
      '  to the disk from a bare field on an empty page, in the clear',
      (await bareKeystroke(bench, WORDS)).durable,
      null,
    ),
  );
  const long = await longTasks(page);
  bench.lines.push(
    line('Longest block of the main thread in capture', [Math.max(0, ...long)], null, {
      target: 'under 50 ms',
      met: (ms) => ms < 50,
    }),
  );
}

async function tapToHeading(page: Page, link: ReturnType<Page['locator']>, heading: string): Promise<number> {
  await page.evaluate((wanted) => {
    const bench = Reflect.get(globalThis, 'bench');
    bench.arrived = undefined;
    addEventListener(
      'click',
      (event) => {
        const look = () => {
          const title = document.querySelector('h1')?.textContent?.trim();
          if (title === wanted) bench.arrived = performance.now() - event.timeStamp;
          else requestAnimationFrame(look);
        };
        look();
      },
      { capture: true, once: true },
    );
  }, heading);
  await link.click();
  await page.waitForFunction(() => Reflect.get(globalThis, 'bench').arrived !== undefined);
  return page.evaluate(() => Reflect.get(globalThis, 'bench').arrived as number);
}

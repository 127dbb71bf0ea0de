import type { Page } from '@playwright/test';
import { addRoom, startVisit, typeSurface } from '../../journeys/support/visit.ts';
import { bareDrawing, drawnScreen, type DrawnScreen } from './bare-drawing.ts';
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
  const screens: DrawnScreen[] = [];
  const blocks = await walkOfARoom(page, screens);
  // Drafts are written by a worker, which the forms before this one have started.
  for (const worker of page.workers()) await worker.evaluate(NOTE_WRITES);
  blocks.push(...(await blocksOfTap(page, page.getByRole('button', { name: /^Add a note/ }))));
  await page.getByLabel('Your note').click();
  const bareBefore = await bareIdbPut(page, 60);
  await longTasks(page);
  const keys = await keystrokeToDurable(page, 'drafts', WORDS);
  blocks.push(...(await longTasks(page)).map((ms) => ({ ms, after: 'a key in a note' })));
  const longest = blocks.reduce((one, other) => (other.ms > one.ms ? other : one), {
    ms: 0,
    after: 'nothing',
  });
  const bare = await bareDrawing(bench, screens);
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
  bench.lines.push(
    line('Longest block of the main thread in capture, 35 taps and a note', [longest.ms], bare, {
      bareWords: 'a whole screen put into an empty page as finished markup',
      target: 'under 50 ms',
      met: (ms) => ms < 50,
    }),
    line(
      `  blocks of 50 ms and more; the longest after ${longest.after}`,
      blocks.length > 0 ? blocks.map(({ ms }) => ms) : [0],
      null,
    ),
  );
}

/** A task of the main thread of 50 ms or more, and the touch it came after. */
interface Block {
  readonly ms: number;
  readonly after: string;
}

/**
 * From the room to each of its screens, to the visit and back, and a reading kept, three times: its long tasks. The screens
 * of the last round are added to `screens`.
 */
async function walkOfARoom(page: Page, screens: DrawnScreen[]): Promise<Block[]> {
  const back = page.getByRole('link', { name: /back/i }).first();
  const blocks: Block[] = [];
  const tap = async (target: ReturnType<Page['locator']>, isLast: boolean) => {
    blocks.push(...(await blocksOfTap(page, target)));
    if (isLast) screens.push(await drawnScreen(page));
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const isLast = round === ROUNDS - 1;
    await typeSurface(page, '11.2');
    await tap(page.getByRole('button', { name: 'Save and done' }), isLast);
    for (const one of [back, page.getByRole('link', { name: /^Bedroom 2/ }).first()]) await tap(one, isLast);
    for (const there of [
      page.getByRole('link', { name: 'Reading', exact: true }),
      page.getByRole('button', { name: 'Finding', exact: true }),
      page.getByRole('link', { name: /^Ventilation and heating/ }),
      page.getByRole('button', { name: /^Add a note/ }),
    ])
      for (const one of [there, back]) await tap(one, isLast);
  }
  return blocks;
}

const ROUNDS = 3;
/** Longer than any screen takes to open and come to rest. */
const AT_REST_MS = 900;

/** A touch, and what it takes. Nothing is asked of the page from then until it rests: a question is a task of its own. */
async function blocksOfTap(page: Page, target: ReturnType<Page['locator']>): Promise<readonly Block[]> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error('What is to be tapped is not on the screen.');
  const screen = await page.getByRole('heading', { level: 1 }).innerText();
  const after = `“${(await target.innerText()).split('\n')[0] ?? ''}” on ${screen}`;
  await longTasks(page);
  await page.waitForTimeout(AT_REST_MS);
  await longTasks(page);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(AT_REST_MS);
  return (await longTasks(page)).map((ms) => ({ ms, after }));
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

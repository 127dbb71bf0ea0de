import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, devices, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { cameraJpeg } from '../../journeys/support/camera-jpeg.ts';
import { passwordOf, PIN, signIn, typePin, waitUntilKept } from '../../journeys/support/phone.ts';
import { startDemoServer } from '../../journeys/support/server.ts';
import { addRoom, startVisit } from '../../journeys/support/visit.ts';
import { planBusyDay } from './busy-day.ts';
import { serveLargeRegister } from './large-register.ts';
import { bareIdbPut, heapOf, keystrokeToDurable, longTasks, PROBE, spreadOf, throttle } from './probes.ts';

/** One line of the bench: what a person waits for, beside the least that the same browser needs in the same run. */
export interface PhoneLine {
  readonly what: string;
  readonly measured: string;
  /** The bare limit in words, and how many times as long Homefile takes; null where no bare limit exists. */
  readonly bare: string | null;
  readonly ratio: number | null;
  readonly target: string;
  readonly met: boolean;
}

const SLOWER = 4;
const VISITS = 60;
/** More cards than the phone shows at once. */
const A_SCREENFUL = 5;
const HOMES = 20_000;
/** Chrome's own "Slow 4G". */
const SLOW_4G = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false };
const WORDS =
  'Black mould behind the wardrobe and along the skirting. Extractor fan does not run when pulled.';

interface Bench {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  readonly address: string;
  readonly lines: PhoneLine[];
  /** Documents of the pack. */
  readonly documents: number;
  reopen(): Promise<Bench>;
}

/** Measures a phone with a full day on it, in a real Chromium with its main thread slowed. */
export async function measurePhone(executablePath: string | undefined): Promise<readonly PhoneLine[]> {
  const server = await startDemoServer();
  const register = await serveLargeRegister(server.address, HOMES);
  const day = await planBusyDay(register.address, 'asha', VISITS);
  const profile = mkdtempSync(join(tmpdir(), 'homefile-bench-phone-'));
  const lines: PhoneLine[] = [];
  const open = async (): Promise<Bench> => {
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
      ...devices['Pixel 7'],
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    context.setDefaultTimeout(60_000);
    await context.addInitScript(PROBE);
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    const bench: Bench = {
      context,
      page,
      session,
      address: register.address,
      lines,
      documents: day.documents,
      reopen,
    };
    async function reopen(): Promise<Bench> {
      await context.close();
      return open();
    }
    return bench;
  };
  let bench = await open();
  try {
    await firstFill(bench, day.documents);
    bench = await coldStart(bench);
    await addressSearch(bench);
    await screensAndKeys(bench);
    await photoPipeline(bench);
    await simulatedDay(bench);
  } finally {
    await bench.context.close();
    await register.close();
    await server.remove();
    rmSync(profile, { recursive: true, force: true });
  }
  return lines;
}

async function firstFill(bench: Bench, documents: number): Promise<void> {
  const { page, session, address } = bench;
  await page.goto(address);
  await waitUntilKept(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await throttle(session, SLOWER);
  // The bare limit: the same documents as one answer over the same connection.
  await signIn(page, address, 'asha', passwordOf('asha'));
  await page.waitForFunction(listIsThere, VISITS, { timeout: 120_000 });
  const { filled, answered } = await page.evaluate(() => {
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\/api\/pack|\/db\/pack-/.test(name)) as PerformanceResourceTiming[];
    const began = Math.min(...asked.map(({ startTime }) => startTime));
    const pack = asked.find(({ name }) => name.includes('/api/pack'));
    return { filled: performance.now() - began, answered: pack ? pack.responseEnd - pack.startTime : NaN };
  });
  const bare = await page.evaluate(async () => {
    const me = (await (await fetch('/api/me')).json()) as { pack: { name: string } };
    const from = performance.now();
    await (await fetch(`/db/${me.pack.name}/_all_docs?include_docs=true`)).text();
    return performance.now() - from;
  });
  bench.lines.push(
    line(`First fill of a pack of ${documents} documents, slow 4G`, [filled], [bare], {
      bareWords: 'the same documents in one answer',
      target: 'under 5 s',
      met: (ms) => ms < 5000,
    }),
    line('  of it: the answer itself', [answered], null, { bareWords: null, target: '-', met: () => true }),
  );
  await session.send('Network.emulateNetworkConditions', {
    ...{ latency: 0, downloadThroughput: -1, uploadThroughput: -1, offline: false },
  });
  await throttle(session, 1);
  await page.goto(`${address}/sending`);
  await page.waitForTimeout(3000);
}

/** The browser starts with no signal: to the lock, and from the last digit of the PIN to the list. People's time is not counted. */
async function coldStart(bench: Bench): Promise<Bench> {
  const locked: number[] = [];
  const unlocked: number[] = [];
  const shell: number[] = [];
  const whole: number[] = [];
  let open = bench;
  for (let round = 0; round < 3; round += 1) {
    open = await open.reopen();
    await open.context.setOffline(true);
    const { page, session } = open;
    await throttle(session, SLOWER);
    await page.goto(`${open.address}/today`, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1, name: 'Unlock Homefile' }).waitFor();
    locked.push(await page.evaluate(() => performance.now()));
    shell.push(await page.evaluate(bareShell));
    await typePin(page, PIN.slice(0, -1));
    await page.evaluate(() => {
      const bench = Reflect.get(globalThis, 'bench');
      addEventListener('keydown', ({ timeStamp }) => (bench.pin = timeStamp), { capture: true, once: true });
    });
    await typePin(page, PIN.slice(-1));
    const sincePin = () => page.evaluate(() => performance.now() - Reflect.get(globalThis, 'bench').pin);
    await page.waitForFunction(listIsThere, A_SCREENFUL);
    unlocked.push(await sincePin());
    await page.waitForFunction(listIsThere, VISITS);
    whole.push(await sincePin());
  }
  const total = locked.map((ms, round) => ms + (unlocked[round] ?? 0));
  bench.lines.push(
    line(
      `Cold offline start to a list that can be used, ${VISITS} visits (${documentsOf(open)} records)`,
      total,
      shell,
      {
        bareWords: 'the bare shell',
        target: 'under 1 s',
        met: (ms) => ms < 1000,
      },
    ),
    line('  of it: to the lock', locked, null, { bareWords: null, target: '-', met: () => true }),
    line('  of it: unlock, last digit to the first screenful', unlocked, null, {
      bareWords: null,
      target: '-',
      met: () => true,
    }),
    line('  then: last digit to the last of the cards', whole, null, {
      bareWords: null,
      target: '-',
      met: () => true,
    }),
  );
  return open;
}

function documentsOf(bench: Bench): string {
  return String(bench.documents);
}

function bareShell(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  return (navigation as PerformanceNavigationTiming).domInteractive;
}

function listIsThere(wanted: number): boolean {
  return document.querySelectorAll('.visits > li').length >= wanted;
}

async function addressSearch(bench: Bench): Promise<void> {
  const { page } = bench;
  await page.goto(`${bench.address}/homes`);
  const field = page.getByRole('searchbox').or(page.getByRole('textbox')).first();
  await field.click();
  await longTasks(page);
  const taken: number[] = [];
  for (const words of ['plover 12', 'MO4 5', 'flat 7 north', '31 old tern', 'heron']) {
    await field.fill('');
    for (const key of words) {
      await page.evaluate(() => {
        const bench = Reflect.get(globalThis, 'bench');
        bench.shown = undefined;
        addEventListener(
          'keydown',
          (event) => {
            requestAnimationFrame(() =>
              setTimeout(() => (bench.shown = performance.now() - event.timeStamp)),
            );
          },
          { capture: true, once: true },
        );
      });
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForFunction(() => Reflect.get(globalThis, 'bench').shown !== undefined);
      taken.push(await page.evaluate(() => Reflect.get(globalThis, 'bench').shown as number));
    }
  }
  bench.lines.push(
    line(`Address search over ${HOMES.toLocaleString('en-GB')} homes, key to painted list`, taken, null, {
      bareWords: null,
      target: 'p95 under 100 ms',
      met: (_ms, p95) => p95 < 100,
    }),
  );
}

async function screensAndKeys(bench: Bench): Promise<void> {
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
      bareWords: null,
      target: 'median under 200 ms',
      met: (ms) => ms < 200,
    }),
  );
  await longTasks(page);
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await page.getByLabel('Your note').click();
  const bareBefore = await bareIdbPut(page, 60);
  const keys = await keystrokeToDurable(page, WORDS);
  bench.lines.push(
    line('Keystroke to the disk, in a note', keys, bareBefore, {
      bareWords: 'a bare durable put of 1 kB',
      target: 'p95 under 50 ms',
      met: (_ms, p95) => p95 < 50,
    }),
  );
  const long = await longTasks(page);
  bench.lines.push(
    line('Longest block of the main thread in capture', [Math.max(0, ...long)], null, {
      bareWords: null,
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

async function photoPipeline(bench: Bench): Promise<void> {
  const { page } = bench;
  const jpeg = await cameraJpeg(page, 1, {
    owner: 'bench',
    thumbnail: 'bench',
    takenAt: '2026:11:03 09:12:44',
  });
  const base64 = jpeg.toString('base64');
  const bare = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const taken: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      bitmap.close();
      taken.push(performance.now() - began);
    }
    return taken;
  }, base64);
  bench.lines.push({
    ...line('A bare createImageBitmap of a 12 MP JPEG', bare, null, {
      bareWords: null,
      target: '-',
      met: () => true,
    }),
  });
}

async function simulatedDay(bench: Bench): Promise<void> {
  const { page, session, address } = bench;
  await throttle(session, 1);
  const heaps: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    for (const path of ['/today', '/homes', '/sending', '/more']) {
      await page.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }, path);
      await page.waitForTimeout(30);
    }
    if (round % 10 === 9) heaps.push(await heapOf(session));
  }
  await page.goto(`${address}/today`);
  const [first = 0] = heaps;
  const last = heaps.at(-1) ?? 0;
  bench.lines.push({
    what: 'Heap after a simulated day of going about, against its first quarter',
    measured: `${(last / 1e6).toFixed(1)} MB`,
    bare: `${(first / 1e6).toFixed(1)} MB`,
    ratio: last / first,
    target: 'steady (under 1.2)',
    met: last / first < 1.2,
  });
}

interface Judgement {
  readonly bareWords: string | null;
  readonly target: string;
  readonly met: (median: number, p95: number) => boolean;
}

function line(
  what: string,
  measured: readonly number[],
  bare: readonly number[] | null,
  judgement: Judgement,
): PhoneLine {
  const { median, p95, count } = spreadOf(measured);
  const limit = bare === null ? null : spreadOf(bare).median;
  return {
    what,
    measured: `${median.toFixed(0)} ms${count > 1 ? ` (p95 ${p95.toFixed(0)}, ${count} times)` : ''}`,
    bare: limit === null ? null : `${judgement.bareWords ?? ''} ${limit.toFixed(1)} ms`,
    ratio: limit === null ? null : median / limit,
    target: judgement.target,
    met: judgement.met(median, p95),
  };
}

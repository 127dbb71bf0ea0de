import type { CDPSession, Page } from '@playwright/test';

/** Milliseconds, the middle one and the one that 95 of 100 stay under. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

/** Notes, in a page or a worker, when its writes to the phone's own databases are on the disk; by the one clock of both. */
export const NOTE_WRITES = `
  globalThis.bench ??= {};
  globalThis.bench.durable = [];
  const complete = new WeakSet();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    const { transaction } = this;
    if (!complete.has(transaction)) {
      complete.add(transaction);
      const began = performance.timeOrigin + performance.now();
      transaction.addEventListener('complete', () => {
        const ended = performance.timeOrigin + performance.now();
        globalThis.bench.durable.push({ store: this.name, began, ended });
      });
    }
    return put.apply(this, given);
  };
`;

/** How the probes see the page: its keys, its writes, when a worker told it of one, and long tasks. */
export const PROBE = `
  globalThis.bench = { keys: [], told: [], long: [] };
  addEventListener(
    'keydown',
    ({ timeStamp }) => globalThis.bench.keys.push(performance.timeOrigin + timeStamp),
    { capture: true },
  );
  ${NOTE_WRITES}
  const listen = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (...given) {
    if (given[0] === 'message')
      listen.call(this, 'message', ({ data }) => {
        if (data?.is === 'written') globalThis.bench.told.push(performance.timeOrigin + performance.now());
      });
    return listen.apply(this, given);
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.bench.long.push({ at: entry.startTime, ms: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
`;

/** The spread of some measurements. */
export function spreadOf(measured: readonly number[]): Spread {
  const sorted = [...measured].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { median: at(0.5), p95: at(0.95), count: sorted.length };
}

/** A quick hand on glass. */
const KEY_EVERY_MS = 120;

/** Types at the pace of a hand. Nothing is asked of the page meanwhile: the question would stand in the way of the answer. */
export async function typeByHand(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(KEY_EVERY_MS);
  }
}

interface Write {
  readonly store: string;
  readonly began: number;
  readonly ended: number;
}

/** What a key took, in milliseconds, one figure a key: until it was on the disk, and until the page was told so. */
export interface KeysTaken {
  readonly durable: readonly number[];
  readonly told: readonly number[];
}

/** From a key going down until the first write to `store` that is begun after it is on the disk, whoever wrote it. */
export async function keystrokeToDurable(page: Page, store: string, keys: string): Promise<KeysTaken> {
  await page.evaluate(() => {
    const bench = Reflect.get(globalThis, 'bench');
    for (const list of [bench.keys, bench.durable, bench.told]) list.length = 0;
  });
  await typeByHand(page, keys);
  for (;;) {
    const { keys: downs, told } = await page.evaluate(
      () => Reflect.get(globalThis, 'bench') as { keys: number[]; told: number[] },
    );
    const writes = (await writesOf(page)).filter((write) => write.store === store);
    const firsts = downs.map((down) => writes.find(({ began }) => began >= down));
    if (firsts.length > 0 && !firsts.includes(undefined)) {
      const ends = firsts.map((write) => write?.ended ?? NaN);
      return {
        durable: ends.map((end, index) => end - (downs[index] ?? NaN)),
        // The page itself is told of what it writes itself by the very event that is measured.
        told: ends.map((end, index) => (told.find((at) => at >= end) ?? end) - (downs[index] ?? NaN)),
      };
    }
    await page.waitForTimeout(200);
  }
}

/** Writes by the page and by its workers, the oldest first. */
async function writesOf(page: Page): Promise<readonly Write[]> {
  const read = () => (Reflect.get(globalThis, 'bench') as { durable?: Write[] } | undefined)?.durable ?? [];
  const all = await Promise.all([page.evaluate(read), ...page.workers().map((one) => one.evaluate(read))]);
  return all.flat().sort((a, b) => a.began - b.began);
}

/** The least that the same page needs for one durable write of a kilobyte: its own database, strict, nothing else. */
export async function bareIdbPut(page: Page, times: number): Promise<readonly number[]> {
  return page.evaluate(async (count) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('bench-bare', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('bare');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('The bare database did not open.'));
      };
    });
    const taken: number[] = [];
    const value = 'x'.repeat(1000);
    for (let index = 0; index < count; index += 1) {
      const began = performance.now();
      await new Promise<void>((resolve) => {
        const tx = database.transaction('bare', 'readwrite', { durability: 'strict' });
        tx.objectStore('bare').put(value, index);
        tx.oncomplete = () => {
          resolve();
        };
      });
      taken.push(performance.now() - began);
    }
    database.close();
    return taken;
  }, times);
}

/** Long tasks since the last asking, in milliseconds each. */
export async function longTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const { long } = Reflect.get(globalThis, 'bench');
    return long.splice(0).map(({ ms }: { ms: number }) => ms);
  });
}

/** Slows the page's main thread so many times. Workers and the browser's own storage are not slowed by this. */
export async function throttle(session: CDPSession, times: number): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/** What the page holds after a collection, in bytes. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

import type { CDPSession, Page } from '@playwright/test';

/** Milliseconds, the middle one and the one that 95 of 100 stay under. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

/** How the probes see the page: it notes when a write to the phone's own databases is on the disk, and long tasks. */
export const PROBE = `
  globalThis.bench = { keys: [], durable: [], long: [] };
  addEventListener('keydown', ({ timeStamp }) => globalThis.bench.keys.push(timeStamp), { capture: true });
  const complete = new WeakSet();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    const { transaction } = this;
    if (!complete.has(transaction)) {
      complete.add(transaction);
      const began = performance.now();
      transaction.addEventListener('complete', () => {
        globalThis.bench.durable.push({ store: this.name, began, ended: performance.now() });
      });
    }
    return put.apply(this, given);
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

/** From a key going down until the first write to `store` that is begun after it is on the disk: one figure a key. */
export async function keystrokeToDurable(
  page: Page,
  store: string,
  keys: string,
): Promise<readonly number[]> {
  await page.evaluate(() => {
    const bench = Reflect.get(globalThis, 'bench');
    bench.keys.length = 0;
    bench.durable.length = 0;
  });
  await typeByHand(page, keys);
  const taken = await page.waitForFunction((wanted) => {
    const { keys: downs, durable } = Reflect.get(globalThis, 'bench') as {
      keys: number[];
      durable: { store: string; began: number; ended: number }[];
    };
    const writes = downs.map((down) => {
      const write = durable.find(({ store, began }) => store === wanted && began >= down);
      return write ? write.ended - down : null;
    });
    return writes.includes(null) ? null : writes;
  }, store);
  return (await taken.jsonValue()) as readonly number[];
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

import type { CDPSession, Page } from '@playwright/test';

/** Milliseconds, the middle one and the one that 95 of 100 stay under. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

/** How the probes see the page: it notes when a write to the phone's own databases is on the disk, and long tasks. */
export const PROBE = `
  globalThis.bench = { durable: [], long: [] };
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

/** From a key going down to the first transaction that ends after a write begun since: one figure a key. */
export async function keystrokeToDurable(page: Page, keys: string): Promise<readonly number[]> {
  const taken: number[] = [];
  for (const key of keys) {
    await page.evaluate(() => {
      const bench = Reflect.get(globalThis, 'bench');
      bench.durable.length = 0;
      addEventListener('keydown', (event) => (bench.key = event.timeStamp), { capture: true, once: true });
    });
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForFunction(() => {
      const { durable, key: down } = Reflect.get(globalThis, 'bench');
      return down !== undefined && durable.some(({ began }: { began: number }) => began >= down);
    });
    taken.push(
      await page.evaluate(() => {
        const { durable, key: down } = Reflect.get(globalThis, 'bench');
        const first = durable.find(({ began }: { began: number }) => began >= down);
        return first.ended - down;
      }),
    );
  }
  return taken;
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

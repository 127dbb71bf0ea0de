import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

/**
 * What the largest renderer of one browser takes for itself, in megabytes: anonymous and shared memory, so scripts, worker,
 * pictures and frames. The program's own files are left out: every page of every browser has them, and the system may drop
 * them at any time.
 */
export interface Memory {
  /** The most at any moment since the last look, as the system itself keeps it: nothing is missed between two samples. */
  readonly peak: number;
  /** Now, after a clean-up. */
  readonly resting: number;
  /** What the page's own script holds after a clean-up. */
  readonly heap: number;
}

/** A look at the memory of the renderers of this browser; each look begins a new peak. Linux alone tells it. */
export async function memoryOf(browser: Browser, page: Page): Promise<() => Promise<Memory>> {
  const whole = await browser.newBrowserCDPSession();
  const one = await page.context().newCDPSession(page);
  await one.send('Performance.enable');
  return async () => {
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const peak = Math.max(...renderers.map((id) => megabytes(id, 'VmHWM') - megabytes(id, 'RssFile')));
    await one.send('HeapProfiler.collectGarbage');
    const { metrics } = await one.send('Performance.getMetrics');
    const heap = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1024 ** 2;
    const resting = Math.max(...renderers.map((id) => megabytes(id, 'VmRSS') - megabytes(id, 'RssFile')));
    for (const id of renderers) writeFileSync(`/proc/${String(id)}/clear_refs`, '5');
    return { peak, resting, heap };
  };
}

function megabytes(id: number, field: string): number {
  const status = readFileSync(`/proc/${String(id)}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
}

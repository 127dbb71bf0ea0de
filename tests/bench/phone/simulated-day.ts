import type { Bench } from './bench.ts';
import { heapOf, throttle } from './probes.ts';

/** Goes about between the first screens for long: what the page holds must not grow. */
export async function simulatedDay(bench: Bench): Promise<void> {
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

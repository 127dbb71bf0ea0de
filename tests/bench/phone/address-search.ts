import { HOMES, line, type Bench } from './bench.ts';
import { longTasks } from './probes.ts';

/** Types parts of addresses, a letter at a time: from each key to the list that follows from it. */
export async function addressSearch(bench: Bench): Promise<void> {
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
      target: 'p95 under 100 ms',
      met: (_ms, p95) => p95 < 100,
    }),
  );
}

import { HOMES, line, SLOWER, type Bench } from './bench.ts';
import { longTasks, throttle, typeByHand } from './probes.ts';

/** Types parts of addresses, a letter at a time: from each key to the list that follows from it. */
export async function addressSearch(bench: Bench): Promise<void> {
  const { page, session } = bench;
  await throttle(session, SLOWER);
  await page.goto(`${bench.address}/homes`);
  const field = page.getByRole('searchbox').or(page.getByRole('textbox')).first();
  await field.click();
  await longTasks(page);
  await page.evaluate(() => {
    const bench = Reflect.get(globalThis, 'bench');
    bench.shown = [];
    const tell = ({ key, timeStamp }: KeyboardEvent) => {
      if (key === 'Delete') return; // the field is emptied so between two addresses
      requestAnimationFrame(() => setTimeout(() => bench.shown.push(performance.now() - timeStamp)));
    };
    addEventListener('keydown', tell, { capture: true });
  });
  for (const words of ['plover 12', 'MO4 5', 'flat 7 north', '31 old tern', 'heron']) {
    await field.fill('');
    await typeByHand(page, words);
  }
  const taken = await page.evaluate(() => Reflect.get(globalThis, 'bench').shown as readonly number[]);
  bench.lines.push(
    line(`Address search over ${HOMES.toLocaleString('en-GB')} homes, key to painted list`, taken, null, {
      target: 'p95 under 100 ms',
      met: (_ms, p95) => p95 < 100,
    }),
  );
}

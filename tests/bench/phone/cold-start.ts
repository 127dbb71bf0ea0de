import { PIN } from '../../journeys/support/phone.ts';
import { line, SLOWER, VISITS, type Bench } from './bench.ts';
import { frames } from './frames.ts';
import { throttle } from './probes.ts';

const ROUNDS = 5;
/** A person looks for each digit. */
const DIGIT_MS = 250;
/** So long the page is left alone at its start and after the PIN: whatever a test asks of it, it must do besides. */
const ALONE_MS = { start: 2_000, unlock: 5_000 } as const;

/**
 * The browser starts with no signal: to the lock, and from the last digit of the PIN to a list that can be used. The time
 * that a person takes to type is not counted.
 */
export async function coldStart(bench: Bench): Promise<Bench> {
  const locked: number[] = [];
  const unlocked: number[] = [];
  const clocks: number[] = [];
  const shell: number[] = [];
  const whole: number[] = [];
  let open = bench;
  /** The browser is started again, with no signal, and asked for this page. */
  const startAt = async (path: string) => {
    open = await open.reopen();
    await open.context.setOffline(true);
    await throttle(open.session, SLOWER);
    await open.page.goto(open.address + path, { waitUntil: 'commit' });
    return open.page;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await startAt('/manifest.webmanifest');
    await page.waitForLoadState();
    shell.push(await page.evaluate(bareShell));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await startAt('/today');
    await page.waitForTimeout(ALONE_MS.start);
    for (const digit of PIN) {
      await page.waitForTimeout(DIGIT_MS);
      await page.keyboard.press(digit);
    }
    await page.waitForTimeout(ALONE_MS.unlock);
    const seen = await frames(page, 'whole');
    locked.push(seen.lock ?? NaN);
    const sinceKey = (at: number | undefined) => (at ?? NaN) - (seen.key ?? NaN);
    unlocked.push(sinceKey(seen.cards));
    clocks.push(sinceKey(seen.clocks));
    whole.push(sinceKey(seen.whole));
  }
  const total = locked.map((ms, round) => ms + (unlocked[round] ?? NaN));
  bench.lines.push(
    line(
      `Cold offline start to a list that can be used, ${VISITS} visits (${bench.documents} records)`,
      total,
      shell,
      { bareWords: 'the bare shell', target: 'under 1 s', met: (ms) => ms < 1000 },
    ),
    line('  of it: to the lock', locked, null),
    line('  of it: unlock, last digit to the first screenful', unlocked, null),
    line('  then: last digit to the clocks and warnings of that screenful', clocks, null),
    line('  then: last digit to the last of the cards', whole, null),
  );
  return open;
}

/** What the same browser needs for a page of the app's own worker with nothing to run and nothing to draw. */
function bareShell(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  return (navigation as PerformanceNavigationTiming).domInteractive;
}

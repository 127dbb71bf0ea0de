import { SESSION_SECRET_HEADER } from '#domain/access/bound-session.ts';
import { passwordOf, signIn, waitUntilKept } from '../../journeys/support/phone.ts';
import { line, SLOWER, type Bench } from './bench.ts';
import { frames } from './frames.ts';
import { throttle } from './probes.ts';

/** Chrome's own "Slow 4G". */
const SLOW_4G = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750, offline: false };
const FREE = { latency: 0, downloadThroughput: -1, uploadThroughput: -1, offline: false };

/** Signs in on a fresh phone over a slow network: from the question for the pack until the app says that all of it is there. */
export async function firstFill(bench: Bench): Promise<void> {
  const { page, session, address, documents } = bench;
  await page.goto(address);
  await waitUntilKept(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await throttle(session, SLOWER);
  // Without it the cookies of a phone's session say nothing.
  const asked = page.waitForRequest((request) => SESSION_SECRET_HEADER in request.headers());
  await signIn(page, address, 'asha', passwordOf('asha'));
  const secret = { [SESSION_SECRET_HEADER]: (await asked).headers()[SESSION_SECRET_HEADER] ?? '' };
  const { filled: there = NaN } = await frames(page, 'filled');
  await waitUntilKept(page);
  const began = await page.evaluate(() => performance.timeOrigin);
  const filled = began + there - (bench.packAskedAt() ?? NaN);
  const bare = await page.evaluate(async (headers) => {
    const me = (await (await fetch('/api/me', { headers })).json()) as { pack: { name: string } };
    const from = performance.now();
    await (await fetch(`/db/${me.pack.name}/_all_docs?include_docs=true`, { headers })).text();
    return performance.now() - from;
  }, secret);
  bench.lines.push(
    line(`First fill of a pack of ${documents} documents, slow 4G`, [filled], [bare], {
      bareWords: 'the same documents in one answer',
      target: 'under 5 s',
      met: (ms) => ms < 5000,
    }),
  );
  await session.send('Network.emulateNetworkConditions', FREE);
  await throttle(session, 1);
  await page.goto(`${address}/sending`);
  await page.waitForTimeout(3000);
}

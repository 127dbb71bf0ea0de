import { expect, test } from '@playwright/test';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer } from '../journeys/support/server.ts';

// The worker's own script is changed on its way, which a service worker would not let happen.
test.use({ serviceWorkers: 'block' });
test.setTimeout(120_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

test('a first filling whose worker the system ends without a word goes on by itself', async ({
  page,
  context,
}) => {
  const server = await startDemoServer();
  let ended = 0;
  await context.route('**/assets/fill-worker-*.js', async (route) => {
    const response = await route.fetch();
    const ends = (ended += 1) === 1 ? 'setTimeout(() => self.close(), 250);' : '';
    await route.fulfill({ response, body: `${await response.text()}\n${ends}` });
  });
  try {
    await signIn(page, server.address, 'asha', passwordOf('asha'));
    await expect.poll(() => ended, { timeout: 60_000 }).toBe(2);
    await expect(page.getByText(/still coming from the office/)).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByText('Flat 14, Larkspur House').first()).toBeVisible();
  } finally {
    await server.remove();
  }
});

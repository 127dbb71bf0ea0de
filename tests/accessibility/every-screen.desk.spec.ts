import { test, type Page } from '@playwright/test';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { walkCases, walkCheck, walkJob, walkPlaces } from './desk-walk.ts';
import { lookForFaults, lookWithKeys, type Look } from './look.ts';
import { walkPeopleOfHome, walkRights, walkRules } from './protection-walk.ts';

/** The smallest side of anything that is pressed with a mouse or a finger at the desk. */
const TARGET = 44;

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });
test.setTimeout(240_000); // no measure of speed: axe is slow where the computer has other work
test.describe.configure({ mode: 'default' }); // one server serves them all

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('the cases and a job', async ({ page }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await walkCases(page, look);
  await walkJob(page, look);
});

test('what waits to be checked, and the other places of the office', async ({ page }) => {
  const look = lookForFaults(page, TARGET);
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await walkCheck(page, look);
  await walkPlaces(page, look);
});

test.describe('of those who protect people’s data', () => {
  test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
  test.setTimeout(600_000);

  for (const [title, width, walk] of [
    ['requests, rules, the matrix and training', 1440, walkRules],
    ['requests, rules, the matrix and training, narrow', 390, walkRules],
    ['who lives in a home, what is kept, and a copy of it', 1440, walkHomeAndRights],
    ['who lives in a home, what is kept, and a copy of it, narrow', 390, walkHomeAndRights],
  ] as const)
    test(title, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, server.address, 'linnet', passwordOf('linnet'));
      // The keys go the same way at any width.
      await walk(page, width > 1000 ? lookWithKeys(page, TARGET) : lookForFaults(page, TARGET));
    });
});

async function walkHomeAndRights(page: Page, look: Look): Promise<void> {
  await walkPeopleOfHome(page, look);
  await walkRights(page, look);
}

import { test, type Page } from '@playwright/test';
import { setSignal, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { leaveRoom } from '../journeys/support/visit.ts';
import { arrive, type Look } from './look.ts';
import { PHONE_STORIES } from './phone-stories.ts';
import { walkCover } from './room-walk.ts';
import { photographer } from './take-pictures.ts';

// Every screen of a phone in its main states. Nothing is asserted: the pictures are for a person's eyes.
test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 20_000,
});

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

for (const { folder, walk } of PHONE_STORIES)
  test(folder, async ({ page }) => {
    const look = photographer(page, folder, { small: true });
    await walk(page, server.address, look);
    if (folder !== 'room') return;
    await walkCover(page, look);
    await walkWithoutSignal(page, look);
  });

/** A visit under way with no signal: what waits, and how the day looks. */
async function walkWithoutSignal(page: Page, look: Look): Promise<void> {
  await waitUntilKept(page);
  await setSignal(page.context(), false);
  await leaveRoom(page);
  await page.goto(`${server.address}/sending`);
  await arrive(page, 'Sending');
  await look('sending, no signal');
  await page.goto(`${server.address}/today`);
  await arrive(page, 'Today');
  await look('today, a visit under way and no signal');
}

import { test } from '@playwright/test';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { walkCases, walkCheck, walkJob, walkPlaces } from './desk-walk.ts';
import { walkPeopleOfHome, walkRights, walkRules } from './protection-walk.ts';
import { photographer } from './take-pictures.ts';

// Every screen of the office. Nothing is asserted: the pictures are for a person's eyes.
test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 20_000 });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('desk', async ({ page }) => {
  const look = photographer(page, 'desk', { small: false });
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await walkCases(page, look);
  await walkJob(page, look);
  await walkCheck(page, look);
  await walkPlaces(page, look);
});

for (const [folder, viewport] of [
  ['lead', { width: 1440, height: 900 }],
  ['lead-narrow', { width: 390, height: 844 }],
] as const)
  test(folder, async ({ page }) => {
    await page.setViewportSize(viewport);
    const look = photographer(page, folder, { small: folder === 'lead-narrow' });
    await signIn(page, server.address, 'linnet', passwordOf('linnet'));
    await walkRules(page, look);
    await walkPeopleOfHome(page, look);
    await walkRights(page, look);
  });

import { test } from '@playwright/test';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { walkCases, walkCheck, walkJob, walkPlaces } from './desk-walk.ts';
import { lookForFaults } from './look.ts';

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

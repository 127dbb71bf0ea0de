import { expect, test } from '@playwright/test';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { walkCases, walkCheck, walkJob, walkPlaces } from './desk-walk.ts';
import { faultsOf } from './screen-faults.ts';

/** The smallest side of anything that is pressed with a mouse or a finger at the desk. */
const TARGET = 44;

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });
test.setTimeout(180_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('every screen of the office', async ({ page }) => {
  const faults: string[] = [];
  const look = async (name: string, { arrived } = { arrived: true }) => {
    const found = await faultsOf(page, { target: TARGET, arrived });
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  };
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await walkCases(page, look);
  await walkJob(page, look);
  await walkCheck(page, look);
  await walkPlaces(page, look);
  expect(faults).toEqual([]);
});

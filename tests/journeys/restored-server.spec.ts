import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { homefile } from '../faults/support/homefile-command.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { openCase, openDesk } from './support/desk.ts';
import { passwordOf, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { databasesOn, filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { standsUp } from './support/stands-up.ts';
import { addRoom, leaveRoom, readMoisture, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const READ = '28.6 %WME';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
let phone: ColdPhone;
let place: string;
test.beforeAll(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
  place = mkdtempSync(join(tmpdir(), 'homefile-shelf-'));
});
test.afterAll(async () => {
  await phone.remove();
  await server.remove();
  rmSync(place, { recursive: true });
});

test('a server is put back to a backup of the day before: what a phone sent since comes again, although its author has signed out', async ({
  browser,
}) => {
  const { page } = phone;
  const shelf = join(place, 'shelf');
  expect(await homefile('backup', '--data', server.data, shelf).ended).toMatchObject({ status: 0, err: '' });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom', '2');
  await readMoisture(page, '28.6');
  await leaveRoom(page);
  await waitForReceipts(page, server.address);
  await expect(page.getByText(/Receipt, .*\. Not in a backup yet/).first()).toBeVisible();
  await standsUp(page, 'sending-not-backed-up');

  // The shift is over. What could be read here is gone; what no backup holds yet stays, sealed to the office's key.
  await page.goto(`${server.address}/more`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Homefile' })).toBeVisible();
  await expect
    .poll(() => databasesOn(page))
    .toEqual(['homefile-device', expect.stringMatching(/^homefile-sealed-/)]);
  expect(filesHolding(phone.profile, '28.6')).toEqual([]);

  await server.stop('SIGKILL');
  renameSync(server.data, join(place, 'lost'));
  const restored = homefile('restore', '--data', server.data, '--without-register', shelf);
  expect(await restored.ended).toMatchObject({ status: 0, err: '' });
  await server.start();
  const desk = await openDesk(browser, server.address);
  await openCase(desk, HOME);
  await expect(desk.getByText('Next step')).toBeVisible();
  await expect(desk.getByText(READ)).toHaveCount(0);

  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(desk.getByText(READ).first()).toBeVisible({ timeout: 60_000 });
});

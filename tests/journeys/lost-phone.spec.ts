import { expect, test } from '@playwright/test';
import { atOffice, packAtOffice } from './support/at-the-office.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { orderWipe } from './support/desk.ts';
import { lockNow, passwordOf, setSignal, signIn, stayLocked, waitUntilKept } from './support/phone.ts';
import { databasesOn, filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { keepNote, startVisit } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const NOTE = 'Whimbrel stands below Ingleside stairs';

test.setTimeout(180_000);
let server: DemoServer;
let phone: ColdPhone;
test.beforeAll(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
});
test.afterAll(async () => {
  await phone.remove();
  await server.remove();
});

test('a lost phone that is locked is cleared when it is next in contact, and its unsent work reaches the office', async ({
  page: desk,
}) => {
  const { page, context } = phone;
  // The desk knows a phone from its first report on; that comes after the whole first filling.
  const told = page.waitForResponse('**/api/phones/report', { timeout: 60_000 });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await told;
  await setSignal(context, false);
  await startVisit(page, HOME);
  await keepNote(page, NOTE);
  await stayLocked(page);
  await lockNow(page, server.address);
  await expect(page.getByText(/\d+ things? (has|have) no receipt yet/)).toBeVisible();

  await orderWipe(desk, server.address);

  await setSignal(context, true);
  await expect(page.getByText('The office had this phone cleared, because it was lost.')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText(/^Wiped .*\d\d:\d\d$/)).toBeVisible();
  await expect.poll(() => databasesOn(page)).toEqual(['homefile-device']);
  expect(filesHolding(phone.profile, 'Whimbrel')).toEqual([]);

  await signIn(page, server.address, 'asha', passwordOf('asha'));
  const office = await atOffice(server.address, 'asha');
  await expect.poll(() => packAtOffice(office), { timeout: 30_000 }).toContain(NOTE);
  await expect(page.getByText('The office had this phone cleared')).toBeHidden();
});

import { expect, test, type Page } from '@playwright/test';
import { packAtOffice, photosAtOffice } from './support/at-the-office.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { orderWipe } from './support/desk.ts';
import { protocolPhone } from './support/phone-protocol.ts';
import { passwordOf, setSignal, signIn, stayLocked, waitUntilKept } from './support/phone.ts';
import { databasesOn, filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, beginNote, keepNote, leaveRoom, startVisit, takeShots } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const NOTE = 'Whimbrel stands below Ingleside stairs';
const UNFINISHED = 'Fieldfare was not finished';
const PERSONAL = ['Whimbrel', 'Fieldfare', 'Larkspur', 'Asha'];
const DAY_MS = 86_400_000;

test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ actionTimeout: 15_000 });
test.setTimeout(240_000);

let server: DemoServer;
let phone: ColdPhone;
let photosBefore: number;
test.beforeEach(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
  photosBefore = await photosOfAsha();
});
test.afterEach(async () => {
  await phone.remove();
  await server.remove();
});

test('a lost phone that is open, in the middle of a note and in a second window on Today, is cleared at the next contact', async ({
  page: desk,
}) => {
  const { page, context } = phone;
  const told = page.waitForResponse('**/api/phones/report', { timeout: 60_000 });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await told;
  const today = await context.newPage();
  await today.goto(`${server.address}/today`);
  await expect(today.getByText(HOME).first()).toBeVisible();
  await setSignal(context, false);
  await leaveUnsent(page);
  await stayLocked(page);

  await orderWipe(desk, server.address);
  await expect(page.getByLabel('Your note')).toHaveValue(UNFINISHED);
  await expect(today.getByText(HOME).first()).toBeVisible();

  await setSignal(context, true);
  for (const window of [page, today]) {
    await expect(window.getByText('The office had this phone cleared, because it was lost.')).toBeVisible({
      timeout: 60_000,
    });
    await expectNothingShown(window);
  }
  await expect(desk.getByText(/^Wiped .*\d\d:\d\d$/)).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => databasesOn(page)).toEqual(['homefile-device']);
  expectNothingLeft();

  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await expectAllAtOffice(desk);
});

test('a phone that was left open and did not hear of the office for 30 days is cleared, and its unsent work is sent when it does', async ({
  page: desk,
}) => {
  const { page, context } = phone;
  const left = Date.now();
  await page.clock.install({ time: left });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(page.getByText(/Up to date with the office/)).toBeVisible();
  await setSignal(context, false);
  await leaveUnsent(page);
  await stayLocked(page);

  // The second evening: the shift is over, also one that began in the small hours, and the phone stands locked.
  const title = page.getByRole('heading', { level: 1 });
  await page.clock.setSystemTime(left + 1.5 * DAY_MS);
  await page.clock.runFor(30_000);
  await expect(title).toHaveText('Unlock Homefile');
  // So it does for four weeks, and when the 30 days are over: a clock that jumped ahead would say so too, and is not believed
  // before it said so for a day.
  for (const days of [29, 31, 31.1]) {
    await lookAround(page, left + days * DAY_MS);
    await expect(title).toHaveText('Unlock Homefile');
    await expect(page.getByText(/\d+ things have no receipt yet/)).toBeVisible();
    await expectNothingShown(page);
  }
  await lookAround(page, left + 32.2 * DAY_MS);
  await expect(title).toHaveText('Sign in to Homefile');
  await expect(
    page.getByText('The office was not reached for 30 days, so what lay here was cleared.'),
  ).toBeVisible();
  await expect(page.getByText(/Unsent work is kept, sealed for the office/)).toBeVisible();
  await expectNothingShown(page);
  await expect
    .poll(() => databasesOn(page))
    .toEqual(['homefile-device', expect.stringMatching(/^homefile-sealed-/)]);
  expectNothingLeft();

  await page.clock.setSystemTime(Date.now());
  await setSignal(context, true);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await page.clock.resume();
  await signIn(desk, server.address, 'wren', passwordOf('wren'));
  await expectAllAtOffice(desk);
});

/** A note, a photo, and a note in the middle of which the person is, all of it without a receipt. */
async function leaveUnsent(page: Page): Promise<void> {
  await startVisit(page, HOME);
  await keepNote(page, NOTE);
  await addRoom(page, 'Bedroom', '2');
  await takeShots(page, 1);
  await leaveRoom(page);
  await beginNote(page, UNFINISHED);
}

/** The locked phone lies there until then, looks once more for the office, does not find it, and does what follows. */
async function lookAround(page: Page, then: number): Promise<void> {
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/phones/wipe'));
  await page.clock.setSystemTime(then);
  await page.clock.runFor(70_000);
  await asked;
  const looks = () =>
    page.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      return held.some(({ name }) => name === 'homefile-wipe');
    });
  await expect.poll(looks).toBe(false);
}

async function expectNothingShown(page: Page): Promise<void> {
  const words = await page.locator('body').innerText();
  for (const personal of PERSONAL) expect(words).not.toContain(personal);
}

function expectNothingLeft(): void {
  for (const personal of PERSONAL) expect(filesHolding(phone.profile, personal), personal).toEqual([]);
}

/**
 * Where what was sealed has gone: records and photos to the case, unfinished answers to the inbox, where they may hold anything
 * and are shown as they came to the data-protection lead alone.
 */
async function expectAllAtOffice(desk: Page): Promise<void> {
  const asha = await protocolPhone(server.address, 'asha');
  await expect.poll(() => packAtOffice(asha), { timeout: 60_000 }).toContain(NOTE);
  await expect.poll(photosOfAsha).toBe(photosBefore + 1);
  await lookIntoInbox(desk);
  await expect(desk.getByRole('dialog')).toContainText('the data-protection lead can open it as it came');
  await expect(desk.getByRole('dialog')).not.toContainText(UNFINISHED);
  const browser = desk.context().browser();
  if (browser === null) throw new Error('The desk is a page of a browser.');
  const lead = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(lead, server.address, 'linnet', passwordOf('linnet'));
  await lookIntoInbox(lead);
  await expect(lead.getByRole('dialog')).toContainText(UNFINISHED);
}

async function lookIntoInbox(desk: Page): Promise<void> {
  await desk.goto(`${server.address}/office/inbox`);
  await desk
    .getByRole('button', { name: /^Look into it/ })
    .first()
    .click();
  await expect(desk.getByRole('dialog')).toContainText('That you looked is noted.');
}

/** How many the office holds, each with the bytes that its record names. */
async function photosOfAsha(): Promise<number> {
  return (await photosAtOffice(await protocolPhone(server.address, 'asha'))).length;
}

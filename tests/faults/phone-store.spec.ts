import { expect, test, type Page } from '@playwright/test';
import { openDesk } from '../journeys/support/desk.ts';
import { passwordOf, setSignal, signIn, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, readMoisture, startVisit } from '../journeys/support/visit.ts';

const HOME = '5 Plover Row';

test.describe.configure({ mode: 'default' }); // one server serves them all
test.use({ actionTimeout: 15_000 });
test.setTimeout(120_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('two tabs and a wiped store: one draft, and the office told what is missing', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await expect(page.getByText(/Up to date with the office/)).toBeVisible();
  await waitUntilKept(page);
  await startVisit(page, HOME);
  await addRoom(page, 'Hall');
  await setSignal(context, false);

  // Two tabs on one draft: the last typed wins, the other is told, and there is one record.
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await ownWords(page).fill('Damp by the door');
  await expect(page.getByText('Saved on this phone')).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(ownWords(other)).toHaveValue('Damp by the door');
  await ownWords(other).fill('Damp by the door, and the step');
  await expect(page.getByText(/changed in another window/)).toBeVisible();
  await expect(ownWords(page)).toHaveValue('Damp by the door, and the step');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(other.getByText(/saved in another window/)).toBeVisible();
  await other.close();

  await readMoisture(page, '18.2');

  // The browser clears the databases: the person is told, and the office, by home and time.
  await page.goto(`${server.address}/sending`);
  await expect(page.getByText('Not safe to hand back yet.')).toBeVisible();
  const held = await page.evaluate(() => localStorage.getItem('homefile-sentinel') ?? '');
  expect(held).not.toContain('Damp');
  const cdp = await context.newCDPSession(page);
  const origin = new URL(server.address).origin;
  await page.goto('about:blank');
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.goto(`${server.address}/`);
  await expect(page.getByText(/This phone lost its store/)).toBeVisible();
  await expect(page.getByText(/items had no receipt/)).toBeVisible();
  await setSignal(context, true);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await page.getByRole('link', { name: /^Sending/ }).click();
  await expect(page.getByText(/the office has been told which/)).toBeVisible();
  const desk = await openDesk(browser, server.address);
  await expect
    .poll(async () => {
      await desk.goto(`${server.address}/office/phones`);
      await expect(desk.getByRole('table')).toContainText('Asha Birch');
      return desk.getByText(/this phone lost its store/).count();
    })
    .toBe(1);
  await expect(desk.getByText(/^[2-9] at 5 Plover Row, recorded/)).toBeVisible();
  await desk.close();
});

function ownWords(page: Page) {
  return page.locator('#own');
}

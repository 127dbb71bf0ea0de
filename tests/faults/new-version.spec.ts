import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn, waitForReceipts, waitUntilKept } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, startVisit } from '../journeys/support/visit.ts';
import { misbehaving, type MisbehavingServer } from './support/misbehaving-server.ts';

const HOME = '5 Plover Row';

test.describe.configure({ mode: 'default' }); // one server serves them all
test.use({ actionTimeout: 15_000 });
test.setTimeout(120_000);
// Its rules are unit-tested (src/device/app/app-update.test.ts); the whole way takes half a minute.
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'only in the long run');

let server: DemoServer;
let office: MisbehavingServer;
test.beforeAll(async () => {
  server = await startDemoServer();
  office = await misbehaving(server.address);
});
test.afterAll(async () => {
  await office.close();
  await server.remove();
});

test('a new version comes while a note is half typed: nothing reloads, and it is used after the visit', async ({
  page,
}) => {
  await signIn(page, office.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await startVisit(page, HOME);
  await addRoom(page, 'Hall');
  await page.getByRole('button', { name: /^Add a note/ }).click();
  await page.locator('#own').fill('Wet behind the');
  await page.evaluate(() => Reflect.set(window, 'samePage', true));

  office.deploy();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null), {
      timeout: 30_000,
    })
    .toBe(true);
  expect(await isSamePage(page)).toBe(true);
  await page.locator('#own').pressSequentially(' radiator');
  await expect(page.getByText('Saved on this phone')).toBeVisible();

  // Between visits, with the note still unfinished: it says so, and still waits.
  await go(page, '/today');
  await go(page, '/more');
  await expect(page.getByText('A new version is ready. It will be used after this visit.')).toBeVisible();
  expect(await isSamePage(page)).toBe(true);

  await go(page, '/sending');
  await page.getByRole('link', { name: /^Note/ }).click();
  await expect(page.locator('#own')).toHaveValue('Wet behind the radiator');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hall' })).toBeVisible();
  await waitUntilUsed(page);
  await waitForReceipts(page, office.address);
  await page.goto(`${office.address}/today`);
  await page.getByText(HOME).first().click();
  await page
    .getByRole('button', { name: /^Hall/ })
    .or(page.getByRole('link', { name: /^Hall/ }))
    .first()
    .click();
  await expect(page.getByText('Wet behind the radiator')).toBeVisible();
});

function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate(() => Reflect.get(window, 'samePage') === true);
}

/** Goes to one of the app's own addresses without loading it anew, as a tap on a link does. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
}

/** Back on the first screens, where a new version may come into use by itself. */
async function waitUntilUsed(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        try {
          if (!(await isSamePage(page))) return true;
          await go(page, '/today');
          await go(page, '/sending');
        } catch {
          // The page was replaced in the middle of a step: the next look sees it.
        }
        return false;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

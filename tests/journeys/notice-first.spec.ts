import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openCase, openDesk } from './support/desk.ts';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { waitUntilPacked } from './support/tapped-visit.ts';
import { Taps } from './support/taps.ts';
import { addRoom, leaveRoom, startVisit, takeShots } from './support/visit.ts';

const TOLD = 'Flat 14, Larkspur House';
const DANGER = 'Flat 2, Kestrel Point';
const DECLINED = '5 Plover Row';
const FIRST = 'Before the first photo';

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ hasTouch: true });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

/** Nothing that axe finds fault with and nothing cut off: narrow and dark, and as a phone is held. */
async function standsUp(page: Page, name: string): Promise<void> {
  for (const [width, theme] of [
    [320, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await test
      .info()
      .attach(`${name}, ${theme}`, { body: await page.screenshot(), contentType: 'image/png' });
  }
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('people are told before the first photo of a visit, once, with no signal; danger goes first; a no is heard', async ({
  page,
  context,
  browser,
}) => {
  page.setDefaultTimeout(20_000);
  const taps = await Taps.of(page);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await waitUntilPacked(page);
  await setSignal(context, false);

  await startVisit(page, TOLD);
  await addRoom(page, 'Bathroom');
  taps.begin('told in one tap');
  await taps.link('Photo');
  await expect(title(page)).toHaveText(FIRST);
  await expect(page.getByText('You can say no to photos')).toBeVisible();
  await standsUp(page, 'the notice');
  await page.getByRole('button', { name: 'Show the whole notice' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'If you are not happy' })).toBeVisible();
  await standsUp(page, 'the whole notice');
  await taps.button('I read it out');
  await expect(title(page)).toHaveText('Camera');
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  // Once a visit: the next photo, in this room or another, asks nothing.
  await takeShots(page, 1);
  await leaveRoom(page);
  await expect(page.getByRole('link', { name: /About photos and what we keep/ })).toContainText('Read out');
  await addRoom(page, 'Kitchen');
  await page.getByRole('link', { name: 'Photo', exact: true }).click();
  await expect(title(page)).toHaveText('Camera');

  await page.goto(`${server.address}/today`);
  await startVisit(page, DANGER);
  await addRoom(page, 'Hall');
  await page.getByRole('link', { name: 'Photo', exact: true }).click();
  await page.getByRole('button', { name: /^Danger: photos first/ }).click();
  await expect(title(page)).toHaveText('Camera');
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await takeShots(page, 1);
  await leaveRoom(page);
  const all = page.getByRole('button', { name: /^Show all/ });
  await expect(page.getByText('Tap one to add it')).toBeVisible();
  if (await all.isVisible()) await all.click();
  await page.getByRole('link', { name: /They were not told about photos/ }).click();
  await expect(title(page)).toHaveText('About photos');
  await page.getByRole('button', { name: /^Nobody to tell: I leave the letter/ }).click();
  await expect(page.getByRole('link', { name: /About photos and what we keep/ })).toContainText(
    'a letter was left',
  );
  await expect(page.getByText('They were not told about photos')).toBeHidden();

  await page.goto(`${server.address}/today`);
  await startVisit(page, DECLINED);
  await addRoom(page, 'Kitchen');
  await page.getByRole('link', { name: 'Photo', exact: true }).click();
  await page.getByRole('button', { name: /^They would rather have no photos/ }).click();
  await expect(title(page)).toHaveText('Kitchen');
  await page.getByRole('button', { name: 'About this room' }).click();
  await expect(page.getByRole('button', { name: 'Photos are allowed after all' })).toBeVisible();
  await page.keyboard.press('Escape');

  await setSignal(context, true);
  await waitForReceipts(page, server.address);
  const desk = await openDesk(browser, server.address);
  await openCase(desk, TOLD);
  await expect(desk.getByText('Told about photos: read out').first()).toBeVisible();
  await desk.close();
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { addToCases } from './support/long-matter.ts';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ hasTouch: true });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
  await server.stop();
  await addToCases(server.data, 'Flat 14, Larkspur House', { notes: 26, pictures: [40, 300, 320] });
  await addToCases(server.data, 'Flat 7, Larkspur House', { notes: 0, pictures: [40] });
  await server.start();
});
test.afterAll(() => server.remove());

const SHOTS = process.env['HOMEFILE_SHOTS'];

/** The beginning and the end of a page: the whole of a long one is more than a screenshot holds. */
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  await page.screenshot({ path: `${SHOTS}/${name}-begin.png` });
  await page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
  });
  await page.screenshot({ path: `${SHOTS}/${name}-end.png` });
}

/** Nothing that axe finds fault with and nothing cut off, on the smallest phone, on a usual one and wide. */
async function standsUp(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [412, 'light'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await shot(page, `${name}-${width}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
  await page.setViewportSize({ width: 412, height: 900 });
}

/** The wizard on the case of a home, for somebody. */
async function wizard(page: Page, home: string, whom: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await page.goto(`${server.address}/office/cases`);
  await page
    .getByRole('link', { name: new RegExp(home) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('link', { name: whom }).click();
}

/** Somebody else's phone, without a script if not said otherwise, with the page open that was frozen. */
async function opened(browser: Browser, page: Page, hasScript = false): Promise<Page> {
  await page.getByRole('button', { name: 'Freeze and send' }).click();
  await expect(page.getByRole('heading', { name: 'Frozen. Now send it' })).toBeVisible();
  const context = await browser.newContext({
    javaScriptEnabled: hasScript,
    viewport: { width: 412, height: 900 },
    hasTouch: true,
  });
  const outside = await context.newPage();
  await outside.goto((await page.getByTestId('link').textContent()) ?? '');
  const code = page.getByTestId('code');
  await outside.getByLabel('Your code, six digits').fill((await code.textContent()) ?? '');
  await outside.getByRole('button', { name: 'Show the page' }).click();
  return outside;
}

test('a long matter says of how many parts it is, and is read page by page and picture by picture without a script', async ({
  page,
  browser,
}) => {
  await wizard(page, 'Flat 14, Larkspur House', 'Ombudsman');
  const parts = page.getByText(/^\d pages, and 2 pictures that each open by a button, behind one link/);
  await expect(parts).toBeVisible();
  const pages = Number(/^\d/.exec((await parts.textContent()) ?? '')?.[0]);
  expect(pages).toBeGreaterThan(1);
  await standsUp(page, 'wizard-parts');
  await page.setViewportSize({ width: 1440, height: 900 });
  const outside = await opened(browser, page);
  await expect(page.getByText(`${pages} pages, and 2 pictures that each open by a button.`)).toBeVisible();

  const heading = outside.getByRole('heading', { level: 1 });
  for (let at = 1; at <= pages; at += 1) {
    await expect(heading).toContainText(`The case at Flat 14, Larkspur House, page ${at} of ${pages}`);
    if (at < pages) await outside.getByRole('button', { name: `Go on to page ${at + 1} of ${pages}` }).tap();
  }
  await outside.getByRole('button', { name: `Go back to page ${pages - 1}` }).tap();
  await expect(heading).toContainText(`page ${pages - 1} of ${pages}`);
  await outside.getByRole('button', { name: `Go on to page ${pages} of ${pages}` }).tap();

  await expect(outside.getByRole('img')).toHaveCount(1);
  for (const [number, side] of [
    [2, 300],
    [3, 320],
  ] as const) {
    const [picture] = await Promise.all([
      outside.context().waitForEvent('page'),
      outside.getByRole('button', { name: `Show picture ${number}` }).tap(),
    ]);
    await picture.waitForLoadState();
    // A picture and nothing else: the browser shows it as it shows any.
    expect(await picture.title()).toContain(`${side}×${side}`);
    await picture.close();
  }
  await expect(heading).toContainText(`page ${pages} of ${pages}`);

  // Issued again it says so before and after, and the parts that were open are not any more.
  await page.getByRole('link', { name: 'Back to the case' }).click();
  const shares = page.getByRole('listitem').filter({ hasText: 'Ombudsman: Housing Ombudsman' });
  await expect(shares).toContainText('more parts of it fetched');
  await shares.getByRole('link', { name: 'Issue again' }).click();
  await expect(parts).toBeVisible();
  const again = await opened(browser, page, true);
  await expect(page.getByText(`${pages} pages, and 2 pictures that each open by a button.`)).toBeVisible();
  await standsUp(again, 'parts-first');
  for (let at = 2; at <= pages; at += 1)
    await again.getByRole('button', { name: `Go on to page ${at} of ${pages}` }).tap();
  await standsUp(again, 'parts-last');
  await again.context().close();
  await outside.getByRole('button', { name: `Go back to page ${pages - 1}` }).tap();
  await expect(heading).toHaveText('This page is not open.');
  await outside.context().close();
});

test('a matter of one part is one page with its picture in it, and says so', async ({ page, browser }) => {
  await wizard(page, 'Flat 7, Larkspur House', 'Contractor');
  await expect(page.getByText('One page.', { exact: true })).toBeVisible();
  const outside = await opened(browser, page, true);
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('The repair at Flat 7, Larkspur House');
  await expect(outside.getByRole('button')).toHaveCount(0);
  await standsUp(outside, 'one-part');
  await outside.context().close();
});

import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { Taps } from './support/taps.ts';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ hasTouch: true });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

const SHOTS = process.env['HOMEFILE_SHOTS'];
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** The desk, signed in, on the case of a home; from here on every touch is counted. */
async function onTheCase(page: Page, home = 'Flat 14, Larkspur House'): Promise<Taps> {
  const taps = await Taps.of(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await page.goto(`${server.address}/office/cases`);
  await page
    .getByRole('link', { name: new RegExp(home) })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
  return taps;
}

/** Nothing that axe finds fault with and nothing cut off: wide, and dark on 320 px. */
async function standsUp(page: Page, name: string): Promise<void> {
  for (const [width, theme] of [
    [320, 'dark'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    await shot(page, `${name}-${width}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
}

const linkOn = async (page: Page) => (await page.getByTestId('link').textContent()) ?? '';
const codeOn = async (page: Page) => (await page.getByTestId('code').textContent()) ?? '';

test('a contractor is sent the job in three taps', async ({ page, browser }) => {
  const taps = await onTheCase(page, 'Flat 7, Larkspur House');
  taps.begin('share a job');
  await taps.button('Share');
  await taps.link('Contractor');
  await expect(page.getByRole('heading', { level: 1, name: /^Share with / })).toBeVisible();
  await expect(page.getByText('What to do at the home', { exact: true })).toBeVisible();
  await taps.button('Freeze and send');
  await expect(page.getByRole('heading', { name: 'Frozen. Now send it' })).toBeVisible();
  expect(taps.total, taps.report).toBe(3);
  const [link, code] = [await linkOn(page), await codeOn(page)];

  const outside = await (await browser.newContext()).newPage();
  await outside.goto(link);
  await outside.getByLabel('Your code, six digits').fill(code);
  await outside.getByRole('button', { name: 'Show the page' }).click();
  await expect(outside.getByRole('heading', { level: 1 })).toContainText(
    'The repair at Flat 7, Larkspur House',
  );
  await standsUp(outside, 'page-contractor');
  await outside.context().close();
});

test('Mr A: an adviser gets the facts of the matter without the health of anybody, until it is taken back', async ({
  page,
  browser,
}) => {
  await onTheCase(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('link', { name: 'Legal adviser' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Share with / })).toBeVisible();
  await page.getByLabel('Their name, or the firm’s').fill('Fallow and Reed Solicitors');
  // What somebody in the home is ill with, or needs, is there beside what the adviser sees, and stays.
  const health = page.getByRole('row').filter({ hasText: 'Health' }).first();
  await expect(health).toContainText('Not in their copy');
  await health.getByText('Why is this hidden?').click();
  await expect(health).toContainText('field by field: with a reason, a lawful basis and a second person');
  await expect(health.getByRole('link', { name: /checklist/ })).toHaveAttribute(
    'href',
    /^https:\/\/ico\.org\.uk\//,
  );
  await standsUp(page, 'wizard-adviser');
  await page.getByRole('button', { name: 'Freeze and send' }).click();
  await expect(page.getByRole('heading', { name: 'Frozen. Now send it' })).toBeVisible();
  await standsUp(page, 'wizard-sent');
  const [link, code] = [await linkOn(page), await codeOn(page)];

  // Somebody else's browser, and no script in it.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const outside = await context.newPage();
  await outside.goto(link);
  await expect(outside.getByText('Flat 14')).toHaveCount(0);
  await shot(outside, 'door');
  await outside.getByLabel('Your code, six digits').fill('000000');
  await outside.getByRole('button', { name: 'Show the page' }).click();
  await expect(outside.getByRole('alert')).toContainText('That code did not open the page.');
  await shot(outside, 'door-wrong');
  await outside.getByLabel('Your code, six digits').fill(code);
  await outside.getByRole('button', { name: 'Show the page' }).click();
  await expect(outside.getByRole('heading', { level: 1 })).toContainText(
    'The case at Flat 14, Larkspur House',
  );
  await expect(outside.getByRole('heading', { name: 'What was reported' })).toBeVisible();
  for (const kept of [/asthma/i, /inhaler/i, /breath/i, /health/i, /key safe/i])
    await expect(outside.locator('body')).not.toContainText(kept);
  await shot(outside, 'page-adviser');

  // The desk sees that it was opened, and takes back a fresh one: the recipient sees that.
  await page.getByRole('link', { name: 'Back to the case' }).click();
  const shares = page.getByRole('listitem').filter({ hasText: 'Legal adviser: Fallow and Reed' });
  await expect(shares).toContainText('Opened once');
  await shares.getByRole('link', { name: 'Issue again' }).click();
  await page.getByRole('button', { name: 'Freeze and send' }).click();
  await expect(page.getByText('Nothing had changed, so nothing new was kept')).toBeVisible();
  const second = await linkOn(page);
  await outside.goto(second);
  await expect(outside.getByRole('button', { name: 'Show the page' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the case' }).click();
  await shares.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('radio', { name: 'They do not need it any more' }).check();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(shares).toContainText('Taken back');
  await standsUp(page, 'case-shares');
  await outside.reload();
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('This page is not open.');
  await shot(outside, 'closed');
  // An app that is installed in this browser does not swallow a page for somebody outside.
  await page.goto(second);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not open.');
  await context.close();
});

test('a neighbour who was answered gets the same words by a link', async ({ page, browser }) => {
  await onTheCase(page);
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: /^Flat 7, Larkspur House/ }).click();
  await page.getByRole('button', { name: 'Send this answer' }).click();
  await page.getByRole('button', { name: 'Give it by a link' }).click();
  await expect(page.getByText('It holds facts of the building alone')).toBeVisible();
  await standsUp(page, 'request-link');
  const outside = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await outside.goto(await linkOn(page));
  await expect(outside.getByText('The water comes from')).toHaveCount(0);
  await outside.getByRole('button', { name: 'Show the page' }).click();
  await expect(outside.getByText('The water comes from the flat above')).toBeVisible();
  await shot(outside, 'page-neighbour');
  await outside.context().close();
});

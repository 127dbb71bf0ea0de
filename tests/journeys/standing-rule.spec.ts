import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

test.setTimeout(120_000);
test.use({ actionTimeout: 10_000 });
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

const SHOTS = process.env['HOMEFILE_SHOTS'];

test('a lead sees what a rule about names would open before it is proposed, and so does the lead who approves it', async ({
  page,
}) => {
  await signIn(page, server.address, 'linnet', passwordOf('linnet'));
  await page.goto(`${server.address}/office/sharing/rules`);
  await page.getByLabel('What kind of data').selectOption({ label: 'Name' });
  await page.getByRole('radio', { name: /^Contractor/ }).check();
  await page.getByRole('radio', { name: /repair/i }).check();
  await expect(page.getByRole('radio', { name: /^First name only/ })).toBeChecked();
  await page.getByRole('button', { name: 'Look what it would open today' }).click();
  await expect(page.getByText('Open jobs that would tell it')).toBeVisible();
  await expect(page.getByText('Requests that wait for a second person for it')).toBeVisible();
  // What was looked at is not said of anything else.
  await page.getByRole('radio', { name: /^Whole name/ }).check();
  await expect(page.getByText('Open jobs that would tell it')).toHaveCount(0);
  await page.getByRole('radio', { name: /^First name only/ }).check();
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/rule-${width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
  await page.getByLabel('Lawful basis (Article 6)').selectOption({ index: 1 });
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('First day').fill(day(2));
  await page.getByLabel('Last day').fill(day(30));
  await page.getByRole('button', { name: 'Propose to another lead' }).click();
  await expect(page.getByText('The first name alone')).toBeVisible();

  const second = await (await page.context().browser()?.newContext())?.newPage();
  if (second === undefined) throw new Error('There is a browser.');
  await signIn(second, server.address, 'teal', passwordOf('teal'));
  await second.goto(`${server.address}/office/sharing/rules`);
  const rules = second.locator('section').filter({ hasText: 'The first name alone' });
  await rules.getByRole('button', { name: 'Look what it would open today' }).first().click();
  await expect(rules.getByText('Open jobs that would tell it')).toBeVisible();
  await rules.getByRole('button', { name: 'Approve, from tomorrow' }).click();
  await expect(rules.getByText('In effect from tomorrow, or its first day')).toBeVisible();
  await second.context().close();
});

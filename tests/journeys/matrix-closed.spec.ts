import { fileURLToPath } from 'node:url';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { atOffice, packAtOffice } from './support/at-the-office.ts';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

const A_DAY_LATER = fileURLToPath(new URL('./support/a-day-later.cjs', import.meta.url));

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  delete process.env['NODE_OPTIONS'];
  await server.remove();
});

async function desk(browser: Browser, name: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, name, passwordOf(name));
  await page.goto(`${server.address}${path}`);
  return page;
}

async function closeCell(page: Page, category: string, audience: string): Promise<void> {
  await page.getByLabel('Kind of data').selectOption(category);
  await page.getByLabel('Reader').selectOption(audience);
  await page.getByLabel('Would become').selectOption('W');
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await expect(page.getByText('one lead decides, and it holds at once')).toBeVisible();
}

test('a lead closes a cell: a link goes on hold and a pack is narrowed; two leads open it again, from the next day', async ({
  browser,
}) => {
  const office = await desk(browser, 'wren', '/office/cases');
  await office
    .getByRole('link', { name: /Flat 14, Larkspur House/ })
    .first()
    .click();
  await office.getByRole('button', { name: 'Share', exact: true }).click();
  await office.getByRole('link', { name: 'Legal adviser' }).click();
  await office.getByLabel('Their name, or the firm’s').fill('Fallow and Reed Solicitors');
  await office.getByRole('button', { name: 'Freeze and send' }).click();
  const link = (await office.getByTestId('link').textContent()) ?? '';
  const outside = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await outside.goto(link);
  await expect(outside.getByRole('button', { name: 'Show the page' })).toBeVisible();
  const asha = await atOffice(server.address, 'asha');
  expect(await packAtOffice(asha)).toContain('household-need');

  const first = await desk(browser, 'linnet', '/office/matrix');
  await closeCell(first, 'staff-name', 'legal-adviser');
  await expect(first.getByText('Open links put on hold')).toBeVisible();
  await standsUp(first, 'preview', USUAL_AND_WIDE);
  await first.getByLabel('Why is it closed?').fill('An adviser needs the team, not the person.');
  await first.getByRole('button', { name: 'Close this cell now' }).click();
  await expect(first.getByText('It holds now.')).toBeVisible();
  await closeCell(first, 'person-name', 'legal-adviser');
  const onHold = first.getByRole('row').filter({ hasText: 'Legal adviser: ' });
  await expect(onHold.getByRole('link', { name: 'Flat 14, Larkspur House' })).toBeVisible();
  await expect(onHold.getByRole('link', { name: /^Legal adviser: / })).toHaveAttribute(
    'href',
    /^\/office\/disclosures\//,
  );
  await standsUp(first, 'links-on-hold', USUAL_AND_WIDE);
  await first.getByLabel('Why is it closed?').fill('They ask for it where they need it.');
  await first.getByRole('button', { name: 'Close this cell now' }).click();
  await expect(first.getByRole('row', { name: /^7 Name/ })).toContainText('W (closed)');
  await outside.reload();
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('This page is not open.');
  await office.getByRole('link', { name: 'Back to the case' }).click();
  const shares = office.getByRole('listitem').filter({ hasText: 'Legal adviser: Fallow and Reed' });
  await expect(shares).toContainText('On hold');

  await closeCell(first, 'household', 'surveyor');
  await first.getByLabel('Why is it closed?').fill('The warning is enough for a visit.');
  await first.getByRole('button', { name: 'Close this cell now' }).click();
  await expect(first.getByRole('row', { name: /^10 Household/ })).toContainText('W (closed)');
  expect(await packAtOffice(asha)).not.toContain('household-need');

  const card = (page: Page) =>
    page
      .locator('section.closings > *')
      .filter({ hasText: 'Name, for: Legal adviser' })
      .filter({ hasText: 'They ask for it' });
  await card(first).getByLabel('Why may it end?').fill('The court asks for names.');
  await card(first).getByRole('button', { name: 'Propose its end' }).click();
  await expect(card(first)).toContainText('You asked for this yourself. Somebody else must decide.');
  await standsUp(first, 'closings', USUAL_AND_WIDE);
  const second = await desk(browser, 'teal', '/office/matrix');
  await card(second).getByRole('button', { name: 'Agree: it ends from tomorrow' }).click();
  await expect(card(second)).toContainText('In force until the end of today');
  await expect(second.getByRole('row', { name: /^7 Name/ })).toContainText('W (closed)');

  await server.stop();
  process.env['NODE_OPTIONS'] = `--require ${A_DAY_LATER}`;
  await server.start();
  delete process.env['NODE_OPTIONS'];
  const later = await desk(browser, 'linnet', '/office/matrix');
  await expect(card(later)).toContainText('Over since');
  await expect(later.getByRole('row', { name: /^7 Name/ })).not.toContainText('closed');

  await later.getByRole('link', { name: 'One human, two accounts' }).click();
  await later.getByLabel('One account').selectOption({ index: 1 });
  await later.getByLabel('The other account').selectOption({ index: 2 });
  await standsUp(later, 'one-human', USUAL_AND_WIDE);
});

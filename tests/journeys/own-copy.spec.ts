import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { NARROW_USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

const HOME = 'Flat 14, Larkspur House';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

async function atTheDesk(page: Page, who: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, who, passwordOf(who));
  await page.goto(`${server.address}/office/requests`);
  await expect(page.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible();
}

/** Everything that waits to be read: what is about others is covered, pictures are looked at. */
async function readEverything(lead: Page): Promise<void> {
  const waiting = lead.locator('section').filter({ has: lead.getByText('To read', { exact: true }) });
  await expect(waiting.first()).toBeVisible();
  for (let left = await waiting.count(); left > 0; left -= 1) {
    const card = waiting.first();
    for (const choice of await card.getByRole('combobox').all()) {
      const isOpen = (await choice.evaluate((select: HTMLSelectElement) => select.selectedIndex)) <= 0;
      const isMark = (await choice.getByRole('option', { name: '[another person]' }).count()) > 0;
      if (isOpen && isMark) await choice.selectOption({ label: '[another person]' });
    }
    await card.getByRole('button', { name: /: give it/ }).click();
    await expect(waiting).toHaveCount(left - 1);
  }
  await expect(lead.getByText('All of it is read.')).toBeVisible();
}

test('somebody rings for a copy of what is held: the lead looks through it, freezes it, and they are told', async ({
  browser,
}) => {
  const office = await (await browser.newContext()).newPage();
  await atTheDesk(office, 'wren');
  await office.getByRole('link', { name: 'Someone asks about their own data' }).click();
  await office.getByLabel('Home', { exact: true }).fill('flat 14, lark');
  await office.getByRole('button', { name: new RegExp(`^${HOME}`) }).click();
  await office.getByRole('radio', { name: /\(Tenant\)/ }).check();
  await office.getByRole('radio', { name: 'Answered what only they would know' }).check();
  await office.getByRole('radio', { name: 'A copy of what we hold about them' }).check();
  await standsUp(office, 'new', NARROW_USUAL_AND_WIDE);
  await office.getByRole('button', { name: 'Start its clock' }).click();
  await expect(office.getByText(/^Due .* days left$/)).toBeVisible();
  await expect(
    office.getByText('The data-protection lead looks through the copy and freezes it.'),
  ).toBeVisible();
  await expect(office.getByRole('link', { name: 'Look through the copy' })).toBeHidden();
  await standsUp(office, 'request', NARROW_USUAL_AND_WIDE);
  const { pathname } = new URL(office.url());

  const lead = await (await browser.newContext()).newPage();
  await atTheDesk(lead, 'linnet');
  await standsUp(lead, 'list', NARROW_USUAL_AND_WIDE);
  await lead
    .getByRole('link', { name: new RegExp(HOME) })
    .first()
    .click();
  await lead.goto(`${server.address}${pathname}`);
  await lead.getByRole('link', { name: 'Look through the copy' }).click();
  await expect(lead.getByRole('heading', { name: 'About you', exact: true })).toBeVisible();
  await standsUp(lead, 'preview', NARROW_USUAL_AND_WIDE);
  await lead.getByRole('button', { name: 'Freeze this copy' }).click();
  await expect(lead.getByText('Read what waits to be read first. Nothing goes out unread.')).toBeVisible();
  await readEverything(lead);
  await standsUp(lead, 'read', NARROW_USUAL_AND_WIDE);
  await lead.getByRole('button', { name: 'Freeze this copy' }).click();
  await expect(lead.getByRole('heading', { level: 1, name: 'What we hold about you' })).toBeVisible();
  await expect(lead.getByText('Not in the copy, and why')).toBeHidden();
  const download = lead.waitForEvent('download');
  await lead.getByRole('button', { name: 'Save as data' }).click();
  expect((await download).suggestedFilename()).toBe('copy.json');
  const saved = lead.waitForEvent('download');
  await lead.getByRole('button', { name: 'Save as a page' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('copy.html');
  // It is read on its own, away from the office.
  const reader = await (await browser.newContext()).newPage();
  await reader.setContent(await readFile(await file.path(), 'utf8'));
  await expect(reader.getByRole('heading', { level: 1, name: 'What we hold about you' })).toBeVisible();
  await standsUp(reader, 'page', NARROW_USUAL_AND_WIDE);
  await standsUp(lead, 'frozen', NARROW_USUAL_AND_WIDE);
  await lead.getByRole('link', { name: 'Back to the request' }).click();
  await lead.getByRole('button', { name: 'Show it' }).click();
  await expect(lead.getByText(/UK GDPR Art\. 4\(1\)/).first()).toBeVisible();
  await expect(office.getByText('What is not in the copy, and why')).toBeHidden();

  await office.reload();
  await expect(office.getByText(/lead prints or saves the copy and sends it/)).toBeVisible();
  await expect(office.getByText(/SHA-256 [0-9a-f]{64}/)).toBeVisible();
  await office.getByRole('button', { name: 'Tell them what was decided' }).click();
  await office.getByRole('dialog').getByRole('radio', { name: 'Letter' }).check();
  await office.getByRole('button', { name: 'Record it' }).click();
  await expect(office.getByText('Nothing: they have been told.')).toBeVisible();
  await expect(office.getByText(/^Done in time/)).toBeVisible();
});

test('something is only kept: the desk says so wherever it is shown, and those who had it are told one by one', async ({
  browser,
}) => {
  const office = await (await browser.newContext()).newPage();
  await atTheDesk(office, 'wren');
  await office.getByRole('link', { name: 'Someone asks about their own data' }).click();
  await office.getByLabel('Home', { exact: true }).fill('flat 14, lark');
  await office.getByRole('button', { name: new RegExp(`^${HOME}`) }).click();
  await office.getByRole('radio', { name: /\(Tenant\)/ }).check();
  await office.getByRole('radio', { name: 'Answered what only they would know' }).check();
  await office.getByRole('radio', { name: 'To stop using something, and only keep it' }).check();
  await office.getByRole('button', { name: 'Start its clock' }).click();
  await expect(office.getByText(/^Due .* days left$/)).toBeVisible();
  const { pathname } = new URL(office.url());

  const lead = await (await browser.newContext()).newPage();
  await atTheDesk(lead, 'linnet');
  await lead.goto(`${server.address}${pathname}`);
  await lead.getByRole('button', { name: 'Decide it' }).click();
  const sheet = lead.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Done as asked' }).check();
  await sheet.getByRole('checkbox').first().check();
  await lead.getByRole('button', { name: 'Record it' }).click();
  await expect(lead.getByText('Only kept by this request')).toBeVisible();
  await expect(lead.getByText(/Only kept since /).first()).toBeVisible();
  await expect(lead.getByText(/Keep it\. Use it only for a legal claim/).first()).toBeVisible();
  await standsUp(lead, 'only-kept', NARROW_USUAL_AND_WIDE);
});

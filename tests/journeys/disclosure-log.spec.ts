import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { NARROW_USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

async function atTheDesk(page: Page, who: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, who, passwordOf(who));
}

type Sent = Readonly<Record<string, unknown>>;

/** Asks the office's interface as whoever is signed in, by the addresses that its screens use. */
function asSignedIn<T>(page: Page, path: string, body?: Sent): Promise<T> {
  return page.evaluate(
    async ([url, sent]) => {
      const how =
        sent === null
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) };
      const answer = await fetch(`/api/office${url}`, how);
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as T;
    },
    [path, body ?? null] as const,
  );
}

/** The office records that a name is wrong, and a lead decides it and puts it right. */
async function putNameRight(office: Page, lead: Page, home: string): Promise<void> {
  const id = () => randomUUID().replaceAll('-', '');
  const { people } = await asSignedIn<{ people: { id: string }[] }>(office, `/homes/${home}/people`);
  for (const { id: person } of people) {
    const request = id();
    const asked = { person, right: 'rectification', channel: 'phone', identity: 'known' };
    await asSignedIn(office, '/rights', { id: request, ...asked });
    const decided = { step: 'decided', outcome: 'granted', records: [person] };
    await asSignedIn(lead, `/rights/${request}/steps`, { id: id(), ...decided });
    const right = { record: person, field: 'name', value: 'Ann Browne' };
    await asSignedIn(lead, `/rights/${request}/corrections`, { id: id(), replacement: id(), ...right });
  }
}

test('what was shared is in the log, is followed up when it was put right, and the lead alone reads the page', async ({
  page,
  browser,
}) => {
  await atTheDesk(page, 'wren');
  await page.goto(`${server.address}/office/cases`);
  await page
    .getByRole('link', { name: /Flat 14, Larkspur House/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('link', { name: 'Legal adviser' }).click();
  const firm = 'Fallow, Reed, Ashdown-Larkspur and Partners Solicitors of the County Court';
  await page.getByLabel('Their name, or the firm’s').fill(firm);
  await page.getByRole('button', { name: 'Freeze and send' }).click();
  await expect(page.getByRole('heading', { name: 'Frozen. Now send it' })).toBeVisible();
  const link = (await page.getByTestId('link').textContent()) ?? '';
  const code = (await page.getByTestId('code').textContent()) ?? '';
  const outside = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await outside.goto(link);
  await outside.getByLabel('Your code, six digits').fill(code);
  await outside.getByRole('button', { name: 'Show the page' }).click();
  const sent = await outside.locator('main').innerText();

  await page.getByRole('link', { name: 'Who was told', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Who was told what' })).toBeVisible();
  const rows = page.getByRole('list', { name: 'Disclosures and refusals' }).getByRole('listitem');
  await expect(rows.first()).toContainText('Legal adviser: Fallow, Reed');
  await standsUp(page, 'log', NARROW_USUAL_AND_WIDE);
  await page.getByLabel('Search', { exact: true }).fill('no such firm');
  await expect(page.getByText('Nothing in the log fits this.')).toBeVisible();
  await standsUp(page, 'log-nothing', NARROW_USUAL_AND_WIDE);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByText('More filters').click();
  await page.getByLabel('Who got it').selectOption({ label: 'Legal adviser' });
  await expect(rows).toHaveCount(1);
  await standsUp(page, 'log-filters', NARROW_USUAL_AND_WIDE);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^disclosures-\d{4}-\d\d-\d\d\.csv$/);
  const table = await readFile(await file.path(), 'utf8');
  expect(table).toContain(firm);
  expect(table.trimEnd().split('\r\n')).toHaveLength(2);
  await rows.first().getByRole('link').click();
  await expect(page.getByText('What could go wrong by not sharing')).toBeVisible();
  await expect(page.getByRole('link', { name: 'What was kept of the page' })).toHaveCount(0);
  await standsUp(page, 'log-line', NARROW_USUAL_AND_WIDE);
  const line = page.url();
  const home = (await page.getByRole('link', { name: 'Open the home' }).getAttribute('href')) ?? '';

  // Somebody else's browser: the data-protection lead.
  const leads = await (await browser.newContext()).newPage();
  await atTheDesk(leads, 'linnet');
  await leads.goto(line);
  await expect(leads.getByText('What could go wrong by not sharing')).toBeVisible();
  await putNameRight(page, leads, home.split('/').at(-1) ?? '');
  await leads.getByRole('link', { name: 'What was kept of the page' }).click();
  await expect(leads.getByText('Nobody yet.')).toBeVisible();
  await leads.getByRole('button', { name: 'Open the page' }).click();
  await expect(leads.getByText('not a letter was changed')).toBeVisible();
  const opening = leads.context().waitForEvent('page');
  await leads.getByRole('link', { name: 'See it as they saw it' }).click();
  const kept = await opening;
  await expect(kept.getByRole('heading', { level: 1 })).toContainText('The case at Flat 14');
  expect(await kept.locator('main').innerText()).toBe(sent);
  await kept.close();
  await expect(leads.getByText(/by Linnet/).last()).toBeVisible();
  await standsUp(leads, 'evidence', NARROW_USUAL_AND_WIDE);

  // Back at the desk: the link is on hold, and who read it is told.
  await page.setViewportSize({ width: 1440, height: 900 });
  // The same form stands beside the link on its case.
  await page.goto(`${server.address}/office/cases`);
  await page
    .getByRole('link', { name: /Flat 14, Larkspur House/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'They have been told' }).click();
  await expect(page.getByRole('dialog')).toContainText(`${firm}. This is kept for good, with your name.`);
  await standsUp(page, 'telling-at-the-case', NARROW_USUAL_AND_WIDE);
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(line);
  await page.getByRole('link', { name: 'Back to the log' }).click();
  await page.getByRole('link', { name: 'See what to do' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'On hold, and to be told' })).toBeVisible();
  await expect(page.getByText(/On hold since .*: something in it was corrected/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Issue again' })).toBeVisible();
  await standsUp(page, 'follow-up', NARROW_USUAL_AND_WIDE);
  await page.getByRole('button', { name: 'They have been told' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Keep this' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Choose how they were told.');
  await sheet.getByText('By letter').click();
  await standsUp(page, 'telling', NARROW_USUAL_AND_WIDE);
  await sheet.getByRole('button', { name: 'Keep this' }).click();
  await expect(page.getByText(/^By letter on .*, recorded by Wren/)).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('radio', { name: 'Something in it should not be there' }).check();
  await page.getByRole('button', { name: 'Take it back now' }).click();
  await expect(page.getByText('No link is on hold, and nobody waits to be told.')).toBeVisible();
  await standsUp(page, 'follow-up-none', NARROW_USUAL_AND_WIDE);
  for (const other of [outside, leads]) await other.context().close();
});

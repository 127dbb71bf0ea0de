import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { Taps } from './support/taps.ts';
import { standsUp } from './support/stands-up.ts';

const BELOW = 'Flat 7, Larkspur House';
const SOURCE = 'The water comes from the flat above: a compression joint on a pipe or waste failed.';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ hasTouch: true });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

/** The desk, signed in, on the list of cases; from here on every touch is counted. */
async function atTheDesk(page: Page): Promise<Taps> {
  const taps = await Taps.of(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await page.goto(`${server.address}/office/cases`);
  await expect(page.getByRole('heading', { level: 1, name: 'Cases by clock' })).toBeVisible();
  return taps;
}

test('Ms B rings about the leak above and has the facts in four taps; who waits in writing, in three', async ({
  page,
}) => {
  const taps = await atTheDesk(page);
  taps.begin('on the telephone');
  const began = Date.now();
  await taps.link('Someone asks about a leak');
  await taps.type(page.getByLabel('Home', { exact: true }), 'flat 7');
  await taps.button(new RegExp(`^${BELOW}`));
  const answer = page.getByRole('group', { name: 'The answer' });
  await expect(answer).toContainText(SOURCE);
  await expect(answer).toContainText('The failed part was replaced on');
  await expect(answer).toContainText('You can let it dry and plan your own repair now.');
  for (const kept of ['mother', 'Larkspur', 'Flat 14']) await expect(answer).not.toContainText(kept);
  const looked = Date.now();
  await page
    .getByText('Why may I share this?')
    .evaluate((summary) => summary.closest('details')?.setAttribute('open', ''));
  await expect(page.getByRole('link', { name: 'The regulator on what is about a person' })).toBeVisible();
  await standsUp(page, 'asked');
  const looking = Date.now() - looked;
  await taps.button('Read it out');
  await expect(page.getByRole('heading', { level: 2, name: 'What was told' })).toBeVisible();
  await expect(page.getByText(SOURCE)).toBeVisible();
  expect(taps.total, taps.report).toBe(4);
  // Told and not held to: how long it takes hangs on the machine and on what else it does; the screen was looked at meanwhile.
  const seconds = ((Date.now() - began - looking) / 1000).toFixed(1);
  console.log(`From the call to the answer, read out: ${seconds} s, ${String(taps.total)} taps`);

  taps.begin('a request that waits');
  await taps.link('Requests');
  await taps.link(new RegExp(`${BELOW}.*Facts about a building`));
  await expect(answer).toContainText(SOURCE);
  await taps.button('Send this answer');
  await expect(page.getByRole('heading', { level: 2, name: 'What was told' })).toBeVisible();
  expect(taps.total, taps.report).toBe(3);
});

test('somebody below whose home is not ours is told of Flat 7, and of nothing as theirs; what they said is read', async ({
  page,
  browser,
}) => {
  await atTheDesk(page);
  await page.getByRole('link', { name: 'Someone asks about a leak' }).click();
  await page.getByRole('radio', { name: 'Not in our register' }).check();
  await page.getByLabel('The home they ask about', { exact: true }).fill('flat 7');
  await page.getByRole('button', { name: new RegExp(`^${BELOW}`) }).click();
  const answer = page.getByRole('group', { name: 'The answer' });
  await expect(answer).toContainText(
    'What we found in the home you asked about: water came down from the flat above it.',
  );
  await expect(answer).not.toContainText('your home');
  await page.getByLabel(/^Where their home is/).fill('The shop below. Mr Finch lets the bath run over.');
  await standsUp(page, 'from-outside');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Answer from Flat 14/ }).click();
  await expect(answer).toContainText(
    'The water comes from the flat above the home you asked about: a compression',
  );
  await expect(answer).not.toContainText('your home');
  await page.getByRole('button', { name: 'Read it out' }).click();
  await expect(page.getByText('Their own home is not in our register.')).toBeVisible();
  await expect(page.getByText(/Linnet Marsh reads it, due/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read what they said' })).toHaveCount(0);
  const request = new URL(page.url()).pathname;
  const lead = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(lead, server.address, 'linnet', passwordOf('linnet'));
  await lead.goto(`${server.address}/office/review-tasks`);
  await expect(lead.getByText('It was kept to be checked.').first()).toBeVisible();
  await lead.goto(`${server.address}${request}`);
  await lead.getByRole('button', { name: 'Read what they said' }).click();
  await expect(lead.getByText('The shop below. Mr Finch lets the bath run over.')).toBeVisible();
  await standsUp(lead, 'said');
  await lead.setViewportSize({ width: 1440, height: 900 });
  await lead.getByLabel('What it tells of the building').fill('Water reaches the shop below.');
  await lead.getByLabel('I have read it').check();
  await lead.getByRole('button', { name: 'Keep these facts' }).click();
  await expect(lead.getByText(/^Read by Linnet Marsh/)).toBeVisible();
  await page.reload();
  await expect(page.getByText('Water reaches the shop below.')).toBeVisible();
  await expect(page.getByText('Mr Finch')).toHaveCount(0);
});

test('refusing a fact takes a reason, is reported on the list and the board, and can be put right', async ({
  page,
}) => {
  await atTheDesk(page);
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await page.getByRole('link', { name: /^44 Avocet Road/ }).click();
  await page.getByRole('button', { name: 'I think we should not share this' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Refuse and report it' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Write the reason. It is reported.');
  await sheet.getByLabel('Your reason').fill('The scaffold is not ours.');
  await sheet.getByRole('button', { name: 'Refuse and report it' }).click();
  await expect(page.getByText('It can still be answered.')).toBeVisible();
  await standsUp(page, 'asked');
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await expect(page.getByText('1 was refused a fact.')).toBeVisible();
  await page.getByRole('link', { name: 'See the requests' }).click();
  await expect(page.getByText('Why not: The scaffold is not ours.')).toBeVisible();
  await standsUp(page, 'asked');
  await page.getByRole('link', { name: /^44 Avocet Road/ }).click();
  await page.getByRole('button', { name: 'Send this answer' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'What was told' })).toBeVisible();
});

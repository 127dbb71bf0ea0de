import { expect, test, type Browser, type Page } from '@playwright/test';
import { passwordOf, setSignal, signIn, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { Taps } from './support/taps.ts';
import { standsUp } from './support/stands-up.ts';

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ hasTouch: true });

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

async function atTheDesk(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, hasTouch: true });
  const page = await context.newPage();
  await signIn(page, server.address, name, passwordOf(name));
  await page.goto(`${server.address}/office/cases`);
  await expect(page.getByRole('heading', { level: 1, name: 'Cases by clock' })).toBeVisible();
  return page;
}

const WENT_WRONG = 'It went to the wrong person, or was too much';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const inSheet = (page: Page) => page.getByRole('dialog');

test('a link to the wrong person is taken back and recorded in three taps, weighed, told and closed', async ({
  browser,
}) => {
  const desk = await atTheDesk(browser, 'wren');
  await desk
    .getByRole('link', { name: /Flat 7, Larkspur House/ })
    .first()
    .click();
  await press(desk, 'Share');
  await desk.getByRole('link', { name: 'Contractor' }).click();
  await press(desk, 'Freeze and send');
  await expect(desk.getByRole('heading', { name: 'Frozen. Now send it' })).toBeVisible();
  const link = (await desk.getByTestId('link').textContent()) ?? '';
  const code = (await desk.getByTestId('code').textContent()) ?? '';
  const outside = await (await browser.newContext()).newPage();
  await outside.goto(link);
  await expect(outside.getByLabel('Your code, six digits')).toBeVisible();

  await desk.goto(`${server.address}/office/cases`);
  await desk
    .getByRole('link', { name: /Flat 7, Larkspur House/ })
    .first()
    .click();
  await expect(desk.getByText('Shared by link')).toBeVisible();
  const taps = await Taps.of(desk);
  taps.begin('a wrong link');
  await taps.button(WENT_WRONG);
  await standsUp(desk, 'breach-sheet');
  await taps.button('Take it back and record it');
  await expect(desk.getByText('The link and its code open nothing any more.')).toBeVisible();
  expect(taps.total, taps.report).toBeLessThanOrEqual(3);
  await expect(desk.getByText(/^(72 hours|71 hours 5\d minutes) left/)).toBeVisible();
  await expect(desk.getByText('Not opened yet.')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Weigh the risk' })).toHaveCount(0);
  await standsUp(desk, 'breach-office');
  const breach = desk.url();

  // Whoever held it cannot open it any more, with the right code either.
  await outside.getByLabel('Your code, six digits').fill(code);
  await outside.getByRole('button', { name: 'Show the page' }).click();
  await expect(outside.getByText('The repair at Flat 7')).toHaveCount(0);

  await press(desk, 'Ask them to delete it');
  await expect(inSheet(desk).getByLabel('What you tell them')).toHaveValue(/not for you/);
  await inSheet(desk).getByText('By email', { exact: true }).click();
  await press(desk, 'It is sent: keep it');
  await press(desk, 'Record what they answer');
  await inSheet(desk).getByText('They have deleted it').click();
  await press(desk, 'Record it');
  await expect(desk.getByText('Whoever got it answered')).toBeVisible();

  const lead = await atTheDesk(browser, 'linnet');
  await expect(lead.getByText(/data breach(es are| is) open\. To tell the regulator:/)).toBeVisible();
  await lead.goto(breach);
  await press(lead, 'Weigh the risk');
  await inSheet(lead).getByText('Likely to harm somebody badly').click();
  await inSheet(lead).getByLabel('Why').fill('It names where she lives.');
  await press(lead, 'Record it');
  await expect(lead.getByText('Tell the regulator.', { exact: true })).toBeVisible();
  await press(lead, 'Tell the regulator');
  const notice = inSheet(lead).getByLabel('What the regulator is told');
  await inSheet(lead).getByLabel('Proof').fill('IC-2026-17');
  await press(lead, 'It is sent: keep it');
  await expect(
    inSheet(lead).getByText('Fill in what stands in square brackets, or take it out.'),
  ).toBeVisible();
  await notice.fill((await notice.inputValue()).replaceAll(/\[[^\]]*\]/g, 'as we know it now'));
  await press(lead, 'It is sent: keep it');
  await expect(lead.getByText('Done in time')).toBeVisible();
  // Whoever was told is asked for no more.
  const telling = lead.getByRole('button', { name: /^Tell them/ });
  for (let left = await telling.count(); left > 0; left -= 1) {
    await telling.first().click();
    await expect(inSheet(lead).getByLabel('What they are told')).toHaveValue(/we are sorry/);
    await press(lead, 'It is sent: keep it');
    await expect(inSheet(lead)).toHaveCount(0);
  }
  await standsUp(lead, 'breach-lead');
  await press(lead, 'Close it');
  await inSheet(lead)
    .getByLabel(/What was learned/)
    .fill('Two firms have nearly the same name.');
  await press(lead, 'Record it');
  await expect(lead.getByText('Nothing: it is closed.')).toBeVisible();
  await lead.goto(`${server.address}/office/breaches`);
  await expect(lead.getByRole('list', { name: 'Breaches that are closed' })).toContainText('Done in time');
  await standsUp(lead, 'breaches');
  await lead.goto(`${server.address}/office/breaches/new`);
  await standsUp(lead, 'breach-new');
});

test('an answer that was too much is told of from its request, and its line of the log leads to what is done about it', async ({
  browser,
}) => {
  const desk = await atTheDesk(browser, 'wren');
  await desk.getByRole('link', { name: 'Someone asks about a leak' }).click();
  await desk.getByLabel('Home', { exact: true }).fill('flat 7');
  await press(desk, /^Flat 7, Larkspur House/);
  await press(desk, 'Read it out');
  await expect(desk.getByRole('heading', { level: 2, name: 'What was told' })).toBeVisible();
  const request = desk.url();

  await press(desk, WENT_WRONG);
  // What was said nobody can take back, and no button promises it.
  await expect(inSheet(desk)).toContainText('It cannot be taken back');
  await standsUp(desk, 'breach-of-an-answer');
  await press(desk, 'Record it');
  await expect(desk).toHaveURL(/\/office\/breaches\/[0-9a-f]+$/);
  const breach = desk.url();
  await expect(desk.getByText(/^(72 hours|71 hours 5\d minutes) left/)).toBeVisible();

  await desk.goto(request);
  await expect(desk.getByText('It is recorded as a data breach.')).toBeVisible();
  await expect(desk.getByRole('button', { name: WENT_WRONG })).toHaveCount(0);
  await desk.goto(`${server.address}/office/disclosures`);
  await desk
    .getByRole('link', { name: /Answer to a neighbour/ })
    .first()
    .click();
  await desk.getByRole('link', { name: 'See what is done about it' }).click();
  await expect(desk).toHaveURL(breach);
});

test('a surveyor tells from another phone that theirs is lost: it is cleared, and the desk sees what was on it', async ({
  browser,
}) => {
  const lost = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const told = lost.waitForResponse('**/api/phones/report', { timeout: 60_000 });
  await signIn(lost, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(lost);
  await told;

  const other = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  ).newPage();
  await signIn(other, server.address, 'asha', passwordOf('asha'));
  await other.goto(`${server.address}/more`);
  await other.getByRole('link', { name: /Something went wrong/ }).click();
  await expect(other.getByText('What was it about?')).toBeVisible();
  await standsUp(other, 'mishap-told');
  await other.setViewportSize({ width: 390, height: 844 });
  await other.getByText('I lost my phone', { exact: true }).click();
  await expect(other.getByText(/The phone last heard/)).toBeVisible();
  await other.getByText('It was stolen', { exact: true }).click();
  await other.getByText('Locked', { exact: true }).click();
  await standsUp(other, 'mishap-phone');
  await press(other, 'Tell the office');
  await expect(other.getByText('The office knows.')).toBeVisible();

  // It hears of it when it is next in contact.
  await setSignal(lost.context(), false);
  await setSignal(lost.context(), true);
  await expect(lost.getByText('The office had this phone cleared, because it was lost.')).toBeVisible({
    timeout: 60_000,
  });
  const lead = await atTheDesk(browser, 'linnet');
  await lead.goto(`${server.address}/office/breaches`);
  await lead.getByRole('link', { name: /A phone was lost or stolen/ }).click();
  await expect(lead.getByText(/^Pack \d+, made up/)).toBeVisible();
  await expect(lead.getByText(/^Wiped /)).toBeVisible();
  await expect(lead.getByText(/encrypted[\s\S]*a risk is mostly unlikely/)).toBeVisible();
  await press(lead, 'Weigh the risk');
  await inSheet(lead).getByText('Unlikely to harm anybody').click();
  await inSheet(lead).getByLabel('Why').fill('It was locked, and cleared itself within the hour.');
  await press(lead, 'Record it');
  await expect(lead.getByText('The regulator need not be told', { exact: true })).toBeVisible();
  await standsUp(lead, 'breach-phone');
});

test('told without signal, it waits on the phone, goes by itself, and the 72 hours run from the press', async ({
  browser,
}) => {
  const phone = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  ).newPage();
  await signIn(phone, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(phone);
  await phone.goto(`${server.address}/more`);
  await phone.getByRole('link', { name: /Something went wrong/ }).click();
  await setSignal(phone.context(), false);
  await phone.getByText('Papers or pictures were left behind, or seen by somebody', { exact: true }).click();
  await phone.getByText('A neighbour', { exact: true }).click();
  await phone.getByLabel('What should the office know?').fill('The sheet with the names lay on the stairs.');
  await press(phone, 'Tell the office');
  await expect(phone.getByText('Kept on this phone. The office does not know yet.')).toBeVisible();
  await standsUp(phone, 'mishap-kept');
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.getByRole('link', { name: 'Done', exact: true }).click();
  const lead = await atTheDesk(browser, 'linnet');
  await lead.goto(`${server.address}/office/breaches`);
  await expect(lead.getByRole('link', { name: /Papers or pictures were left behind/ })).toHaveCount(0);
  await phone.reload();
  await setSignal(phone.context(), true);
  await expect(async () => {
    await lead.reload();
    await expect(lead.getByRole('link', { name: /Papers or pictures were left behind/ })).toHaveCount(1, {
      timeout: 1_000,
    });
  }).toPass({ timeout: 60_000 });
  await lead.getByRole('link', { name: /Papers or pictures were left behind/ }).click();
  await expect(lead.getByText('The sheet with the names lay on the stairs.')).toBeVisible();
});

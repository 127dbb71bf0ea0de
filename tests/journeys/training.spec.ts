import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { drillNamed, DRILLS } from '../../src/domain/training/drills.ts';
import { casesAt } from '../../sync-server/office/home-view.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';
import { clockRunsAt } from '../../sync-server/training/training-gate.ts';
import { passwordOf, setSignal, signIn, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

const DAY_MS = 86_400_000;
const SHOTS = process.env['HOMEFILE_SHOTS'];

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeEach(async () => {
  server = await startDemoServer();
});
test.afterEach(() => server.remove());

/** Somebody came in so many days ago for the first time, and was never seen since. */
async function cameIn(name: string, daysAgo: number): Promise<void> {
  await server.stop();
  const storage = openSqliteStorage(server.data);
  const known = storage.read((view) => view.accounts.accountNamed(name));
  if (!known) throw new Error(`The demo has ${name}.`);
  await storage.write((tx) => {
    tx.training.meet(known.id, known.role, Date.now() - daysAgo * DAY_MS);
  });
  await storage.close();
  await server.start();
}

/** Answers the drill on the screen as the rules do. */
async function answer(page: Page): Promise<void> {
  const shown = (await page.locator('main').textContent()) ?? '';
  const drill = DRILLS.map((one) => drillNamed(one.key)?.ask()).find(
    (one) => one && shown.includes(one.situation),
  );
  const right = drill?.choices.find((one) => one.right);
  if (!right) throw new Error('A drill stands on the screen.');
  await page.getByRole('radio', { name: right.words, exact: true }).check();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(page.getByText('Yes:')).toBeVisible();
  await page.getByRole('button', { name: /^(Next case|See how it went)$/ }).click();
}

async function standsUp(page: Page, name: string): Promise<void> {
  for (const [width, theme] of [
    [320, 'dark'],
    [390, 'sun'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    if (SHOTS !== undefined)
      await page.screenshot({
        path: `${SHOTS}/training-${name}-${theme}-${String(width)}.png`,
        fullPage: true,
      });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
}

/** Does every set of the office, at the desk. */
async function passAll(page: Page): Promise<void> {
  for (const title of ['Sharing enough', 'Sharing too much', 'Good records']) {
    await page.getByRole('button', { name: title, exact: true }).click();
    for (let at = 0; at < 4; at += 1) await answer(page);
    await expect(page.getByText(`“${title}” is done. The office has it.`)).toBeVisible();
  }
}

/** A home with a need on which no clock runs: its case was met in time. */
async function showHousehold(page: Page, home: string): Promise<void> {
  await page.goto(`${server.address}/office/homes/${home}`);
  await page.getByRole('button', { name: 'Show who lives here' }).click();
}

/** Homes with a need, by whether a clock runs there. */
function homesWithNeeds(): { readonly quiet: string; readonly running: string } {
  const storage = openSqliteStorage(server.data);
  const homes = storage.read((view) => {
    const needs = [...new Set(view.records.entries({ kind: 'health-need' }).map(({ home }) => home))];
    const open = needs.filter((home) => casesAt(view, home, Date.now()).some((one) => one.open));
    const running = open.find((home) => clockRunsAt(view, home, Date.now()));
    const quiet = open.find((home) => !clockRunsAt(view, home, Date.now()));
    return running === undefined || quiet === undefined ? null : { quiet, running };
  });
  void storage.close();
  if (homes === null) throw new Error('The demo has both.');
  return homes;
}

test('lapsed training is flagged, closes guarded kinds after its grace, and opens them at once when it is passed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await cameIn('linnet', 40);
  await signIn(page, server.address, 'linnet', passwordOf('linnet'));
  await page.goto(`${server.address}/office/training`);
  await expect(page.getByText('Nothing is closed yet.')).toBeVisible();
  await expect(page.getByText('Fewer than 5 people took it').first()).toBeVisible();
  await standsUp(page, 'desk-grace');
  await page.goto(`${server.address}/office/matrix`);
  await expect(page.getByRole('row', { name: /14 Safeguarding/ })).toBeVisible();
  await page.getByLabel('Kind of data').selectOption('safeguarding');
  await page.getByLabel('Reader').selectOption('contractor');
  await page.getByLabel('Would become').selectOption('W');
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await expect(page.getByText('What they are told to do keeps people safe')).toBeVisible();
  await standsUp(page, 'desk-matrix');
});

test('after the grace the household is closed where no clock runs, and open where one does', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await cameIn('wren', 50);
  const { quiet, running } = homesWithNeeds();
  await signIn(page, server.address, 'wren', passwordOf('wren'));
  await showHousehold(page, running);
  await expect(page.getByText('Health need', { exact: true }).first()).toBeVisible();
  await showHousehold(page, quiet);
  await expect(page.getByText('Your training has run out')).toBeVisible();
  await expect(page.getByText('Health need', { exact: true })).toHaveCount(0);
  await standsUp(page, 'desk-closed');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Do the 2-minute cases' }).click();
  await expect(page.getByText('special details are closed to you')).toBeVisible();
  await passAll(page);
  await showHousehold(page, quiet);
  await expect(page.getByText('Health need', { exact: true }).first()).toBeVisible();
});

test('drills are done without signal on the phone, are kept there, and reach the office with the next signal', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await page.getByRole('link', { name: 'More' }).click();
  await page.getByRole('link', { name: /^Training/ }).click();
  await expect(page.getByText('Two minutes are due by')).toBeVisible();
  await setSignal(context, false);
  await page.getByRole('button', { name: 'Start 4 cases' }).click();
  await standsUp(page, 'phone-case');
  for (let at = 0; at < 4; at += 1) await answer(page);
  await expect(page.getByText('It is kept here and goes to the office with the next signal.')).toBeVisible();
  await standsUp(page, 'phone-done');
  await setSignal(context, true);
  await page.goto(`${server.address}/training`);
  await expect(page.getByText(/in date until/)).toBeVisible();
});

import { expect, test, type Page } from '@playwright/test';
import { lastVisitAtOffice } from './support/at-the-office.ts';
import { protocolPhone } from './support/phone-protocol.ts';
import {
  passwordOf,
  setSignal,
  signIn,
  unlockWhenAsked,
  waitForReceipts,
  waitUntilKept,
} from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { Taps } from './support/taps.ts';
import { addRoom, readMoisture, startVisit } from './support/visit.ts';

const HOME = '5 Plover Row';

test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');
test.use({ actionTimeout: 15_000 });
test.setTimeout(240_000);

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

test('an emergency with no signal stands above everything until the office has it; a signed reading is put right beside itself', async ({
  page,
  browser,
}) => {
  const taps = await Taps.of(page);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await setSignal(page.context(), false);
  await startVisit(page, HOME);
  await addRoom(page, 'Kitchen');
  await readMoisture(page, '23.4');
  await findEmergency(page);

  const notice = page.getByRole('complementary', { name: 'Emergency' });
  await expectOnTop(page);
  await expect(notice.getByRole('listitem')).toHaveText([
    new RegExp(`^An emergency at ${HOME}, `),
    'Fire and explosions, electrics, Kitchen.',
    /^It must be made safe by .+\. I am Asha Birch, the surveyor, at the home now\.$/,
  ]);
  for (const number of [
    /^Repairs line 01632 960 014/,
    /^Out of hours 01632 960 015/,
    /police 999/,
    / 0800 111 999/,
  ])
    await expect(notice.getByRole('link', { name: number })).toBeVisible();
  const before = taps.total;
  await taps.button('I rang the repairs line');
  await expect(notice.getByText('You rang; that is kept.')).toBeVisible();
  expect(taps.total - before).toBe(1);
  await expectSmall(page);
  // Neither another screen nor a cold start takes it away: the office has heard nothing yet.
  await unlockWhenAsked(page);
  for (const place of ['today', 'homes', 'sending']) {
    await page.goto(`${server.address}/${place}`);
    await expect(notice.getByText('You rang; that is kept.')).toBeVisible();
    await expectOnTop(page);
  }

  await finish(page);
  await putRight(page);
  await expect(page.getByText(/^Put right\. It was: 23\.4 %WME/)).toBeVisible();
  await expect(page.getByText(/^24\.3 %WME/)).toBeVisible();

  await setSignal(page.context(), true);
  await waitForReceipts(page, server.address);
  await expect(notice).toHaveCount(0);
  const held = await lastVisitAtOffice(await protocolPhone(server.address, 'asha'));
  expect([held['reading'], held['correction']]).toEqual([2, 1]);

  const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(desk, server.address, 'wren', passwordOf('wren'));
  await desk
    .getByRole('link', { name: new RegExp(HOME) })
    .first()
    .click();
  await expect(desk.getByText('Rang the repairs line about the emergency.').first()).toBeVisible();
  await desk.getByRole('link', { name: 'The home' }).click();
  await expect(desk.getByText(/Reading: was 23\.4, now 24\.3/).first()).toBeVisible();
  await desk.close();
});

async function findEmergency(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Another hazard', { exact: true }).click();
  await page.getByLabel('Hazard', { exact: true }).selectOption({ label: 'Fire and explosions' });
  await page.getByText('Electrics', { exact: true }).click();
  await page.getByLabel('It may be an emergency').check({ force: true });
  await page.getByRole('button', { name: 'Save finding' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kitchen' })).toBeVisible();
}

/** Once it was rung the notice leaves a small phone to the work: two lines, one number a tap away, the rest folded up. */
async function expectSmall(page: Page): Promise<void> {
  const notice = page.getByRole('complementary', { name: 'Emergency' });
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 568 });
  expect((await notice.boundingBox())?.height).toBeLessThan(568 / 8);
  await expect(notice.getByRole('link', { name: 'Ring again: Repairs line 01632 960 014' })).toHaveAttribute(
    'href',
    'tel:01632960014',
  );
  await expect(notice.getByRole('listitem')).toHaveCount(0);
  await notice.getByText('You rang; that is kept.').click();
  await expect(notice.getByRole('listitem')).toHaveCount(3);
  await expect(notice.getByRole('link', { name: /^Out of hours/ })).toBeVisible();
  await notice.getByText('You rang; that is kept.').click();
  if (usual) await page.setViewportSize(usual);
}

/** Nothing of the screen stands higher than the notice. */
async function expectOnTop(page: Page): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeVisible();
  const tops = await Promise.all(
    [page.getByRole('complementary', { name: 'Emergency' }), title].map((one) => one.boundingBox()),
  );
  expect(tops[0]?.y).toBeLessThan(tops[1]?.y ?? 0);
}

async function finish(page: Page): Promise<void> {
  await page.goto(`${server.address}/today`);
  await page.getByRole('list', { name: 'Visits' }).getByText(HOME).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Rooms' })).toBeVisible();
  await page.getByRole('link', { name: /^Finish visit/ }).click();
  const hazards = page.getByRole('radio', { name: /^Emergency/ });
  await hazards.check({ force: true });
  await page.getByRole('button', { name: 'Risk of fire' }).click();
  await page.getByRole('button', { name: 'Use this decision' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Finish visit' })).toBeVisible();
  await expect(page.getByText('In person', { exact: true })).toBeVisible();
  for (const gap of await page.getByRole('checkbox').all()) await gap.check({ force: true });
  await page.getByText('In person', { exact: true }).click();
  await page.getByRole('button', { name: /^Finish visit/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Visit finished' })).toBeVisible();
}

async function putRight(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^23\.4 %WME/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Correct this' })).toBeVisible();
  await page.getByLabel('The number on the meter', { exact: true }).fill('24.3');
  await expect(page.getByText('Was: 23.4')).toBeVisible();
  await page.getByText('It was typed or tapped wrongly').click();
  await page.getByRole('button', { name: 'Save correction' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Visit finished' })).toBeVisible();
}

import { expect, test, type Page } from '@playwright/test';
import { isoDay, parseDay } from '../../src/domain/time/calendar-day.ts';
import type { Account } from '../../sync-server/storage/accounts.ts';
import { anId, aVisit, issue, PROPERTY } from '../../sync-server/files/filing.fixture.ts';
import { londonToday } from '../../sync-server/packs/london-today.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';
import { atOffice, packName } from './support/at-the-office.ts';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { passwordOf, setSignal, signIn, waitUntilKept } from './support/phone.ts';
import { databasesOn, filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

const LINE = '9 Whimbrel Steps';
const CANARY = 'Kanarwood';

test.setTimeout(300_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
let phone: ColdPhone;
test.beforeAll(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
  await server.stop();
  await aHomeWithNoCase(server.data);
  await server.start();
});
test.afterAll(async () => {
  await phone.remove();
  await server.remove();
});

/** A home where somebody lives, with a need and a visit of Asha's today, and no case that would keep it. */
async function aHomeWithNoCase(data: string): Promise<void> {
  const storage = openSqliteStorage(data);
  const named = (name: string): Account => {
    const account = storage.read((view) => view.accounts.accountNamed(name));
    if (account === null) throw new Error(`The demo has ${name}.`);
    return account;
  };
  const [office, asha] = [named('wren'), named('asha')];
  const [home, tenancy, tenant] = [anId(), anId(), anId()];
  const place = { home, tenancy, subjects: [tenant] };
  await storage.write((tx) => {
    issue(tx, office, 'property', { ...PROPERTY, line: LINE }, { home }, home);
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2021-05-03' }, place, tenancy);
    issue(tx, office, 'person', { name: `${CANARY} Smith`, part: 'tenant' }, place, tenant);
    issue(tx, office, 'household-need', { answer: 'need', needs: ['works-nights'] }, place);
    issue(tx, office, 'diagnosis', { words: `${CANARY} disease` }, place);
    issue(tx, office, 'visit', aVisit(asha, londonToday(Date.now())), { home });
  });
  await storage.close();
}

async function signedIn(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, server.address, name, passwordOf(name));
}

test('a household moves out, what is over is destroyed by two leads, and the phone is clean after one sync', async ({
  browser,
}) => {
  const { page, context } = phone;
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await expect(page.getByText(LINE).first()).toBeVisible();
  const office = await atOffice(server.address, 'asha');
  const before = await packName(office);
  await setSignal(context, false);

  const desk = await (await browser.newContext()).newPage();
  await signedIn(desk, 'wren');
  await desk.goto(`${server.address}/office/homes`);
  await desk.getByRole('searchbox').fill('whimbrel');
  await desk.getByRole('link', { name: new RegExp(LINE) }).click();
  await desk.getByRole('button', { name: 'Change who lives here' }).click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByText('They have left').click();
  const yesterday = isoDay((parseDay(londonToday(Date.now())) ?? 0) - 1);
  await sheet.getByLabel('Last day').fill(yesterday);
  await standsUp(desk, 'tenancy', USUAL_AND_WIDE);
  await sheet.getByRole('button', { name: 'End tenancy' }).click();
  await expect(desk.getByText('The home stands empty.')).toBeVisible();
  await desk.context().close();

  const first = await (await browser.newContext()).newPage();
  await signedIn(first, 'linnet');
  await first.goto(`${server.address}/office/retention`);
  await expect(first.getByText(LINE)).toBeVisible();
  await standsUp(first, 'dry-run', USUAL_AND_WIDE);
  await first.getByRole('button', { name: 'Ask a second lead to confirm' }).click();
  await first.getByRole('dialog').getByRole('button', { name: 'Ask a second lead' }).click();
  await expect(first.getByText('A list waits for a second lead.')).toBeVisible();
  await expect(first.getByRole('button', { name: 'Look and confirm' })).toHaveCount(0);
  await first.context().close();
  expect(filesHolding(server.data, `${CANARY} disease`)).not.toEqual([]);

  const second = await (await browser.newContext()).newPage();
  await signedIn(second, 'teal');
  await second.goto(`${server.address}/office/retention`);
  await second.getByRole('button', { name: 'Look and confirm' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Destroy for good' }).click();
  await expect(second.getByText('Nothing is over today. Nothing would go.')).toBeVisible();
  await second.getByRole('link', { name: /records, \d+ pictures/ }).click();
  await expect(second.getByRole('heading', { level: 1, name: 'Certificate of destruction' })).toBeVisible();
  await expect(second.getByText('SHA-256 of this certificate')).toBeVisible();
  await standsUp(second, 'certificate', USUAL_AND_WIDE);
  await second.context().close();
  expect(filesHolding(server.data, `${CANARY} disease`)).toEqual([]);

  expect((await databasesOn(page)).some((name) => name.includes(before))).toBe(true);
  await setSignal(context, true);
  await page.goto(`${server.address}/sending`);
  await expect(page.getByText(/^Up to date with the office/)).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(async () => (await databasesOn(page)).filter((name) => name.includes(before)))
    .toEqual([]);
  expect((await databasesOn(page)).some((name) => name.includes('pack-'))).toBe(true);
  await page.goto(`${server.address}/today`);
  await expect(page.getByText(LINE).first()).toBeVisible();
  expect(filesHolding(phone.profile, CANARY)).toEqual([]);
});

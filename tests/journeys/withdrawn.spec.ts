import { expect, test, type Page } from '@playwright/test';
import { coldPhone, type ColdPhone } from './support/cold-phone.ts';
import { passwordOf, signIn, waitUntilKept } from './support/phone.ts';
import { databasesOn, filesHolding } from './support/raw-files.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

/**
 * A job is taken back: the contractor's phone drops it with the next sync, bytes and all, and a page of it that is open in a
 * browser's tab shows nothing more.
 */
test.setTimeout(240_000);
test.use({ actionTimeout: 15_000 });
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
let phone: ColdPhone;
test.beforeAll(async ({ browserName: _browser }, info) => {
  server = await startDemoServer();
  phone = await coldPhone(info);
});
test.afterAll(async () => {
  await phone.remove();
  await server.remove();
});

interface Job {
  readonly order: string;
  readonly case: string;
  readonly line: string;
}

/** A job that is out with Tidewell, as the office's own interface lists it. */
async function jobOfTidewell(desk: Page): Promise<Job> {
  return desk.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/office${path}`)).json() as Promise<never>;
    const { rows } = await (read('/cases') as Promise<{ rows: { case: string }[] }>);
    for (const row of rows) {
      const { orders, home } = await (read(`/cases/${row.case}`) as Promise<{
        orders: { id: string; contractor: string; state: string }[];
        home: { line: string };
      }>);
      const mine = orders.filter(
        ({ contractor, state }) => contractor === 'Tidewell Repairs' && state === 'issued',
      );
      const [only] = mine;
      if (only !== undefined && mine.length === 1) return { order: only.id, case: row.case, line: home.line };
    }
    throw new Error('The demo has a job of Tidewell.');
  });
}

test('a job that is taken back is off the contractor’s phone after one sync, and its open page shows nothing more', async ({
  browser,
}) => {
  const desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(desk, server.address, 'wren', passwordOf('wren'));
  const job = await jobOfTidewell(desk);
  await desk.goto(`${server.address}/office/cases/${job.case}/share/contractor`);
  await desk.getByRole('button', { name: 'Freeze and send' }).click();
  await expect(desk.getByRole('heading', { name: 'Frozen. Now send it' })).toBeVisible();
  const [link, code] = await Promise.all(
    ['link', 'code'].map(async (id) => (await desk.getByTestId(id).textContent()) ?? ''),
  );
  const outside = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  // It stands before its door, with the code typed already.
  await outside.goto(link ?? '');
  await outside.getByLabel('Your code, six digits').fill(code ?? '');

  const { page } = phone;
  await signIn(page, server.address, 'tidewell', passwordOf('tidewell'));
  await waitUntilKept(page);
  await expect(page.getByRole('link', { name: new RegExp(job.line) }).first()).toBeVisible();
  const packs = (await databasesOn(page)).filter((name) => name.includes('pack-'));

  await desk.goto(`${server.address}/office/orders/${job.order}`);
  await desk.getByRole('button', { name: 'Take job back' }).click();
  await desk.getByRole('radio', { name: 'They cannot do it, or not in time' }).check();
  await desk.getByRole('button', { name: 'Take it back now' }).click();
  await expect(desk.getByText('Taken back').first()).toBeVisible();

  await outside.getByRole('button', { name: 'Show the page' }).click();
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('This page is not open.');
  await outside.goto(link ?? '');
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('This page is not open.');

  await page.goto(`${server.address}/sending`);
  await expect(page.getByText(/^Up to date with the office/)).toBeVisible({ timeout: 60_000 });
  await page.goto(`${server.address}/jobs`);
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await expect(page.getByRole('link', { name: new RegExp(job.line) })).toHaveCount(0);
  await expect.poll(async () => (await databasesOn(page)).filter((name) => packs.includes(name))).toEqual([]);
  expect(filesHolding(phone.profile, job.line)).toEqual([]);
});

import { expect, test, type Browser, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { NARROW_USUAL_AND_WIDE, standsUp } from './support/stands-up.ts';

test.setTimeout(240_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

async function at(browser: Browser, name: string, width: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await signIn(page, server.address, name, passwordOf(name));
  return page;
}

/** The address of an emergency job that is out with Tidewell, as the office's own interface lists it. */
async function emergencyJob(desk: Page): Promise<string> {
  return desk.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/office${path}`)).json() as Promise<never>;
    const { rows } = await (read('/cases') as Promise<{ rows: { case: string; emergency: boolean }[] }>);
    for (const row of rows.filter(({ emergency }) => emergency)) {
      const { orders } = await (read(`/cases/${row.case}`) as Promise<{
        orders: { id: string; contractor: string; state: string }[];
      }>);
      const mine = orders.find(
        ({ contractor, state }) => contractor === 'Tidewell Repairs' && state === 'issued',
      );
      if (mine) return `/office/orders/${mine.id}`;
    }
    throw new Error('The demo has an emergency job of Tidewell.');
  });
}

test('a number goes from the desk to the contractor’s phone in one tap, is looked at, and leaves when it was wrong', async ({
  browser,
}) => {
  const desk = await at(browser, 'wren', 1440);
  const van = await at(browser, 'tidewell', 390);
  await expect(van.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await desk.goto(`${server.address}${await emergencyJob(desk)}`);
  await expect(desk.getByRole('heading', { name: 'Release to the contractor now' })).toBeVisible();
  await standsUp(desk, 'order', NARROW_USUAL_AND_WIDE);
  const address =
    (await desk.getByText(/\. Tidewell Repairs\. Out with/).textContent())?.split('. ')[0] ?? '';
  await desk
    .getByRole('button', { name: /^Release the number/ })
    .first()
    .click();
  await expect(desk.getByText(/Open since/)).toBeVisible();
  await van.reload();
  await van
    .getByRole('link', { name: new RegExp(address) })
    .first()
    .click();
  await expect(van.getByRole('heading', { name: 'Released for this job' })).toBeVisible({ timeout: 30_000 });
  const ring = van.getByRole('link', { name: /^Ring the resident/ });
  await expect(ring).toHaveAttribute('href', /^tel:/);
  await standsUp(van, 'job', NARROW_USUAL_AND_WIDE);
  // Whoever released it is told that somebody else looks.
  await desk.goto(`${server.address}/office/sharing`);
  await expect(desk.getByText('You asked for this yourself. Somebody else must decide.')).toBeVisible();
  const lead = await at(browser, 'linnet', 1440);
  await lead.goto(`${server.address}/office/cases`);
  await expect(lead.getByText('waits for somebody else to look')).toBeVisible();
  await lead.getByRole('link', { name: 'See the releases' }).click();
  await standsUp(lead, 'sharing', NARROW_USUAL_AND_WIDE);
  await lead.setViewportSize({ width: 1440, height: 900 });
  await lead.getByRole('button', { name: 'It was wrong' }).click();
  const sheet = lead.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Close it now' }).click();
  await expect(sheet.getByRole('alert')).toContainText('Say what was wrong.');
  await sheet.getByLabel('What was wrong').fill('They were at the door already.');
  await sheet.getByRole('button', { name: 'Close it now' }).click();
  await expect(lead.getByText('Wrong, closed')).toBeVisible();
  await van.reload();
  await expect(van.getByRole('heading', { name: 'What to do' })).toBeVisible({ timeout: 30_000 });
  await expect(van.getByRole('heading', { name: 'Released for this job' })).toHaveCount(0);
});

test('a field is asked for beside what the contractor sees, and a second person approves it', async ({
  browser,
}) => {
  const desk = await at(browser, 'wren', 1440);
  await desk.goto(`${server.address}${await emergencyJob(desk)}`);
  await desk.getByRole('link', { name: 'Ask to share this field' }).first().click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Ask to share this field' })).toBeVisible();
  const who = desk.getByRole('radio', { name: /Contractor/ });
  if ((await who.count()) > 0) await who.check();
  await standsUp(desk, 'ask', NARROW_USUAL_AND_WIDE);
  await desk.setViewportSize({ width: 1440, height: 900 });
  await desk.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(desk.getByRole('alert')).toContainText('Say why this field is needed');
  await desk
    .getByLabel('What will they do with it that they cannot do without it?')
    .fill('Ask for them at a shared front door.');
  await desk.getByLabel('What could go wrong if it is shared?').fill('The name could be told to others.');
  await desk
    .getByLabel('What could go wrong if it is not shared?')
    .fill('Nobody opens and the ceiling comes down.');
  await desk.getByRole('radio', { name: /^No/ }).check();
  await desk
    .getByLabel('What less was thought of, and why is it not enough?')
    .fill('The flat number alone was tried twice.');
  await desk.getByRole('radio', { name: /The tenancy agreement/ }).check();
  const last = await desk.getByLabel('Until which day?').getAttribute('max');
  await desk.getByLabel('Until which day?').fill(last ?? '');
  await desk.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(desk.getByText('You asked for this yourself. Somebody else must decide.')).toBeVisible();
  const request = new URL(desk.url()).pathname;
  const lead = await at(browser, 'linnet', 1440);
  await lead.goto(`${server.address}${request}`);
  await expect(lead.getByText('Ask for them at a shared front door.')).toBeVisible();
  await standsUp(lead, 'request', NARROW_USUAL_AND_WIDE);
  await lead.setViewportSize({ width: 1440, height: 900 });
  await lead.getByRole('button', { name: /^Approve this field/ }).click();
  await expect(lead.getByText('Approved by Linnet Marsh')).toBeVisible();
  await lead.getByRole('link', { name: 'All that waits' }).click();
  await lead.getByRole('link', { name: 'Standing rules' }).click();
  await expect(lead.getByRole('heading', { level: 1, name: 'Standing rules' })).toBeVisible();
  await lead.getByLabel('What kind of data').selectOption({ index: 1 });
  await standsUp(lead, 'rules', NARROW_USUAL_AND_WIDE);
});

test('an emergency to life is one tap from the home, and the lead is told', async ({ browser }) => {
  const desk = await at(browser, 'wren', 1440);
  await desk.goto(`${server.address}${await emergencyJob(desk)}`);
  await desk.getByRole('link', { name: 'The case' }).click();
  await desk.getByRole('link', { name: 'Emergency to life' }).click();
  await expect(desk.getByText('Somebody could die.')).toBeVisible();
  await standsUp(desk, 'life', NARROW_USUAL_AND_WIDE);
  await desk.setViewportSize({ width: 1440, height: 900 });
  const ambulance = desk.getByRole('group', { name: 'Release to ambulance, because' });
  await ambulance.getByRole('button', { name: 'They cannot be reached in the time there is' }).click();
  await expect(desk.getByRole('heading', { name: 'Tell them of people' })).toBeVisible();
  await expect(desk.getByText('Asbestos on the register')).toBeVisible();
  await standsUp(desk, 'life-told', NARROW_USUAL_AND_WIDE);
  const lead = await at(browser, 'linnet', 1440);
  await lead.goto(`${server.address}/office/cases`);
  await expect(lead.getByText('Ambulance was given what it needs to save a life')).toBeVisible();
});

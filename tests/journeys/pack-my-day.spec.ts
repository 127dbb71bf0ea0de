import { expect, test } from '@playwright/test';
import { openDesk } from './support/desk.ts';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

const NOT_HERE = 'Safety information is not on this phone. Ring the office before you go in.';

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('the day is packed in words; without signal every home opens, next door is found, and a call and an unplanned visit arrive later', async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  await page.getByRole('link', { name: /Packed and ready for no signal/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Packed for no signal');
  const homes = page.getByRole('list', { name: 'Homes of today and tomorrow' }).getByRole('link');
  await expect(homes.first()).toContainText('Packed.');
  const addresses = await homes.locator('css=.title').allInnerTexts();
  expect(addresses.length).toBeGreaterThan(2);

  await expect(page.getByText(/^Up to date with the office/)).toBeVisible();
  await setSignal(context, false);
  await expect(page.getByText(/^No signal\. Everything here works\. (All sent|Up to date) at/)).toBeVisible();
  for (const address of addresses) {
    await page.getByRole('link', { name: new RegExp(address) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(address);
    await expect(page.getByText('The building', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Ring the office/ })).toBeHidden();
    await page.goBack();
  }

  // A call from the briefing is kept as a contact by one tap on how it went.
  await page.goto(`${server.address}/today`);
  await page.getByText('Flat 14, Larkspur House').first().click();
  await expect(page.getByText('Reported:')).toBeVisible();
  const ring = page.getByRole('link', { name: /^Ring 0/ }).first();
  await ring.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await ring.click();
  await page.getByRole('button', { name: 'No answer' }).click();
  await expect(page.getByText('The call is kept with the home', { exact: true })).toBeVisible();

  // Next door by a slip of the thumb, by the postcode run together, and from the home itself.
  await page.goto(`${server.address}/homes`);
  await page.getByLabel('Find a home').fill('larkspur');
  const found = page.getByRole('list', { name: 'Homes found' }).getByRole('link');
  await expect(found.first()).toBeVisible();
  const screenful = await found.count();
  await found.last().focus(); // whoever comes to the end of the rows finds the next ones there
  await expect.poll(() => found.count()).toBeGreaterThan(screenful);
  await page.getByLabel('Find a home').fill('larkspru 13');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('Flat 13, Larkspur House');
  await expect(found).toContainText('Not on this phone');
  await expect(page.getByText(NOT_HERE)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Ring the office 01632 960 010/ })).toHaveAttribute(
    'href',
    'tel:01632960010',
  );
  await found.click();
  await expect(page.getByText(NOT_HERE).first()).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'Homes next to this one' }).getByRole('link').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Start visit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Damp and mould' }).click();
  await expect(page).toHaveURL(/\/visits\//);

  // It was left: Today is where it is found again.
  await page.goto(`${server.address}/today`);
  const left = page.getByRole('list', { name: 'Visits' }).getByRole('listitem').first();
  await expect(left).toContainText('Flat 13, Larkspur House');
  await expect(left).toContainText('Not planned');

  await setSignal(context, true);
  await waitForReceipts(page, server.address);
  const desk = await openDesk(browser, server.address);
  await desk
    .getByRole('link', { name: /Flat 14, Larkspur House/ })
    .first()
    .click();
  await expect(desk.getByText('Telephone: no answer').first()).toBeVisible();
  await desk.close();
});

test('photos that have not come when the signal goes are named, and nothing pretends to be on its way', async ({
  page,
}) => {
  await page.route('**/photos/*', (route) => route.abort());
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(page);
  const row = page.getByRole('link', { name: /\d of \d homes (is|are) packed/ });
  await expect(row).toContainText(/\d earlier photos? .*comes? with the next signal\. All else is here\./);
  await expect(page.getByText(/^Packing/)).toHaveCount(0);
  await row.click();
  await expect(page.getByText(/\d of \d homes (is|are) packed\./)).toBeVisible();
  await expect(page.getByText(/with the next signal/)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await page.unroute('**/photos/*');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('Packed and ready for no signal.')).toBeVisible();
});

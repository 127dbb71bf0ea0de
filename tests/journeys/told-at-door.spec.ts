import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { passwordOf, setSignal, signIn, waitForReceipts, waitUntilKept } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';

const HOME = 'Flat 14, Larkspur House';

test.setTimeout(180_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'a long way: only in the long run');

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(() => server.remove());

test('what a neighbour was told at the door is kept without signal, survives the page, and is a line of the log', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await signIn(phone, server.address, 'asha', passwordOf('asha'));
  await waitUntilKept(phone);
  await phone.goto(`${server.address}/homes`);
  await phone.getByRole('searchbox').fill(HOME);
  await phone
    .getByRole('link', { name: new RegExp(HOME) })
    .first()
    .click();
  await setSignal(context, false);
  await phone.getByRole('link', { name: /What others are told/ }).click();
  await expect(phone.getByRole('heading', { name: 'They are told' })).toBeVisible();
  // A photo was not spoken of.
  await phone
    .getByRole('button', { name: /^Photo/ })
    .first()
    .click();
  await phone.getByRole('button', { name: 'I did not tell them this' }).click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(phone.getByText('Photo: not told')).toBeVisible();
  await phone.screenshot({ path: test.info().outputPath('before.png') });
  await phone.getByRole('button', { name: 'I told them this' }).click();
  await expect(phone.getByText('Kept, with the time and your name.')).toBeVisible();
  await expect(phone.getByText('Kept. It goes with the first signal')).toBeInViewport();
  await expect(phone.getByRole('button', { name: 'I told them this' })).toHaveCount(0);
  await phone.screenshot({ path: test.info().outputPath('kept.png') });
  const { violations } = await new AxeBuilder({ page: phone }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  // Somebody else who asks is told, and kept, apart.
  await phone.getByText('A contractor', { exact: true }).click();
  await expect(phone.getByRole('button', { name: 'I told them this' })).toBeVisible();
  await phone.reload();
  await setSignal(context, true);
  await waitForReceipts(phone, server.address);

  const lead = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(lead, server.address, 'linnet', passwordOf('linnet'));
  await lead.goto(`${server.address}/office/disclosures`);
  const line = lead.getByRole('link', { name: /Told at a door/ });
  await expect(line).toHaveCount(1);
  await line.click();
  await expect(lead.getByText('Read out', { exact: true })).toBeVisible();
  await expect(lead.getByText('Asha Birch').first()).toBeVisible();
  await lead.screenshot({ path: test.info().outputPath('line.png') });
});

import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { addRoom, startVisit, takeShots } from './support/visit.ts';

const HOME = 'Flat 14, Larkspur House';

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

async function shot(page: Page, name: string): Promise<void> {
  const dir = process.env['SHOTS'];
  if (dir) await page.screenshot({ path: `${dir}/${name}.png`, fullPage: false });
}

test('shots run on, one tap each; taken again, paired, checked in one grid, and covered', async ({
  page,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom', '2');
  await takeShots(page, 3);
  await shot(page, 'room');
  await page.getByRole('link', { name: 'Photo', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take photo' })).toBeVisible();
  await page.getByRole('button', { name: 'An “after”' }).click();
  await shot(page, 'before');
  await page
    .getByRole('button', { name: /^Photo, Bedroom 2/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Take photo' }).click();
  await expect(page.getByText('Kept 1', { exact: true })).toBeVisible();
  await shot(page, 'camera');
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await expect(page.getByText('After, Not checked')).toBeVisible();
  await page.getByRole('link', { name: 'Check the photos' }).click();
  await page.getByRole('button', { name: /^Photo 2, / }).click();
  await expect(page.getByRole('button', { name: 'Clear the other 3' })).toBeVisible();
  await shot(page, 'grid');
  await page.getByRole('button', { name: 'Clear the other 3' }).click();
  await expect(page.getByText('3 photos cleared to share')).toBeVisible();
  await shot(page, 'held');
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, readMoisture, readSurface, startVisit, takePhoto } from '../journeys/support/visit.ts';
import { DAMP_HOME } from './day-walk.ts';
import { arrive } from './look.ts';
import { smallPicture } from './small-picture.ts';

// The pictures of docs/images, made anew from the built app: npm run pictures -- FOLDER readme
test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 20_000,
});

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

async function keep(page: Page, name: string): Promise<void> {
  const folder = join(process.env['HOMEFILE_PICTURES'] ?? 'test-results/pictures', 'readme');
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

test('readme', async ({ page, browser }) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await page.getByText(/Packed and ready/).waitFor();
  await keep(page, 'phone-today');
  await startVisit(page, DAMP_HOME);
  await addRoom(page, 'Bedroom', '2');
  await page.getByRole('button', { name: 'Finding', exact: true }).click();
  await page.getByText('Mould', { exact: true }).click();
  await page.getByText('Wall', { exact: true }).click();
  await page.getByText('An area, up to 1 m²').click();
  await page.getByText('Ahead of the door').click();
  await page.getByText('Outside', { exact: true }).click();
  await page.getByText('Condensation', { exact: true }).click();
  await page.getByRole('button', { name: 'Save finding' }).click();
  await arrive(page, 'Bedroom 2');
  await readMoisture(page, '23.4');
  await readSurface(page, '11.2');
  for (const nth of [1, 2]) await takePhoto(page, await smallPicture(page, nth), nth);
  await keep(page, 'phone-room');

  const firm = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await signIn(firm, server.address, 'tidewell', passwordOf('tidewell'));
  await firm.locator('main a[href^="/jobs/"]').first().click();
  await firm.getByRole('link', { name: 'Record work done' }).waitFor();
  await keep(firm, 'contractor-job');
  await firm.close();

  const desk = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    isMobile: false,
  });
  await signIn(desk, server.address, 'wren', passwordOf('wren'));
  await arrive(desk, 'Cases by clock');
  await desk.getByRole('link', { name: 'Open case' }).waitFor();
  await keep(desk, 'office-cases');
  await desk
    .getByRole('link', { name: /29 Tern Street/ })
    .first()
    .click();
  await desk.getByRole('heading', { level: 2, name: 'Clocks' }).waitFor();
  await keep(desk, 'office-case');
  await desk.close();
});

import { expect, test, type Page } from '@playwright/test';
import { cameraJpeg } from '../journeys/support/camera-jpeg.ts';
import { coldPhone } from '../journeys/support/cold-phone.ts';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, openCamera, startVisit, takeShots } from '../journeys/support/visit.ts';

const HOME = 'Flat 14, Larkspur House';
const ANOTHER_HOME = 'Flat 2, Kestrel Point';
const FACTS = { owner: 'Callum Canary', thumbnail: 'thumbnail canary', takenAt: '2026:11:03 09:12:44' };

let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

async function inTheRoom(page: Page, home: string): Promise<void> {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, home);
  await addRoom(page, 'Bedroom', '2');
}

test('a tab that dies with the camera open offers the photo again, and what was kept is there', async ({
  browserName: _browser,
}, info) => {
  const phone = await coldPhone(info);
  try {
    await inTheRoom(phone.page, HOME);
    await takeShots(phone.page, 2);
    await openCamera(phone.page);
    await expect(phone.page.getByRole('button', { name: 'Take photo' })).toBeVisible();
    const address = phone.page.url().replace(/\/camera$/, '');
    const page = await phone.killAndReopen();
    await page.goto(address);
    await expect(page.getByText(/The camera closed before the photo was kept/)).toBeVisible();
    await expect(page.getByRole('img', { name: /^Photo \d of/ })).toHaveCount(2);
    await page.getByRole('link', { name: 'Take it again' }).click();
    await page.getByRole('button', { name: 'Take photo' }).click();
    await expect(page.getByText('Kept 1', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Done', exact: true }).click();
    await expect(page.getByRole('img', { name: /^Photo \d of/ })).toHaveCount(3);
    await expect(page.getByText(/The camera closed/)).toBeHidden();
  } finally {
    await phone.remove();
  }
});

test('what is no picture, empty or cut off is said, and the good ones beside it are kept', async ({
  page,
}) => {
  await inTheRoom(page, ANOTHER_HOME);
  const picture = await cameraJpeg(page, 2, FACTS);
  await openCamera(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'From the gallery' }).click();
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
  const huge = Buffer.from(picture);
  huge.writeUInt16BE(9000, huge.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  huge.writeUInt16BE(9000, huge.indexOf(Buffer.from([0xff, 0xc0])) + 7);
  await (
    await chooser
  ).setFiles([
    file('empty.jpg', Buffer.alloc(0)),
    file('words.jpg', Buffer.from('not a picture')),
    file('cut.jpg', picture.subarray(0, picture.length / 2)),
    file('huge.jpg', huge),
    file('good.jpg', picture),
    file('phone.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')),
  ]);
  await expect(page.getByText('Kept 1', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/5 of 6 were not kept\. .*HEIC/)).toBeVisible({ timeout: 60_000 });
});

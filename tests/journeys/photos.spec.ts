import { expect, test, type Page } from '@playwright/test';
import { passwordOf, signIn } from './support/phone.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { Taps } from './support/taps.ts';
import { addRoom, openCamera, startVisit, takeShots } from './support/visit.ts';

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

/** Reads the pixels of the picture on the screen: the part that was covered is one solid colour. */
async function expectCovered(page: Page): Promise<void> {
  const spread = await page.getByRole('img').evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    // Moved 4 px to the right; the blocks of a JPEG bleed over an edge by at most 16.
    const { data } = context.getImageData(20, 0, image.naturalWidth / 3 - 32, image.naturalHeight / 3 - 16);
    let [least, most] = [255, 0];
    for (let at = 0; at < data.length; at += 1) {
      if (at % 4 === 3) continue;
      least = Math.min(least, data[at] ?? 0);
      most = Math.max(most, data[at] ?? 0);
    }
    return { least, most };
  });
  expect(spread.least).toBeGreaterThan(20);
  expect(spread.most).toBeLessThan(50);
}

test('shots run on, one tap each; taken again, paired, checked in one grid, and covered', async ({
  page,
}) => {
  const taps = await Taps.of(page);
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, HOME);
  await addRoom(page, 'Bedroom', '2');
  taps.begin('three shots, from the room and back');
  await takeShots(page, 3);
  const shots = taps.total;
  await shot(page, 'room');
  await openCamera(page);
  await expect(page.getByRole('button', { name: 'Take photo' })).toBeVisible();
  await page.getByRole('button', { name: 'Pair with an earlier photo' }).click();
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
  taps.begin('the grid');
  await page.getByRole('link', { name: 'Check the photos' }).click();
  await page.getByRole('button', { name: /^Photo 2, / }).click();
  await expect(page.getByRole('button', { name: 'Clear the other 3' })).toBeVisible();
  await shot(page, 'grid');
  await page.getByRole('button', { name: 'Clear the other 3' }).click();
  await expect(page.getByText('3 photos cleared to share')).toBeVisible();
  // Promised are two taps a photo and three. It costs just that, with the notice that each visit gives once before its first
  // photo, and a grid that had even one photo more.
  expect({ shots, grid: taps.total }).toEqual({ shots: 3 + 2 + 1, grid: 3 });
  await shot(page, 'held');
  await page.getByRole('link', { name: /^Cover a part/ }).click();
  // Back leads to where it was opened from: all photos.
  await page.getByRole('link', { name: 'Back to the photos' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the photos' })).toBeVisible();
  await page.getByRole('link', { name: /^Cover a part/ }).click();
  await page.getByRole('button', { name: 'Top left' }).click();
  await page.getByRole('button', { name: /^Cover 1/ }).press('ArrowRight');
  await page.getByText('Arrow', { exact: true }).click();
  await page.getByLabel('Words beside it').selectOption({ label: 'Leak here' });
  await page.getByRole('button', { name: 'Middle right' }).click();
  await expect(page.getByRole('button', { name: /^Arrow 2, Leak here/ })).toBeVisible();
  await shot(page, 'cover');
  await page.getByRole('button', { name: 'Keep the covered copy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the photos' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear this photo' })).toBeVisible();
  await page.getByRole('link', { name: 'Later' }).click();
  await page.getByRole('link', { name: /^Bedroom 2/ }).click();
  await page.getByRole('link', { name: /^Photo \d of .*Not checked$/ }).click();
  await page.getByRole('link', { name: 'Cover or mark' }).click();
  await page.getByRole('link', { name: 'Back to the photo', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check this photo' })).toBeVisible();
  await expect(page.getByRole('img')).toBeVisible();
  await shot(page, 'covered');
  await expectCovered(page);
  await page.getByRole('button', { name: 'Building only: clear it' }).click();
  await expect(page.getByText('1 photo cleared to share')).toBeVisible();
});

test('the newest shot stands first in the camera’s strip, in sight, and the others stay where they were drawn', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, 'Flat 2, Kestrel Point');
  await addRoom(page, 'Kitchen');
  await openCamera(page);
  const strip = page.getByRole('list', { name: 'Kept just now' });
  for (const shots of ['1', '2', '3', '4', '5']) {
    await page.getByRole('button', { name: 'Take photo' }).click();
    await expect(page.getByText(`Kept ${shots}`, { exact: true })).toBeVisible();
    await expect(strip.getByRole('listitem')).toHaveCount(Number(shots));
    const order = await strip.evaluate((list, shot) => {
      const all = [...list.querySelectorAll('li')];
      for (const one of all) one.dataset['shot'] ??= shot;
      const left = list.scrollLeft;
      list.scrollLeft = list.scrollWidth; // somebody looks back along the strip before the next one
      return { left, shots: all.map((one) => one.dataset['shot']) };
    }, shots);
    const newestFirst = Array.from({ length: Number(shots) }, (_, at) => String(Number(shots) - at));
    expect(order).toEqual({ left: 0, shots: newestFirst });
  }
});

test('the buttons of the camera stand where a thumb saw them while it opens and when a shot is kept', async ({
  page,
}) => {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, '31 Tern Street');
  await addRoom(page, 'Bedroom', '2');
  await takeShots(page, 1);
  const release = await slowCamera(page);
  await openCamera(page);
  await expect(page.getByRole('button', { name: 'Opening camera' })).toBeVisible();
  const seen = await placesOfButtons(page);
  expect(Object.keys(seen).sort()).toEqual(['Done', 'Finding', 'From the gallery', 'Phone’s own camera']);
  await release();
  await expect(page.getByRole('button', { name: 'Pair with an earlier photo' })).toBeVisible();
  expect(await placesOfButtons(page)).toEqual(seen);
  await page.getByRole('button', { name: 'Take photo' }).click();
  await expect(page.getByText('Kept 1', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Photo taken/ })).toBeVisible();
  expect(await placesOfButtons(page)).toEqual(seen);
});

/** From now on the browser's camera opens when it is told to, as a phone's does after a while. */
async function slowCamera(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const released = new Promise<void>((resolve) => {
      Reflect.set(globalThis, 'releaseCamera', resolve);
    });
    mediaDevices.getUserMedia = (wanted) => released.then(() => open(wanted));
  });
  return () =>
    page.evaluate(() => {
      (Reflect.get(globalThis, 'releaseCamera') as () => void)();
    });
}

/** Where the buttons stand that are there before the live picture is. */
async function placesOfButtons(page: Page): Promise<Record<string, unknown>> {
  const places: Record<string, unknown> = {};
  for (const name of ['Phone’s own camera', 'From the gallery', 'Done', 'Finding']) {
    const button = page
      .getByRole('button', { name, exact: true })
      .or(page.getByRole('link', { name, exact: true }));
    places[name] = await button.boundingBox();
  }
  return places;
}

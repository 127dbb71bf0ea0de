import { expect, test, type Page } from '@playwright/test';
import { photosAtOffice, type PhotoAtOffice } from './support/at-the-office.ts';
import { protocolPhone } from './support/phone-protocol.ts';
import { passwordOf, signIn, waitForReceipts } from './support/phone.ts';
import { readJpeg } from './support/read-jpeg.ts';
import { startDemoServer, type DemoServer } from './support/server.ts';
import { CANARIES, soiledJpeg } from './support/soiled-jpeg.ts';
import { addRoom, openCamera, startVisit, takeShots } from './support/visit.ts';

/*
 * What leaves the phone is read as the office has it, by a reader of our own for these tests and by the browser's decoder.
 */

const HOME = 'Flat 14, Larkspur House';
const ANOTHER_HOME = 'Flat 2, Kestrel Point';
const SECRET_AT = { x: 64, y: 64, width: 384, height: 256 } as const;

test.describe.configure({ mode: 'default' }); // one server serves them all
let server: DemoServer;
test.beforeAll(async () => {
  server = await startDemoServer();
});
test.afterAll(async () => {
  await server.remove();
});

test('a picture leaves the phone upright, with nothing in its file but the picture, however it was held and whatever it carried', async ({
  page,
}) => {
  await inTheRoom(page, HOME);
  const plain = await draw(page, 2400, 1800, null);
  const soiled = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => soiledJpeg(plain, orientation));
  for (const file of soiled) {
    expect(readJpeg(file).extra).toHaveLength(7); // the reader sees what it is to miss afterwards
    for (const canary of CANARIES) expect(file.includes(canary)).toBe(true);
  }
  const before = (await photosAtOffice(await protocolPhone(server.address, 'asha'))).length;
  await takeShots(page, 1);
  await fromGallery(page, soiled);

  const [live, ...photos] = (await sent(page)).slice(before);
  expect(photos).toHaveLength(8);
  expect(readJpeg(live?.bytes ?? Buffer.alloc(2)).extra).toEqual([]);
  // Two that were recorded in the same millisecond stand in no order: each is known by what it shows, and each is there once.
  const shown: string[] = [];
  for (const { bytes, body } of photos) {
    const { width, height, extra } = readJpeg(bytes);
    expect(extra).toEqual([]);
    for (const canary of CANARIES) expect(bytes.includes(canary)).toBe(false);
    const seen = await corners(page, bytes);
    shown.push(seen);
    expect([width, height], seen).toEqual(UPRIGHT.indexOf(seen) < 4 ? [1600, 1200] : [1200, 1600]);
    expect([body.width, body.height]).toEqual([width, height]);
  }
  expect(shown.toSorted()).toEqual(UPRIGHT.toSorted());
});

test('what is covered is in no byte of the covered picture: two that differed only there become the same', async ({
  page,
}) => {
  await inTheRoom(page, ANOTHER_HOME);
  const before = (await photosAtOffice(await protocolPhone(server.address, 'asha'))).length;
  const files = [await draw(page, 1600, 1200, 'Rowan Secret'), await draw(page, 1600, 1200, 'Maple Hidden')];
  await fromGallery(page, files);
  for (let count = 0; count < files.length; count += 1) await coverTopLeft(page);

  const photos = (await sent(page)).slice(before);
  expect(photos).toHaveLength(4);
  const originals = photos.filter(({ body }) => body.replaces === undefined);
  const covered = photos.filter(({ body }) => body.replaces !== undefined);
  expect(new Set(originals.map(({ body }) => body.picture)).size).toBe(2);
  expect(covered.map(({ body }) => body.replaces).sort()).toEqual(originals.map(({ id }) => id).sort());
  expect(covered.map(({ body }) => body.changes)).toEqual([['covered'], ['covered']]);
  // Whatever stood under the cover, the same bytes come of it: nothing of it can be told from them.
  expect(new Set(covered.map(({ body }) => body.picture)).size).toBe(1);
  const [one] = covered;
  if (!one) throw new Error('No covered picture came.');
  expect(readJpeg(one.bytes).extra).toEqual([]);
  expect(await colours(page, one.bytes)).toBeLessThan(4);
  const [first] = originals;
  if (!first) throw new Error('No first picture came.');
  expect(await colours(page, first.bytes)).toBeGreaterThan(50);

  // The first is for its surveyor and the office: a contractor who guesses its digest is told that there is none.
  const contractor = await protocolPhone(server.address, 'tidewell').catch(() => null);
  for (const { body } of photos) {
    const headers = { cookie: contractor?.cookie ?? '' };
    const answer = await fetch(`${server.address}/photos/${body.picture}`, { headers });
    expect(answer.status).toBe(contractor ? 404 : 401);
  }
});

/** The corners of what was drawn as they must stand for each way of holding: red, green, blue and yellow in reading order. */
const UPRIGHT = ['RGBY', 'GRYB', 'YBGR', 'BYRG', 'RBGY', 'BRYG', 'YGBR', 'GYRB'];

async function inTheRoom(page: Page, home: string): Promise<void> {
  await signIn(page, server.address, 'asha', passwordOf('asha'));
  await startVisit(page, home);
  await addRoom(page, 'Bedroom', '2');
}

async function fromGallery(page: Page, files: readonly Buffer[]): Promise<void> {
  await openCamera(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'From the gallery' }).click();
  const chosen = files.map((buffer, index) => ({
    name: `IMG_${String(index)}.jpg`,
    mimeType: 'image/jpeg',
    buffer,
  }));
  await (await chooser).setFiles(chosen);
  await expect(page.getByText(`Kept ${String(files.length)}`, { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('link', { name: 'Done', exact: true }).click();
}

/** Covers the top left part of the first photo of the room; the copy goes to the end of the room's photos. */
async function coverTopLeft(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Photo 1 of/ }).click();
  await page.getByRole('link', { name: 'Cover or mark' }).click();
  await page.getByRole('button', { name: 'Top left' }).click();
  await page.getByRole('button', { name: 'Keep the covered copy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check this photo' })).toBeVisible();
  await page.getByRole('link', { name: /Back/ }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bedroom 2' })).toBeVisible();
}

async function sent(page: Page): Promise<readonly PhotoAtOffice[]> {
  await waitForReceipts(page, server.address);
  return photosAtOffice(await protocolPhone(server.address, 'asha'));
}

/** A JPEG of four colours; with a secret, noise and words of it stand in the upper left part. */
async function draw(page: Page, width: number, height: number, secret: string | null): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([wide, high, words, { x, y, width: across, height: down }]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [wide, high];
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      for (const [index, colour] of ['#d00000', '#00a000', '#0000d0', '#e0e000'].entries()) {
        context.fillStyle = colour;
        context.fillRect(((index % 2) * wide) / 2, (Math.floor(index / 2) * high) / 2, wide / 2, high / 2);
      }
      if (words !== null) {
        for (let spot = 0; spot < 2000; spot += 1) {
          const turn = (spot * 7919 + words.charCodeAt(spot % words.length) * 104_729) % 9973;
          context.fillStyle = `hsl(${String(turn % 360)} 80% ${String(20 + (turn % 60))}%)`;
          context.fillRect(x + (turn % (across - 12)), y + ((turn * 31) % (down - 12)), 12, 12);
        }
        context.fillStyle = '#fff';
        context.font = '48px sans-serif';
        context.fillText(words, x + 20, y + 120);
      }
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
    },
    [width, height, secret, SECRET_AT] as const,
  );
  return Buffer.from(base64, 'base64');
}

/** The colours of the four corners in reading order. */
async function corners(page: Page, bytes: Buffer): Promise<string> {
  const picture = await unpacked(page, bytes);
  return picture.evaluate((context) => {
    const { width, height } = context.canvas;
    const at = [
      [width / 8, height / 8],
      [(width * 7) / 8, height / 8],
      [width / 8, (height * 7) / 8],
      [(width * 7) / 8, (height * 7) / 8],
    ] as const;
    const letters = at.map(([x, y]) => {
      const [red = 0, green = 0, blue = 0] = context.getImageData(x, y, 1, 1).data;
      if (red > 150) return green > 150 ? 'Y' : 'R';
      return blue > 150 ? 'B' : green > 100 ? 'G' : '?';
    });
    return letters.join('');
  });
}

/** How many different colours stand where the secret stood. */
async function colours(page: Page, bytes: Buffer): Promise<number> {
  const picture = await unpacked(page, bytes);
  return picture.evaluate((context, { x, y, width, height }) => {
    const { data } = context.getImageData(x, y, width, height);
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join());
    return seen.size;
  }, SECRET_AT);
}

/** A picture as the browser unpacks it. */
function unpacked(page: Page, bytes: Buffer) {
  return page.evaluateHandle(async (base64) => {
    const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([raw]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    return context;
  }, bytes.toString('base64'));
}

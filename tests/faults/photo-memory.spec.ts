import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test, type Browser, type Page, type TestInfo } from '@playwright/test';
import { cameraJpeg } from '../journeys/support/camera-jpeg.ts';
import { passwordOf, setSignal, signIn } from '../journeys/support/phone.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { addRoom, openCamera, startVisit } from '../journeys/support/visit.ts';
import { memoryOf, type Memory } from './support/renderer-memory.ts';

const COUNT = 60;
const MOST_MB = 400;
/**
 * How far the peaks of the last third may lie above those of the middle third. The browser keeps each small picture of the
 * strip unpacked until memory runs short, half a megabyte; one picture of twelve megapixels kept would be 12 MB a photo.
 */
const FLAT_MB = 30;
/** What a phone writes behind a picture: the second of film of a "live" photo. */
const FILM_BYTES = 3_000_000;

// A trace keeps pictures of the page in the page's own process: that is not what is measured.
test.use({ trace: 'off' });
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'minutes of photos: only in the long run');
test.skip(process.platform !== 'linux', 'only Linux tells the peak of one process');
test.setTimeout(120_000 + COUNT * 20_000);

// Each test begins the visit anew: what the one before it sent would be a visit that goes on.
let server: DemoServer;
test.beforeEach(async () => {
  server = await startDemoServer();
});
test.afterEach(() => server.remove());

for (const [way, shoot] of [
  ['the phone’s own camera', fromPhone],
  ['the live camera', live],
] as const)
  test(`${String(COUNT)} photos of 12 megapixels in a row with ${way} stay under ${String(MOST_MB)} MB, and flat`, async ({
    page,
    browser,
  }, info) => {
    const picture = await drawnElsewhere(browser);
    const film = randomBytes(FILM_BYTES);
    if (way === 'the live camera') await page.addInitScript(cameraThatHandsOver);
    await signIn(page, server.address, 'asha', passwordOf('asha'));
    await startVisit(page, 'Flat 14, Larkspur House');
    await addRoom(page, 'Bedroom', '2');
    await openCamera(page);
    await expect(page.getByRole('button', { name: 'Take photo' })).toBeVisible();
    // As in a cold flat. With signal the test's own watch over the network keeps what was sent in the page's memory: when 30
    // photos were sent the peak rose by 28 MB under it, and not at all in a browser that nothing watched.
    await setSignal(page.context(), false);
    const look = await memoryOf(browser, page);
    const looks: Memory[] = [await look()];
    const path = info.outputPath('IMG.jpg');
    for (let nth = 1; nth <= COUNT; nth += 1) {
      writeFileSync(path, Buffer.concat([another(picture, nth), film]));
      await shoot(page, path);
      await expect(page.getByText(`Kept ${String(nth)}`, { exact: true })).toBeVisible({ timeout: 60_000 });
      looks.push(await look());
    }
    expectFlat(looks, info);
  });

async function fromPhone(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Phone’s own camera' }).click();
  await (await chooser).setFiles(path);
}

async function live(page: Page, path: string): Promise<void> {
  await page.locator('#camera-of-the-test').setInputFiles(path);
  await page.getByRole('button', { name: 'Take photo' }).click();
}

/** Runs in the page: its camera hands over 12 megapixels as a phone's does, where a test camera has but a small picture. */
function cameraThatHandsOver(): void {
  addEventListener('DOMContentLoaded', () => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id: 'camera-of-the-test', hidden: true });
    document.documentElement.append(input);
    ImageCapture.prototype.takePhoto = () => {
      const file = input.files?.[0];
      return file ? Promise.resolve(file) : Promise.reject(new Error('The test gave no picture.'));
    };
  });
}

/** Drawn in another browser context, so that nothing of the drawing is in the memory that is measured. */
async function drawnElsewhere(browser: Browser): Promise<Buffer> {
  const elsewhere = await browser.newPage();
  const facts = { owner: 'nobody', thumbnail: 'none', takenAt: '2026:11:03 09:12:44' };
  const picture = await cameraJpeg(elsewhere, 1, facts);
  await elsewhere.context().close();
  return picture;
}

/** The same wall as another picture: one number by which the file is unpacked differs, so that each has its own digest. */
function another(picture: Buffer, nth: number): Buffer {
  const changed = Buffer.from(picture);
  const table = changed.indexOf(Buffer.from([0xff, 0xdb])) + 5;
  changed.writeUInt8(20 + nth, table + 1);
  return changed;
}

function expectFlat(looks: readonly Memory[], info: TestInfo): void {
  const line = (part: keyof Memory) => looks.map((one) => Math.round(one[part])).join(' ');
  const report = `peaks: ${line('peak')}\nresting: ${line('resting')}\nscript: ${line('heap')}`;
  // The figures of docs and releases come from here.
  info.annotations.push({ type: 'memory', description: report });
  console.info(`${info.title}\n${report}`);
  expect(Math.max(...looks.map(({ peak }) => peak)), report).toBeLessThan(MOST_MB);
  // A worker gathers eight pictures and ends: what counts is the middle of many peaks, not one of them.
  const third = Math.floor(COUNT / 3);
  const peaks = looks.map(({ peak }) => peak);
  const [before, last] = [mean(peaks.slice(-2 * third, -third)), mean(peaks.slice(-third))];
  console.info(`middle third ${before.toFixed(0)} MB, last third ${last.toFixed(0)} MB`);
  expect(last, report).toBeLessThan(before + FLAT_MB);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { expect, test, type Page } from '@playwright/test';
import { photosAtOffice } from '../journeys/support/at-the-office.ts';
import { protocolPhone } from '../journeys/support/phone-protocol.ts';
import { passwordOf, signIn } from '../journeys/support/phone.ts';
import { startDemoServer } from '../journeys/support/server.ts';
import { addRoom, startVisit, takePhoto } from '../journeys/support/visit.ts';
import { chanceFrom } from './support/chance.ts';
import { misbehaving } from './support/misbehaving-server.ts';

const CUTS = 40;
const PIECE_BYTES = 256 * 1024;
/** So many pieces of the photo come through before the last cut. */
const PIECES_BETWEEN = 3;
const SEED = 20261125;

test.skip(process.env['HOMEFILE_LONG'] !== '1', 'many rounds: only in the long run');
test.use({ actionTimeout: 15_000 });
test.setTimeout(120_000 + CUTS * 10_000);

test(`a photo cut off ${String(CUTS)} times on its way arrives whole, once, and no piece that arrived is sent again`, async ({
  page,
}) => {
  const server = await startDemoServer();
  const office = await misbehaving(server.address);
  try {
    await signIn(page, office.address, 'asha', passwordOf('asha'));
    await startVisit(page, 'Flat 14, Larkspur House');
    await addRoom(page, 'Bedroom');
    const phone = await protocolPhone(server.address, 'asha');
    const before = (await photosAtOffice(phone)).length;

    const chance = chanceFrom(SEED);
    let [cuts, whole] = [0, 0];
    office.behave(({ method, path }) => {
      if (method !== 'PUT' || !path.startsWith('/photos/')) return null;
      // Now and then a piece comes through, so that some of the photo is there when the next is cut.
      if (cuts === CUTS || whole < Math.floor((cuts * (PIECES_BETWEEN + 1)) / CUTS)) {
        whole += 1;
        return null;
      }
      cuts += 1;
      return { is: 'cut-after', bytes: Math.floor(chance() * PIECE_BYTES) };
    });
    await takePhoto(page, await noise(page), 1);
    await page.goto(`${office.address}/sending`);
    await expect
      .poll(
        async () => {
          const again = page.getByRole('button', { name: 'Send now' });
          if (await again.isEnabled().catch(() => false)) await again.click().catch(() => undefined);
          return page.getByText(/Everything has a receipt: \d+ of \d+/).isVisible();
        },
        { timeout: 60_000 + CUTS * 5_000 },
      )
      .toBe(true);

    expect(cuts).toBe(CUTS);
    const photos = (await photosAtOffice(phone)).slice(before);
    expect(photos).toHaveLength(1);
    const bytes = photos[0]?.bytes.length ?? 0;
    expect(bytes).toBeGreaterThan((PIECES_BETWEEN + 1) * PIECE_BYTES);
    // What came through is the photo once: its pieces, and not one of them a second time.
    expect(whole).toBeLessThanOrEqual(Math.ceil(bytes / PIECE_BYTES));
  } finally {
    await office.close();
    await server.remove();
  }
});

/** A picture of nothing but noise: it stays large however it is packed. */
async function noise(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 1200];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const picture = context.createImageData(1600, 1200);
    for (let at = 0; at < picture.data.length; at += 65_536)
      crypto.getRandomValues(picture.data.subarray(at, Math.min(at + 65_536, picture.data.length)));
    for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255;
    context.putImageData(picture, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

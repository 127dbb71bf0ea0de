import { cameraJpeg } from '../../journeys/support/camera-jpeg.ts';
import { takePhoto } from '../../journeys/support/visit.ts';
import { line, SLOWER, type Bench } from './bench.ts';
import { throttle } from './probes.ts';

const TIMES = 5;

/**
 * Takes photos of 12 megapixels with the phone's own camera, in the room that is open: from the moment the browser hands the
 * file over until the picture, shrunk, stripped and encrypted, is on the disk.
 */
export async function photoPipeline(bench: Bench): Promise<void> {
  const { page, session } = bench;
  await throttle(session, 1);
  await page.getByRole('link', { name: /back/i }).first().click();
  const facts = { owner: 'bench', thumbnail: 'bench', takenAt: '2026:11:03 09:12:44' };
  const jpeg = await cameraJpeg(page, 1, facts);
  const bare = await page.evaluate(decodedBare, { text: jpeg.toString('base64'), times: TIMES });
  await throttle(session, SLOWER);
  const kept: number[] = [];
  for (let nth = 1; nth <= TIMES; nth += 1) {
    await page.evaluate(() => {
      const bench = Reflect.get(globalThis, 'bench');
      bench.durable.length = 0;
      addEventListener('change', ({ timeStamp }) => (bench.given = performance.timeOrigin + timeStamp), {
        capture: true,
        once: true,
      });
    });
    await takePhoto(page, await cameraJpeg(page, nth, facts), nth);
    kept.push(
      await page.evaluate(() => {
        const { durable, given } = Reflect.get(globalThis, 'bench');
        return durable.find(({ store }: { store: string }) => store === 'photos').ended - given;
      }),
    );
  }
  bench.lines.push(
    line('A photo of 12 MP from the camera to the disk', kept, bare, {
      bareWords: 'a bare createImageBitmap',
    }),
  );
}

async function decodedBare({ text, times }: { text: string; times: number }): Promise<number[]> {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const taken: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const began = performance.now();
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    bitmap.close();
    taken.push(performance.now() - began);
  }
  return taken;
}

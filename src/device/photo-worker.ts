import { bareJpeg } from './bare-jpeg.ts';
import { dayTaken } from './exif-date.ts';
import type { ShrinkAnswer, ShrinkRequest, ShrunkPhoto } from './photo-message.ts';
import { sha256Hex } from './sha256.ts';

const LONGEST_EDGE_PX = 1600;
const THUMBNAIL_EDGE_PX = 320;
const QUALITY = 0.8;
const HEAD_BYTES = 256 * 1024;

self.addEventListener('message', (event: MessageEvent<ShrinkRequest>) => {
  void answer(event.data);
});

async function answer({ job, picture }: ShrinkRequest): Promise<void> {
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer());
  try {
    const photo = await shrink(picture, head);
    send({ job, ok: true, photo }, [photo.jpeg, photo.thumbnail]);
  } catch {
    // Whatever the decoder said, the person needs to know only this.
    send({ job, ok: false, because: isHeic(head) ? 'heic' : 'no-picture' }, []);
  }
}

async function shrink(picture: Blob, head: Uint8Array): Promise<ShrunkPhoto> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  try {
    const [width, height] = fitted(bitmap.width, bitmap.height, LONGEST_EDGE_PX);
    const jpeg = await encoded(bitmap, width, height);
    const [smallWidth, smallHeight] = fitted(width, height, THUMBNAIL_EDGE_PX);
    const thumbnail = await encoded(bitmap, smallWidth, smallHeight);
    return { sha256: await sha256Hex(jpeg), jpeg, thumbnail, width, height, takenOn: dayTaken(head) };
  } finally {
    bitmap.close();
  }
}

async function encoded(bitmap: ImageBitmap, width: number, height: number): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser draws no pictures off the page.');
  context.fillStyle = '#fff'; // under a picture with transparent parts
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  const bare = bareJpeg(new Uint8Array(await blob.arrayBuffer()));
  if (!bare) throw new Error('The encoder made no JPEG.');
  return bare.buffer;
}

function fitted(width: number, height: number, edge: number): [number, number] {
  const scale = Math.min(1, edge / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

function isHeic(head: Uint8Array): boolean {
  const brand = String.fromCharCode(...head.subarray(4, 12));
  return /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)$/.test(brand);
}

function send(message: ShrinkAnswer, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}

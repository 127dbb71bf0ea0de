import { bareJpeg } from './bare-jpeg.ts';
import { burnIn } from './burn-in.ts';
import { wallClockTaken } from './exif-date.ts';
import type {
  PhotoNews,
  PictureAnswer,
  PictureFault,
  PictureRequest,
  SmallPicture,
} from './photo-message.ts';
import { isHeic, saidSize } from './picture-size.ts';
import { sha256Hex } from '../sha256.ts';
import { unpack, type UnpackedPicture } from './unpack-picture.ts';
import { liveUnder } from '../app/worker-life.ts';

const LONGER_EDGE_PX = 1600;
const SHORTER_EDGE_PX = 1200;
const THUMBNAIL_EDGE_PX = 320;
const QUALITY = 0.8;
/** As the office holds it; unpacked, a picture takes four bytes a pixel. */
const MOST_PIXELS = 50_000_000;

liveUnder(self.name, () => self.postMessage('alive' satisfies PhotoNews));

// One picture at a time, whoever asks: two unpacked at once are what ends the tab of a small phone.
let before: Promise<void> = Promise.resolve();
self.addEventListener('message', (event: MessageEvent<PictureRequest>) => {
  before = before.then(() => answer(event.data));
});

async function answer(request: PictureRequest): Promise<void> {
  const { job, picture } = request;
  try {
    const photo = await worked(request);
    if (typeof photo === 'string') send({ job, ok: false, because: photo }, []);
    else send({ job, ok: true, photo }, [photo.jpeg, photo.thumbnail]);
  } catch {
    // Whatever the decoder said, the person needs to know only this.
    const heic = picture instanceof ArrayBuffer && isHeic(new Uint8Array(picture));
    send({ job, ok: false, because: heic ? 'heic' : 'no-picture' }, []);
  }
}

async function worked({ picture, markup }: PictureRequest): Promise<SmallPicture | PictureFault> {
  if (picture instanceof ImageBitmap)
    return small({ image: picture, width: picture.width, height: picture.height }, null, markup);
  const bytes = new Uint8Array(picture);
  const fault = faultOf(bytes);
  if (fault !== null) return fault;
  const takenAt = wallClockTaken(bytes);
  return small(await unpack(picture, scaleOf), takenAt, markup);
}

function faultOf(bytes: Uint8Array): PictureFault | null {
  if (bytes.length === 0) return 'empty';
  const said = saidSize(bytes);
  if (said && said.width * said.height > MOST_PIXELS) return 'too-large';
  return said?.whole === false ? 'damaged' : null;
}

async function small(
  unpacked: UnpackedPicture,
  takenAt: string | null,
  markup: PictureRequest['markup'],
): Promise<SmallPicture | PictureFault> {
  try {
    if (unpacked.width * unpacked.height > MOST_PIXELS) return 'too-large';
    const [width, height] = scaled(unpacked, scaleOf(unpacked.width, unpacked.height));
    const canvas = drawn(unpacked.image, width, height);
    unpacked.image.close(); // before two more pictures are made of it
    if (markup) burnIn(contextOf(canvas), markup);
    const [smallWidth, smallHeight] = scaled(
      canvas,
      Math.min(1, THUMBNAIL_EDGE_PX / Math.max(width, height)),
    );
    // Of what was drawn, not of the original: what is covered is covered in both.
    const thumbnail = await encoded(drawn(canvas, smallWidth, smallHeight));
    const jpeg = await encoded(canvas);
    return { sha256: await sha256Hex(jpeg), jpeg, thumbnail, width, height, takenAt };
  } finally {
    unpacked.image.close();
  }
}

/**
 * The picture at this size. Of each picture drawn with finer smoothing the browser keeps a row of smaller copies, megabytes
 * that it alone lets go; drawn plainly, by half as often as it goes, it looks as good and nothing stays behind.
 */
function drawn(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const [halfWidth, halfHeight] = [Math.ceil(source.width / 2), Math.ceil(source.height / 2)];
  if (halfWidth > width && halfHeight > height) {
    const half = drawnPlainly(source, halfWidth, halfHeight);
    const canvas = drawn(half, width, height);
    release(half);
    return canvas;
  }
  return drawnPlainly(source, width, height);
}

function drawnPlainly(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.fillStyle = '#fff'; // under a picture with transparent parts
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'low';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

/** Gives the memory of a canvas back now, not when somebody cleans up. */
function release(canvas: OffscreenCanvas): void {
  canvas.width = 0;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser draws no pictures off the page.');
  return context;
}

async function encoded(canvas: OffscreenCanvas): Promise<ArrayBuffer> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  const bare = bareJpeg(new Uint8Array(await blob.arrayBuffer()));
  if (!bare) throw new Error('The encoder made no JPEG.');
  release(canvas);
  return bare.buffer;
}

function scaleOf(width: number, height: number): number {
  return Math.min(1, LONGER_EDGE_PX / Math.max(width, height), SHORTER_EDGE_PX / Math.min(width, height));
}

function scaled({ width, height }: { readonly width: number; readonly height: number }, scale: number) {
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))] as const;
}

function send(message: PictureAnswer, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}

import { saidSize } from './picture-size.ts';

/** A picture's pixels, upright. Close it: it holds megabytes. */
export interface UnpackedPicture {
  readonly image: ImageBitmap;
  readonly width: number;
  readonly height: number;
}

/** A JPEG is unpacked in eighths of its size. */
const EIGHTHS = 8;

/**
 * Unpacks a picture upright. A large JPEG is unpacked no larger than it is needed, where the browser can: 12 megapixels take
 * 48 MB whole and 12 MB at half their edge, and on a small phone that decides whether the tab lives.
 */
export async function unpack(
  picture: ArrayBuffer,
  scale: (width: number, height: number) => number,
): Promise<UnpackedPicture> {
  const small = await unpackedSmall(picture, scale);
  if (small) return small;
  const image = await createImageBitmap(new Blob([picture]), { imageOrientation: 'from-image' });
  return { image, width: image.width, height: image.height };
}

async function unpackedSmall(
  picture: ArrayBuffer,
  scale: (width: number, height: number) => number,
): Promise<UnpackedPicture | null> {
  const bytes = new Uint8Array(picture);
  if (!('ImageDecoder' in globalThis) || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const said = saidSize(bytes);
  if (!said) return null;
  const eighths = Math.ceil(scale(said.width, said.height) * EIGHTHS);
  if (eighths >= EIGHTHS) return null;
  const part = (edge: number) => Math.ceil((edge * eighths) / EIGHTHS);
  const desired = { desiredWidth: part(said.width), desiredHeight: part(said.height) };
  const decoder = new ImageDecoder({ data: bytes, type: 'image/jpeg', ...desired });
  try {
    const { image: frame } = await decoder.decode();
    try {
      // Of a frame that is drawn, the browser keeps every pixel for the next drawing; of a bitmap, none.
      const image = await createImageBitmap(frame);
      return { image, width: image.width, height: image.height };
    } finally {
      frame.close();
    }
  } catch {
    return null; // the other way has the last word on what is no picture
  } finally {
    decoder.close();
  }
}

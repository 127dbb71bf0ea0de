import type { PictureFacts } from './picture-facts.ts';

const METADATA: PictureFacts = { is: 'metadata' };
const BROKEN: PictureFacts = { is: 'broken' };

const EMPTY = new Uint8Array();
/** Which chunks draw a picture, in which order. */
const ORDERS = new Set(['VP8 ', 'VP8L', 'VP8X,VP8 ', 'VP8X,VP8L', 'VP8X,ALPH,VP8 ']);
const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);
/** Flags of the extended header that announce a profile, EXIF, XMP or animation. */
const ANNOUNCES_MORE = 0x20 | 0x08 | 0x04 | 0x02;

/** Walks the chunks of a WebP file, which must fill it to its last byte. */
export function webpFacts(bytes: Uint8Array): PictureFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20) return BROKEN;
  const whole = view.getUint32(4, true) + 8;
  if (whole > bytes.length) return BROKEN;
  if (whole < bytes.length) return METADATA;
  const chunks = new Map<string, Uint8Array>();
  for (let at = 12; at < bytes.length;) {
    if (at + 8 > bytes.length) return BROKEN;
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length !== length) return BROKEN;
    if (!DRAWN.has(type)) return METADATA;
    if (type === 'VP8X' && ((content[0] ?? 0) & ANNOUNCES_MORE) !== 0) return METADATA;
    if (chunks.has(type) || (length % 2 === 1 && bytes[at + 8 + length] !== 0)) return METADATA;
    if (type === 'VP8X' && length !== 10) return METADATA;
    chunks.set(type, content);
    at += 8 + length + (length % 2);
  }
  return pictureIn(chunks);
}

/** The picture that these chunks draw: one frame, as large as the canvas, with nothing beside it that is not drawn. */
function pictureIn(chunks: ReadonlyMap<string, Uint8Array>): PictureFacts {
  const order = [...chunks.keys()].join();
  const [frame] = [...chunks].at(-1) ?? [];
  const size = frame === undefined ? null : sizeIn(frame, chunks.get(frame) ?? EMPTY);
  if (!ORDERS.has(order) || !size) return BROKEN;
  const canvas = chunks.get('VP8X');
  const declared = canvas ? sizeIn('VP8X', canvas) : size;
  if (declared?.width !== size.width || declared.height !== size.height) return BROKEN;
  // Not even a plane of transparency that is not compressed is longer.
  const isLong = (chunks.get('ALPH')?.length ?? 0) > 1 + size.width * size.height;
  const fills = canvas?.subarray(1, 4).some((byte) => byte !== 0) ?? false;
  return isLong || fills ? METADATA : { is: 'picture', ...size };
}

function sizeIn(type: string, content: Uint8Array): { width: number; height: number } | null {
  const at = (index: number): number => content[index] ?? 0;
  if (type === 'VP8X' && content.length === 10) {
    return {
      width: 1 + at(4) + (at(5) << 8) + (at(6) << 16),
      height: 1 + at(7) + (at(8) << 8) + (at(9) << 16),
    };
  }
  if (type === 'VP8 ' && content.length > 10 && at(3) === 0x9d && at(4) === 0x01 && at(5) === 0x2a) {
    return { width: at(6) + ((at(7) & 0x3f) << 8), height: at(8) + ((at(9) & 0x3f) << 8) };
  }
  if (type === 'VP8L' && content.length > 5 && at(0) === 0x2f) {
    return {
      width: 1 + at(1) + ((at(2) & 0x3f) << 8),
      height: 1 + (at(2) >> 6) + (at(3) << 2) + ((at(4) & 0x0f) << 10),
    };
  }
  return null;
}

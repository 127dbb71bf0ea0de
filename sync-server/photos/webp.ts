import type { PictureFacts } from './picture-facts.ts';

const METADATA: PictureFacts = { is: 'metadata' };
const BROKEN: PictureFacts = { is: 'broken' };

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
  let size: { width: number; height: number } | null = null;
  const seen = new Set<string>();
  for (let at = 12; at < bytes.length;) {
    if (at + 8 > bytes.length) return BROKEN;
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length !== length) return BROKEN;
    if (!DRAWN.has(type)) return METADATA;
    if (type === 'VP8X' && ((content[0] ?? 0) & ANNOUNCES_MORE) !== 0) return METADATA;
    if (seen.has(type) || (length % 2 === 1 && bytes[at + 8 + length] !== 0)) return METADATA;
    if (type === 'VP8X' && length !== 10) return METADATA;
    seen.add(type);
    size ??= sizeIn(type, content);
    at += 8 + length + (length % 2);
  }
  return size ? { is: 'picture', ...size } : BROKEN;
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

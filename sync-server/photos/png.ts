import { crc32 } from './crc32.ts';
import type { PictureFacts } from './picture-facts.ts';

const METADATA: PictureFacts = { is: 'metadata' };
const BROKEN: PictureFacts = { is: 'broken' };

/** What a picture needs to be drawn. Text, time, EXIF, profiles and animation are not among it. */
const DRAWN = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);

/** Chunks that have one length, so that nothing can be written into them beside what they say. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['pHYs', 9],
]);
/** Chunks that are never longer than this. */
const SHORT: ReadonlyMap<string, number> = new Map([
  ['sBIT', 4],
  ['bKGD', 6],
  ['tRNS', 256],
  ['PLTE', 768],
]);

/** Walks the chunks of a PNG and checks the sum of each. */
export function pngFacts(bytes: Uint8Array): PictureFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width: number; height: number } | null = null;
  let drawn = false;
  const seen = new Set<string>();
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return BROKEN;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return BROKEN;
    if (!DRAWN.has(type) || length > (SHORT.get(type) ?? length)) return METADATA;
    if (length !== (LENGTHS.get(type) ?? length) || (type !== 'IDAT' && seen.has(type))) return METADATA;
    seen.add(type);
    if (type === 'IHDR') {
      if (at !== 8 || length !== 13) return BROKEN;
      size = { width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (type === 'IDAT') drawn = true;
    if (type === 'IEND') {
      if (!size || !drawn || length !== 0) return BROKEN;
      return end === bytes.length ? { is: 'picture', ...size } : METADATA;
    }
    at = end;
  }
  return BROKEN;
}

import { isFilledExactly } from './jpeg-tables.ts';
import type { PictureFacts } from './picture-facts.ts';

const METADATA: PictureFacts = { is: 'metadata' };
const BROKEN: PictureFacts = { is: 'broken' };

const START_OF_SCAN = 0xda;
const END = 0xd9;
const JFIF = 0xe0;
const ADOBE = 0xee;
/** Quantisation and Huffman tables, restart interval, number of lines. */
const TABLES = new Set([0xdb, 0xc4, 0xdd, 0xdc]);
/** Baseline, extended and progressive frames: what browsers show. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** Walks the segments of a JPEG. Every application segment but JFIF's bare one and Adobe's colour note is metadata. */
export function jpegFacts(bytes: Uint8Array): PictureFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width: number; height: number } | null = null;
  let scanned = false;
  const seen = new Set<number>();
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return BROKEN;
    const marker = view.getUint8(at + 1);
    if (marker === END) {
      if (!size || !scanned) return BROKEN;
      return at + 2 === bytes.length ? { is: 'picture', ...size } : METADATA;
    }
    if (at + 4 > bytes.length) return BROKEN;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return BROKEN;
    const isNeeded = FRAMES.has(marker) || TABLES.has(marker) || marker === START_OF_SCAN;
    if (isNeeded && !isFilledExactly(marker, bytes.subarray(at + 4, end))) return METADATA;
    if (FRAMES.has(marker)) {
      if (size || length < 8) return BROKEN;
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker === START_OF_SCAN) {
      scanned = true;
      const next = endOfScan(bytes, end);
      if (next === null) return BROKEN;
      at = next;
      continue;
    } else if (seen.has(marker) || isMetadata(marker, bytes.subarray(at + 4, end))) return METADATA;
    else if (!TABLES.has(marker) && marker !== JFIF && marker !== ADOBE) return BROKEN;
    // A second colour note or head says nothing new: only a hidden message does.
    if (marker === JFIF || marker === ADOBE) seen.add(marker);
    at = end;
  }
  return BROKEN;
}

function isMetadata(marker: number, content: Uint8Array): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  // JFIF of exactly its own length has no room for a thumbnail.
  if (marker === JFIF)
    return !(
      startsWith(content, 'JFIF\0') &&
      content.length === 14 &&
      content[12] === 0 &&
      content[13] === 0
    );
  if (marker === ADOBE) return !(startsWith(content, 'Adobe') && content.length === 12);
  return true;
}

/** The place of the marker that ends a scan. Inside it 0xff is followed by 0x00, a restart marker, or another 0xff. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) continue;
    if (next !== 0xff) return at;
  }
  return null;
}

function startsWith(content: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => content[index] === letter.charCodeAt(0));
}

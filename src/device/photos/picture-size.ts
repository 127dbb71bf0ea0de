/** How large a picture says it is, and whether its bytes come to an end. */
export interface SaidSize {
  readonly width: number;
  readonly height: number;
  readonly whole: boolean;
}

/**
 * The size that a JPEG or PNG names in its own bytes, before anything is unpacked: a picture of a few kilobytes may ask for
 * gigabytes. Null where the bytes are neither, or say nothing.
 */
export function saidSize(bytes: Uint8Array): SaidSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return jpegSize(view, bytes) ?? pngSize(view);
}

/** Whether the bytes are of the family of HEIC and AVIF, which few browsers open. */
export function isHeic(bytes: Uint8Array): boolean {
  const brand = String.fromCharCode(...bytes.subarray(4, 12));
  return /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif)$/.test(brand);
}

const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb]);
const START_OF_SCAN = 0xda;
const PNG = 0x89504e47;
const IHDR = 0x49484452;

function jpegSize(view: DataView, bytes: Uint8Array): SaidSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (FRAMES.has(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { width, height, whole: endsWhole(bytes, at) };
    }
    // A byte of filling, a marker without content, or a segment that says how long it is.
    if (marker === 0xff) at += 1;
    else if (marker === START_OF_SCAN) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

// Cameras and makers write more after the picture; a file that was cut off has no end marker anywhere after its frame.
function endsWhole(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at > from; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

function pngSize(view: DataView): SaidSize | null {
  if (view.byteLength < 24 || view.getUint32(0) !== PNG || view.getUint32(12) !== IHDR) return null;
  return { width: view.getUint32(16), height: view.getUint32(20), whole: true };
}

/**
 * What the camera's clock showed when a JPEG was taken, `2026-11-24T10:15:00`, or null. Nothing else of its metadata is ever read: not the
 * place, the owner or the camera. `bytes` may be only the beginning of the file.
 */
export function wallClockTaken(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tiff = tiffStart(view);
  if (tiff === null) return null;
  const block = new TiffBlock(view, tiff);
  const details = block.pointer(block.firstDirectory(), EXIF_DIRECTORY);
  const text =
    (details === null ? null : block.text(details, DATE_TIME_ORIGINAL)) ??
    block.text(block.firstDirectory(), DATE_TIME);
  const read = text === null ? null : /^(\d{4}):(\d\d):(\d\d)(?: (\d\d:\d\d:\d\d))?/.exec(text);
  return read ? `${read[1]}-${read[2]}-${read[3]}T${read[4] ?? '12:00:00'}` : null;
}

const EXIF_DIRECTORY = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;
const DATE_TIME = 0x0132;
const APP1 = 0xffe1;
const START_OF_SCAN = 0xffda;
const EXIF = 0x45786966;

function tiffStart(view: DataView): number | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 10 <= view.byteLength) {
    const marker = view.getUint16(at);
    if ((marker & 0xff00) !== 0xff00 || marker === START_OF_SCAN) return null;
    if (marker === APP1 && view.getUint32(at + 4) === EXIF) return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The little-endian or big-endian block of directories inside an EXIF segment. Reads past its end answer nothing. */
class TiffBlock {
  readonly #view: DataView;
  readonly #start: number;
  readonly #little: boolean;

  constructor(view: DataView, start: number) {
    this.#view = view;
    this.#start = start;
    this.#little = start + 2 <= view.byteLength && view.getUint16(start) === 0x4949;
  }

  firstDirectory(): number {
    return this.#long(4) ?? 0;
  }

  pointer(directory: number, tag: number): number | null {
    const entry = this.#entry(directory, tag);
    return entry === null ? null : this.#long(entry + 8);
  }

  text(directory: number, tag: number): string | null {
    const entry = this.#entry(directory, tag);
    const length = entry === null ? null : this.#long(entry + 4);
    const at = entry === null ? null : this.#long(entry + 8);
    if (at === null || length === null || length < 10 || length > 64) return null;
    const from = this.#start + at;
    if (from + length > this.#view.byteLength) return null;
    const codes = Array.from({ length }, (_, index) => this.#view.getUint8(from + index));
    return String.fromCharCode(...codes);
  }

  #entry(directory: number, tag: number): number | null {
    const count = directory === 0 ? null : this.#short(directory);
    for (let index = 0; index < Math.min(count ?? 0, 200); index += 1) {
      const entry = directory + 2 + index * 12;
      if (this.#short(entry) === tag) return entry;
    }
    return null;
  }

  #short(at: number): number | null {
    const from = this.#start + at;
    return from + 2 <= this.#view.byteLength ? this.#view.getUint16(from, this.#little) : null;
  }

  #long(at: number): number | null {
    const from = this.#start + at;
    return from + 4 <= this.#view.byteLength ? this.#view.getUint32(from, this.#little) : null;
  }
}

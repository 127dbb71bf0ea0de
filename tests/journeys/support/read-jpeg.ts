/** What a JPEG file is made of, as a reader that knows nothing of our own code finds it. */
export interface JpegParts {
  readonly width: number;
  readonly height: number;
  /** What a picture does not need: each segment, filling or byte, in words. Empty for a bare picture. */
  readonly extra: readonly string[];
}

const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
/** Tables, the frame and restarts: without them the picture cannot be drawn. */
const NEEDED: ReadonlyMap<number, (body: Buffer) => boolean> = new Map([
  [0xdb, (body) => body.length % 65 === 0],
  [0xc0, (body) => body.length === 6 + 3 * body.readUInt8(5)],
  [0xc2, (body) => body.length === 6 + 3 * body.readUInt8(5)],
  [0xc4, isHuffman],
  [0xdd, (body) => body.length === 2],
]);

/** Reads a JPEG from its first byte to its last, by ITU T.81 and the JFIF note: every byte is accounted for. */
export function readJpeg(file: Buffer): JpegParts {
  if (file.readUInt16BE(0) !== 0xffd8) throw new Error('This is no JPEG.');
  const extra: string[] = [];
  let [width, height] = [0, 0];
  let at = 2;
  for (;;) {
    const from = at;
    if (file.readUInt8(at) !== 0xff) throw new Error(`No marker at ${String(at)}.`);
    while (file.readUInt8(at + 1) === 0xff) at += 1;
    if (at > from) extra.push(`${String(at - from)} bytes of filling`);
    const marker = file.readUInt8(at + 1);
    if (marker === EOI) {
      at += 2;
      break;
    }
    const end = at + 2 + file.readUInt16BE(at + 2);
    const body = file.subarray(at + 4, end);
    if (marker === 0xc0 || marker === 0xc2) [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
    at = end;
    if (marker === SOS) {
      if (body.length !== 4 + 2 * body.readUInt8(0)) extra.push('more in the head of a scan');
      at = endOfScan(file, end);
    } else if (marker === APP0 ? !isPlainJfif(body) : !(NEEDED.get(marker)?.(body) ?? false))
      extra.push(`segment ff${marker.toString(16)} of ${String(body.length)} bytes`);
  }
  if (at < file.length) extra.push(`${String(file.length - at)} bytes behind the end`);
  return { width, height, extra };
}

/** JFIF with its density and no small picture in it. */
function isPlainJfif(body: Buffer): boolean {
  return body.length === 14 && body.toString('latin1', 0, 5) === 'JFIF\0' && body.readUInt16BE(12) === 0;
}

/** Huffman tables that end where they say. */
function isHuffman(body: Buffer): boolean {
  let at = 0;
  while (at + 17 <= body.length) {
    let codes = 0;
    for (let length = 1; length <= 16; length += 1) codes += body.readUInt8(at + length);
    at += 17 + codes;
  }
  return at === body.length;
}

function endOfScan(file: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = file.indexOf(0xff, at);
    if (at < 0 || at + 1 >= file.length) throw new Error('The scan has no end.');
    const next = file.readUInt8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 2;
  }
}

import { deflateSync } from 'node:zlib';
import { crc32 } from './crc32.ts';

/** An application segment of a JPEG. */
export function app(marker: number, text: string): Uint8Array {
  const content = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A comment of a JPEG. */
export const comment = (text: string): Uint8Array => app(0xfe, text);

interface JpegOptions {
  readonly width?: number;
  readonly height?: number;
  readonly before?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
  /** Makes one picture differ from another. */
  readonly seed?: number;
}

/** The segments of a small progressive JPEG with two scans. It is not meant to be decoded. */
export function aJpeg({
  width = 32,
  height = 16,
  before = [],
  after = [],
  seed = 0,
}: JpegOptions = {}): Uint8Array {
  const frame = Buffer.from([0xff, 0xc2, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const table = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 67, 0]), Buffer.alloc(64, (seed % 250) + 1)]);
  const scan = Buffer.from([
    0xff,
    0xda,
    0,
    8,
    1,
    1,
    0,
    0,
    63,
    0,
    0x12,
    0xff,
    0x00,
    seed & 0x7f,
    0xff,
    0xd0,
    0x34,
  ]);
  const jfif = app(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0');
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      jfif,
      ...before,
      table,
      frame,
      scan,
      scan,
      ...after,
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

/** A chunk of a PNG. */
export function chunk(type: string, content: string | Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(content)]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(body.length - 4, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A PNG of one pixel. */
export function aPng(more: readonly Uint8Array[] = []): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...more,
      chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
      chunk('IEND', ''),
    ]),
  );
}

/** A WebP of 5 by 7 pixels, with one more chunk if asked. */
export function aWebp(more?: string): Uint8Array {
  const picture = Buffer.from([0x30, 0, 0, 0x9d, 0x01, 0x2a, 5, 0, 7, 0, 0, 0]);
  return webpOf(['VP8 ', picture], ...(more === undefined ? [] : [[more, Buffer.from('Mary')] as const]));
}

/** A WebP of any chunks. */
export function webpOf(...chunks: readonly (readonly [type: string, content: Uint8Array])[]): Uint8Array {
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    ...chunks.map(([type, content]) => riff(type, Buffer.from(content))),
  ]);
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF'), size(body.length), body]));
}

function riff(type: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), size(content.length), content]);
}

function size(bytes: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(bytes);
  return buffer;
}

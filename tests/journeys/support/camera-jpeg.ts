import type { Page } from '@playwright/test';

/** What a camera writes into a picture that must never leave the phone. Each is a word a test can search for. */
export interface CameraFacts {
  readonly owner: string;
  readonly thumbnail: string;
  /** `2026:11:03 09:12:44`, as cameras write it. */
  readonly takenAt: string;
  /** How the camera was held, 1 to 8 as EXIF counts; 6 where it is not said. */
  readonly orientation?: number;
}

/**
 * A camera-sized JPEG (4000 x 3000 stored pixels, so 12 megapixels) with GPS, orientation 6, an owner's name and an
 * embedded thumbnail in its EXIF. The picture is drawn by the browser; the EXIF is written here, byte by byte.
 */
export async function cameraJpeg(page: Page, seed: number, facts: CameraFacts): Promise<Buffer> {
  const plain = Buffer.from(await page.evaluate(draw, seed), 'base64');
  const exif = exifSegment(facts);
  return Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]);
}

async function draw(seed: number): Promise<string> {
  const canvas = new OffscreenCanvas(4000, 3000);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const wall = context.createLinearGradient(0, 0, 4000, 3000);
  wall.addColorStop(0, `hsl(${String((seed * 67) % 360)} 20% 80%)`);
  wall.addColorStop(1, 'hsl(40 15% 60%)');
  context.fillStyle = wall;
  context.fillRect(0, 0, 4000, 3000);
  for (let spot = 0; spot < 1500; spot += 1) {
    const turn = Math.sin(seed * 7919 + spot * 104_729) * 43_758;
    const part = turn - Math.floor(turn);
    context.fillStyle = `rgb(20 30 20 / ${String(0.1 + part * 0.4)})`;
    context.fillRect(part * 3900, ((spot * 37) % 2900) + part * 90, 10 + part * 40, 10 + part * 30);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

type Entry = readonly [tag: number, type: number, count: number, value: number | Buffer];

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

function ascii(tag: number, text: string): Entry {
  const bytes = Buffer.from(`${text}\0`, 'latin1');
  return [tag, ASCII, bytes.length, bytes];
}

function degrees(tag: number, whole: number, minutes: number): Entry {
  const bytes = Buffer.alloc(24);
  [whole, 1, minutes, 1, 0, 1].forEach((part, index) => bytes.writeUInt32LE(part, index * 4));
  return [tag, RATIONAL, 3, bytes];
}

/** The EXIF segment of a camera: GPS, orientation, owner, time and an embedded thumbnail. */
export function exifSegment({ owner, thumbnail, takenAt, orientation = 6 }: CameraFacts): Buffer {
  const small = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, thumbnail.length + 2]),
    Buffer.from(thumbnail, 'latin1'),
    Buffer.from([0xff, 0xd9]),
  ]);
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]);
  const first = (exifAt: number, gpsAt: number): Entry[] => [
    [0x0112, SHORT, 1, orientation],
    ascii(0x013b, owner),
    [0x8769, LONG, 1, exifAt],
    [0x8825, LONG, 1, gpsAt],
  ];
  const exif: Entry[] = [ascii(0x9003, takenAt), ascii(0xa430, owner)];
  const gps: Entry[] = [
    ascii(0x0001, 'N'),
    degrees(0x0002, 53, 47),
    ascii(0x0003, 'W'),
    degrees(0x0004, 1, 32),
  ];
  const exifAt = 8 + folder(first(0, 0), 8, 0).length;
  const gpsAt = exifAt + folder(exif, exifAt, 0).length;
  const thumbnailFolderAt = gpsAt + folder(gps, gpsAt, 0).length;
  const thumbnailEntries = (at: number): Entry[] => [
    [0x0201, LONG, 1, at],
    [0x0202, LONG, 1, small.length],
  ];
  const thumbnailAt = thumbnailFolderAt + folder(thumbnailEntries(0), thumbnailFolderAt, 0).length;
  const tiff = Buffer.concat([
    header,
    folder(first(exifAt, gpsAt), 8, thumbnailFolderAt),
    folder(exif, exifAt, 0),
    folder(gps, gpsAt, 0),
    folder(thumbnailEntries(thumbnailAt), thumbnailFolderAt, 0),
    small,
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([segment, body]);
}

/** One folder of TIFF entries; values longer than four bytes follow it. */
function folder(entries: readonly Entry[], at: number, next: number): Buffer {
  const table = Buffer.alloc(2 + entries.length * 12 + 4);
  table.writeUInt16LE(entries.length, 0);
  const later: Buffer[] = [];
  let laterAt = at + table.length;
  entries.forEach(([tag, type, count, value], index) => {
    const place = 2 + index * 12;
    table.writeUInt16LE(tag, place);
    table.writeUInt16LE(type, place + 2);
    table.writeUInt32LE(count, place + 4);
    if (typeof value === 'number') table.writeUInt32LE(value, place + 8);
    else if (value.length <= 4) value.copy(table, place + 8);
    else {
      table.writeUInt32LE(laterAt, place + 8);
      later.push(value);
      laterAt += value.length;
    }
  });
  table.writeUInt32LE(next, 2 + entries.length * 12);
  return Buffer.concat([table, ...later]);
}

import type { PhotoType } from '../storage/photos.ts';
import { jpegFacts } from './jpeg.ts';
import type { PictureFacts } from './picture-facts.ts';
import { pngFacts } from './png.ts';
import { webpFacts } from './webp.ts';

/** Bytes that are a picture and nothing else, or a sentence that says what to do. */
export type Checked =
  | { readonly clean: true; readonly type: PhotoType; readonly width: number; readonly height: number }
  | { readonly clean: false; readonly sentence: string };

/** More than any camera phone of the day makes in one picture, and as much as a decoder should be asked to unpack. */
const MOST_PIXELS = 50_000_000;

const READERS: readonly (readonly [PhotoType, (bytes: Uint8Array) => boolean, Reader])[] = [
  ['image/jpeg', (bytes) => startsWith(bytes, [0xff, 0xd8]), jpegFacts],
  ['image/png', (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), pngFacts],
  [
    'image/webp',
    (bytes) =>
      startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
    webpFacts,
  ],
];
type Reader = (bytes: Uint8Array) => PictureFacts;

/**
 * Whether bytes are one JPEG, PNG or WebP picture with nothing else in them: no EXIF, XMP, IPTC, comment, profile, thumbnail
 * or trailing byte, which may name a person or a place. The structure alone is read; nothing is decoded.
 */
export function checkPicture(bytes: Uint8Array): Checked {
  const known = READERS.find(([, isIt]) => isIt(bytes));
  if (!known) return unclean('This is not a photo that can be shown. Take it again with the camera.');
  const [type, , read] = known;
  const facts = read(bytes);
  if (facts.is === 'metadata')
    return unclean(
      'This photo carries more than its picture, such as where it was taken. Take it again in Homefile.',
    );
  if (facts.is === 'broken' || facts.width === 0 || facts.height === 0)
    return unclean('This photo is damaged. Take it again with the camera.');
  if (facts.width * facts.height > MOST_PIXELS)
    return unclean('This photo is too large to be shown. Take it again in Homefile, which makes it smaller.');
  return { clean: true, type, width: facts.width, height: facts.height };
}

function unclean(sentence: string): Checked {
  return { clean: false, sentence: `${sentence} The office keeps this one and shows it to nobody.` };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

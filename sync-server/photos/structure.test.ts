import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { app, aJpeg, aPng, aWebp, chunk, comment, webpOf } from './pictures.fixture.ts';
import { checkPicture } from './structure.ts';

const bytes = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('the check of a picture', () => {
  it('takes a bare JPEG, PNG and WebP, and reads their size', () => {
    expect(checkPicture(aJpeg())).toEqual({ clean: true, type: 'image/jpeg', width: 32, height: 16 });
    expect(checkPicture(aPng())).toEqual({ clean: true, type: 'image/png', width: 1, height: 1 });
    expect(checkPicture(aWebp())).toEqual({ clean: true, type: 'image/webp', width: 5, height: 7 });
  });

  it.each<[string, Uint8Array]>([
    ['EXIF', aJpeg({ before: [app(0xe1, 'Exif\0\0GPS 51.5,-0.1')] })],
    ['XMP', aJpeg({ before: [app(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>')] })],
    ['IPTC', aJpeg({ before: [app(0xed, 'Photoshop 3.0\0by-line')] })],
    ['a colour profile', aJpeg({ before: [app(0xe2, 'ICC_PROFILE\0')] })],
    ['a comment', aJpeg({ before: [comment('Mary Example')] })],
    ['a comment after the scan', aJpeg({ after: [comment('Mary Example')] })],
    ['a JFIF thumbnail', aJpeg({ before: [app(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01abc')] })],
    ['a JFXX thumbnail', aJpeg({ before: [app(0xe0, 'JFXX\0\x10secret')] })],
    ['an Adobe note with more in it', aJpeg({ before: [app(0xee, 'Adobe\0\x64\0\0\0\0\0Mary')] })],
    ['words in a table', aJpeg({ before: [app(0xdb, 'Mary Example, 14 Example Street')] })],
    ['words in a code table', aJpeg({ before: [app(0xc4, 'Mary Example, 14 Example Street')] })],
    ['words in a restart interval', aJpeg({ before: [app(0xdd, 'Mary Example')] })],
    ['words in a scan header', aJpeg({ after: [app(0xda, 'Mary Example')] })],
    ['bytes after the end', bytes(aJpeg(), Buffer.from('Mary'))],
    ['PNG text', aPng([chunk('tEXt', 'Author\0Mary')])],
    ['PNG EXIF', aPng([chunk('eXIf', 'II*\0')])],
    ['PNG time', aPng([chunk('tIME', '1234567')])],
    ['PNG bytes after the end', bytes(aPng(), Buffer.from('Mary'))],
    ['a second JFIF head', aJpeg({ before: [app(0xe0, 'JFIF\0\x01\x01\0MA\0RY\0\0')] })],
    ['words in a PNG density', aPng([chunk('pHYs', 'Mary Example')])],
    ['words in a PNG depth', aPng([chunk('sBIT', 'Mary Example')])],
    ['a JPEG that is a page as well', bytes(aJpeg(), Buffer.from('<script>alert(1)</script>'))],
    ['a JPEG with an archive behind it', bytes(aJpeg(), Buffer.from('PK\x03\x04'))],
    ['two WebP pictures', aWebp('VP8 ')],
    ['WebP EXIF', aWebp('EXIF')],
    ['WebP XMP', aWebp('XMP ')],
    ['WebP bytes after the end', bytes(aWebp(), Buffer.from('Mary'))],
  ])('holds back a picture with %s', (_name, picture) => {
    const checked = checkPicture(picture);
    expect(checked.clean).toBe(false);
    if (!checked.clean) expect(checked.sentence).toContain('carries more than its picture');
  });

  it('holds back what is no picture, a damaged one and one of more than 50 megapixels', () => {
    const sentence = (picture: Uint8Array) => {
      const checked = checkPicture(picture);
      return checked.clean ? '' : checked.sentence;
    };
    expect(sentence(Buffer.from('<svg onload="alert(1)"/>'))).toContain('not a photo');
    expect(sentence(new Uint8Array())).toContain('not a photo');
    expect(sentence(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toContain('not a photo');
    expect(sentence(aJpeg().subarray(0, -2))).toContain('damaged');
    expect(sentence(aJpeg({ width: 8000, height: 8000 }))).toContain('too large');
    const broken = aPng();
    broken[20] = 9;
    expect(sentence(broken)).toContain('damaged');
  });

  it('takes a WebP that draws one frame as large as it says, and no other arrangement of the same parts', () => {
    const canvas = (width: number, height: number, filler = 0) =>
      ['VP8X', Uint8Array.of(0x10, filler, 0, 0, width - 1, 0, 0, height - 1, 0, 0)] as const;
    const frame = (width: number, height: number) => {
      const [high, low] = [height >> 8, height & 255];
      return [
        'VP8 ',
        Uint8Array.of(0x30, 0, 0, 0x9d, 1, 0x2a, width & 255, width >> 8, low, high, 0, 0),
      ] as const;
    };
    const alpha = (length: number) => ['ALPH', new Uint8Array(length)] as const;
    const isClean = (...chunks: readonly (readonly [string, Uint8Array])[]) =>
      checkPicture(webpOf(...chunks)).clean;
    expect(isClean(frame(5, 7))).toBe(true);
    expect(isClean(canvas(5, 7), frame(5, 7))).toBe(true);
    expect(isClean(canvas(5, 7), alpha(36), frame(5, 7))).toBe(true);
    expect(isClean(canvas(5, 7))).toBe(false);
    expect(isClean(canvas(5, 7), alpha(36))).toBe(false);
    expect(isClean(canvas(5, 7), alpha(37), frame(5, 7))).toBe(false);
    expect(isClean(alpha(4), frame(5, 7))).toBe(false);
    expect(isClean(canvas(5, 7, 1), frame(5, 7))).toBe(false);
    expect(isClean(canvas(5, 7), frame(16_383, 16_383))).toBe(false);
  });

  it('never throws and never takes a picture that was cut short', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(aJpeg(), aPng(), aWebp()),
        fc.integer({ min: 0, max: 200 }),
        (picture, cut) => {
          if (cut < picture.length) expect(checkPicture(picture.subarray(0, cut)).clean).toBe(false);
        },
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (any) => checkPicture(any).clean === false));
  });

  it('sums as PNG does', () => {
    expect(crc32(Buffer.from('IEND'))).toBe(0xae426082);
  });
});

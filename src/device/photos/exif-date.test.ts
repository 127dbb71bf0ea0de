import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallClockTaken } from './exif-date.ts';
import { exifSegment, jpegOf, segment } from './jpeg.fixture.ts';

test.each([true, false])('the day is read in either byte order (little-endian: %s)', (little) => {
  const jpeg = jpegOf([segment(0xe0, 'JFIF\0'), exifSegment('2026:11:20 10:11:12', { little })]);
  expect(wallClockTaken(jpeg)).toBe('2026-11-20T10:11:12');
});

test('the date of the last change stands in where the camera’s is missing', () => {
  expect(wallClockTaken(jpegOf([exifSegment('2026:11:21 00:00:00', { original: false })]))).toBe(
    '2026-11-21T00:00:00',
  );
});

test('no date, no EXIF or no JPEG is null', () => {
  expect(wallClockTaken(jpegOf([exifSegment('    :  :     :  :  ')]))).toBeNull();
  expect(wallClockTaken(jpegOf([]))).toBeNull();
  expect(wallClockTaken(new TextEncoder().encode('GIF89a'))).toBeNull();
});

test('no bytes make it fail', () => {
  const whole = [...jpegOf([exifSegment('2026:11:20 10:11:12')])];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
      (changes) => {
        const broken = Uint8Array.from(whole);
        for (const [at, value] of changes) broken[at] = value;
        expect(() => wallClockTaken(broken)).not.toThrow();
      },
    ),
  );
});

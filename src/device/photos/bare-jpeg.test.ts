import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareJpeg } from './bare-jpeg.ts';
import { exifSegment, jpegOf, segment } from './jpeg.fixture.ts';

const text = (bytes: Uint8Array | null) => String.fromCharCode(...(bytes ?? []));

test('owner, place, comments, profiles and trailing bytes are gone; the picture is the same', () => {
  const picture = jpegOf([segment(0xe0, 'JFIF\0'), segment(0xdb, 'tables')]);
  const full = jpegOf(
    [
      segment(0xe0, 'JFIF\0'),
      exifSegment('2026:11:20 10:11:12'),
      segment(0xe2, 'ICC_PROFILE'),
      segment(0xed, 'Photoshop canary'),
      segment(0xfe, 'comment canary'),
      segment(0xdb, 'tables'),
    ],
    [...new TextEncoder().encode('trailing canary')],
  );
  const bare = bareJpeg(full);
  expect(bare).toEqual(picture);
  expect(text(bare)).not.toMatch(/canary/i);
});

test('what is no whole JPEG gives nothing', () => {
  const whole = jpegOf([segment(0xdb, 'tables')]);
  expect(bareJpeg(new Uint8Array())).toBeNull();
  expect(bareJpeg(new TextEncoder().encode('<svg></svg>'))).toBeNull();
  expect(bareJpeg(whole.subarray(0, whole.length - 2))).toBeNull();
});

test('no bytes make it fail, and what it gives is bare already', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
      const bare = bareJpeg(Uint8Array.from([0xff, 0xd8, 0xff, ...tail]));
      if (bare) expect(bareJpeg(bare)).toEqual(bare);
    }),
  );
});

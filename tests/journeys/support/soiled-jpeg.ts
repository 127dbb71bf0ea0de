import { exifSegment, type CameraFacts } from './camera-jpeg.ts';

/** Words that stand in every corner of a soiled file, and must stand nowhere afterwards. */
export const CANARIES = ['Callum Canary', 'thumbnail canary', 'xmp canary', 'comment canary', 'tail canary'];

/** The same picture as a camera and a chain of apps hand it over: everything that a file can carry beside its pixels. */
export function soiledJpeg(plain: Buffer, orientation: number): Buffer {
  const facts: CameraFacts = {
    owner: 'Callum Canary',
    thumbnail: 'thumbnail canary',
    takenAt: '2026:11:03 09:12:44',
    orientation,
  };
  const head = [
    exifSegment(facts),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>xmp canary</dc:creator></x:xmpmeta>'),
    segment(0xe2, 'ICC_PROFILE\0\x01\x01 Callum Canary'),
    segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0dCallum Canary'),
    segment(0xfe, 'comment canary'),
  ];
  return Buffer.concat([plain.subarray(0, 2), ...head, plain.subarray(2), Buffer.from('tail canary'), plain]);
}

function segment(marker: number, words: string): Buffer {
  const body = Buffer.from(words, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

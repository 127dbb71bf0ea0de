/** A segment of a JPEG: marker, length, content. */
export function segment(marker: number, content: Uint8Array | string): number[] {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const length = bytes.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...bytes];
}

/** A JPEG of these segments, with a scan of a few bytes and whatever is to stand after its end. */
export function jpegOf(segments: readonly number[][], after: readonly number[] = []): Uint8Array {
  const scan = [...segment(0xda, new Uint8Array([1, 1, 0])), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd9];
  return Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...scan, ...after]);
}

/** An EXIF segment in either byte order, with a camera's date, its owner and an orientation. */
export function exifSegment(date: string, { little = true, original = true } = {}): number[] {
  const bytes = new Uint8Array(160);
  const view = new DataView(bytes.buffer);
  const put = (text: string, at: number) => bytes.set(new TextEncoder().encode(text), at);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    view.setUint32(at + 4, count, little);
    if (type === 3) view.setUint16(at + 8, value, little);
    else view.setUint32(at + 8, value, little);
  };
  put(little ? 'II' : 'MM', 0);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 3, little);
  entry(10, 0x0112, 3, 1, 6);
  if (original) entry(22, 0x8769, 4, 1, 60);
  else entry(22, 0x0132, 2, 20, 90);
  entry(34, 0x013b, 2, 12, 120);
  view.setUint16(60, 1, little);
  entry(62, 0x9003, 2, 20, 90);
  put(`${date}\0`, 90);
  put('OwnerCanary\0', 120);
  return segment(0xe1, Uint8Array.from([...new TextEncoder().encode('Exif\0\0'), ...bytes]));
}

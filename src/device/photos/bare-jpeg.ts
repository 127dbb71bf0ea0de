/**
 * A JPEG without anything but its picture: application segments other than JFIF's and Adobe's colour note, comments, and
 * whatever stands after the end of the picture are left out. Null when it is no whole JPEG. Browsers add a colour
 * profile when they encode; the server takes none.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint16(at);
    if ((marker & 0xff00) !== 0xff00) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > view.byteLength) return null;
    if (marker === START_OF_SCAN) {
      const last = endOfImage(bytes, end);
      return last === null ? null : joined([...kept, bytes.subarray(at, last)]);
    }
    if (!isMetadata(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const START_OF_SCAN = 0xffda;
const COMMENT = 0xfffe;
const JFIF = 0xffe0;
const ADOBE = 0xffee;

function isMetadata(marker: number): boolean {
  if (marker === COMMENT) return true;
  return marker >= 0xffe0 && marker <= 0xffef && marker !== JFIF && marker !== ADOBE;
}

// Inside a scan 0xff is always followed by 0x00 or a restart marker, so the first end marker is the real one.
function endOfImage(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

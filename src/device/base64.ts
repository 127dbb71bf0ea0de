const CHUNK_BYTES = 0x8000;

/** Bytes as base64, in parts that no browser finds too long. */
export function base64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = '';
  for (let at = 0; at < all.length; at += CHUNK_BYTES) {
    text += String.fromCharCode(...all.subarray(at, at + CHUNK_BYTES));
  }
  return btoa(text);
}

/** Base 64 as bytes; null when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

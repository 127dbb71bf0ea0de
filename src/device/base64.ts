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

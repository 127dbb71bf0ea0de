/** Bytes as they lie on the disk: a fresh nonce of 12 bytes, then what AES-GCM made. */
const NONCE_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Encrypts bytes and binds them to a name: under another name they do not open. */
export async function sealBytes(key: CryptoKey, plain: BufferSource, name: string): Promise<ArrayBuffer> {
  const iv = randomBytes(NONCE_BYTES);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(aesGcm(iv, name), key, plain));
  const all = new Uint8Array(NONCE_BYTES + sealed.length);
  all.set(iv);
  all.set(sealed, NONCE_BYTES);
  return all.buffer;
}

/** Decrypts what `sealBytes` made under this name. Rejects when the key, the name or a single bit differs. */
export function openBytes(key: CryptoKey, sealed: ArrayBuffer, name: string): Promise<ArrayBuffer> {
  const iv = new Uint8Array(sealed, 0, NONCE_BYTES);
  return crypto.subtle.decrypt(aesGcm(iv, name), key, new Uint8Array(sealed, NONCE_BYTES));
}

/** As `sealBytes`, for words. */
export function sealText(key: CryptoKey, text: string, name: string): Promise<ArrayBuffer> {
  return sealBytes(key, encoder.encode(text), name);
}

/** As `openBytes`, for words. */
export async function openText(key: CryptoKey, sealed: ArrayBuffer, name: string): Promise<string> {
  return decoder.decode(await openBytes(key, sealed, name));
}

/** The parameters of AES-GCM with a nonce, bound to a name. */
export function aesGcm(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
}

/** Bytes that nobody can guess. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

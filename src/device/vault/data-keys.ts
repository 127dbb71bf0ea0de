import { aesGcm, randomBytes } from './sealed-bytes.ts';

/** What encrypts an account's work on this phone, and what hides the names under which it lies. */
export interface WorkKeys {
  readonly data: CryptoKey;
  readonly names: CryptoKey;
}

const DATA = { name: 'AES-GCM', length: 256 } as const;
const NAMES = { name: 'HMAC', hash: 'SHA-256', length: 256 } as const;
const NONCE_BYTES = 12;

/** What a wrapped key is for; it opens as nothing else. */
export type KeyPurpose = 'work' | 'names' | `pack ${string}`;

/** A fresh key, as it lies on the disk: encrypted by the key of the vault. */
export async function newWrappedKey(kek: CryptoKey, purpose: KeyPurpose): Promise<ArrayBuffer> {
  const key =
    purpose === 'names'
      ? await crypto.subtle.generateKey(NAMES, true, ['sign'])
      : await crypto.subtle.generateKey(DATA, true, ['encrypt', 'decrypt']);
  return wrap(kek, key, purpose);
}

/** The key itself, for use in memory alone: nothing can read it out again. */
export function unwrappedKey(
  kek: CryptoKey,
  wrapped: ArrayBuffer,
  purpose: KeyPurpose,
  extractable = false,
): Promise<CryptoKey> {
  const iv = new Uint8Array(wrapped, 0, NONCE_BYTES);
  const body = new Uint8Array(wrapped, NONCE_BYTES);
  const [algorithm, usages] =
    purpose === 'names' ? ([NAMES, ['sign']] as const) : ([DATA, ['encrypt', 'decrypt']] as const);
  return crypto.subtle.unwrapKey('raw', body, kek, aesGcm(iv, purpose), algorithm, extractable, usages);
}

/** The same key under another key of a vault. */
export async function rewrappedKey(
  from: CryptoKey,
  to: CryptoKey,
  wrapped: ArrayBuffer,
  purpose: KeyPurpose,
): Promise<ArrayBuffer> {
  return wrap(to, await unwrappedKey(from, wrapped, purpose, true), purpose);
}

async function wrap(kek: CryptoKey, key: CryptoKey, purpose: KeyPurpose): Promise<ArrayBuffer> {
  const iv = randomBytes(NONCE_BYTES);
  const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', key, kek, aesGcm(iv, purpose)));
  const all = new Uint8Array(NONCE_BYTES + wrapped.length);
  all.set(iv);
  all.set(wrapped, NONCE_BYTES);
  return all.buffer;
}

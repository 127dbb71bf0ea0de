import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Seals frozen bytes under a fresh key of their own, bound to the disclosure that they belong to. */
export function seal(bytes: Buffer, of: string): { readonly sealed: Buffer; readonly key: string } {
  const key = randomBytes(KEY_BYTES);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(of));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), body]), key: key.toString('hex') };
}

/** Opens them again; throws when a bit of it was changed or it belongs to another disclosure. */
export function unseal(sealed: Buffer, key: string, of: string): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  const decipher = createDecipheriv(CIPHER, Buffer.from(key, 'hex'), iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(of));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

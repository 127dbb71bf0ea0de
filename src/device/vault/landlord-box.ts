import { aesGcm, randomBytes } from './sealed-bytes.ts';

/** What the boxes of this version say of themselves, to whoever opens them. */
const FORM = 'homefile-box-1';
const NONCE_BYTES = 12;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/**
 * Encrypts bytes so that the landlord's server alone can open them, and not even this phone: a key pair made for this one
 * box, agreed with the landlord's public key. A box is the box's own public key (65 bytes), a nonce (12), and the rest.
 */
export async function sealForLandlord(
  landlordKey: ArrayBuffer,
  plain: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> {
  const theirs = await crypto.subtle.importKey('raw', landlordKey, CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const head = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(FORM);
  const method = { name: 'HKDF', hash: 'SHA-256', salt: head, info };
  const key = await crypto.subtle.deriveKey(method, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
  ]);
  const iv = randomBytes(NONCE_BYTES);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(aesGcm(iv, FORM), key, plain));
  const box = new Uint8Array(head.length + NONCE_BYTES + sealed.length);
  box.set(head);
  box.set(iv, head.length);
  box.set(sealed, head.length + NONCE_BYTES);
  return box.buffer;
}

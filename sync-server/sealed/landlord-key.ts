import { webcrypto } from 'node:crypto';
import type { Storage } from '../storage/storage.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const FORM = new TextEncoder().encode('homefile-box-1');
const POINT_BYTES = 65;
const NONCE_BYTES = 12;

/** The landlord's key pair: phones seal to its public half what they have not sent. Made once, kept in the data folder. */
export class LandlordKey {
  readonly #storage: Storage;
  #pair: Promise<{ readonly secret: webcrypto.CryptoKey; readonly point: Uint8Array }> | null = null;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The public half, in base 64. */
  async publicHalf(): Promise<string> {
    return Buffer.from((await this.#open()).point).toString('base64');
  }

  /** What lies in a box that was sealed to it; null when it is none, or sealed to another. */
  async opened(box: Uint8Array): Promise<Uint8Array | null> {
    if (box.length <= POINT_BYTES + NONCE_BYTES) return null;
    const { secret } = await this.#open();
    const head = box.slice(0, POINT_BYTES);
    try {
      const theirs = await webcrypto.subtle.importKey('raw', head, CURVE, false, []);
      const shared = await webcrypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, secret, 256);
      const base = await webcrypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
      const method = { name: 'HKDF', hash: 'SHA-256', salt: head, info: FORM };
      const aes = { name: 'AES-GCM', length: 256 };
      const key = await webcrypto.subtle.deriveKey(method, base, aes, false, ['decrypt']);
      const iv = box.slice(POINT_BYTES, POINT_BYTES + NONCE_BYTES);
      const how = { name: 'AES-GCM', iv, additionalData: FORM };
      return new Uint8Array(await webcrypto.subtle.decrypt(how, key, box.slice(POINT_BYTES + NONCE_BYTES)));
    } catch {
      return null; // not a point of the curve, another key, or damaged: nothing that could be read
    }
  }

  #open() {
    this.#pair ??= this.#read();
    return this.#pair;
  }

  async #read() {
    const known = this.#storage.read((view) => view.secrets.secret('landlord'));
    const text = known ?? (await this.#make());
    const jwk = JSON.parse(text) as webcrypto.JsonWebKey;
    const secret = await webcrypto.subtle.importKey('jwk', jwk, CURVE, false, ['deriveBits']);
    const point = Buffer.concat([
      Buffer.of(4),
      Buffer.from(jwk.x ?? '', 'base64url'),
      Buffer.from(jwk.y ?? '', 'base64url'),
    ]);
    return { secret, point };
  }

  async #make(): Promise<string> {
    const pair = await webcrypto.subtle.generateKey(CURVE, true, ['deriveBits']);
    const text = JSON.stringify(await webcrypto.subtle.exportKey('jwk', pair.privateKey));
    return this.#storage.write((tx) => tx.secrets.keepFirst('landlord', text));
  }
}

import { openBytes, randomBytes, sealBytes } from './sealed-bytes.ts';

/** The vault's own key, encrypted for one way in, as it lies on the disk. */
export interface WayIn {
  readonly salt: ArrayBuffer;
  /** Rounds of PBKDF2; 0 where the secret is itself a key. */
  readonly rounds: number;
  readonly wrapped: ArrayBuffer;
}

/** What a person knows or has, as the bytes that it is stretched from. */
export type Secret =
  | { readonly by: 'passphrase'; readonly name: string; readonly password: string }
  | { readonly by: 'pin'; readonly digits: string }
  /** 32 bytes that a passkey made for this vault alone. */
  | { readonly by: 'passkey'; readonly output: ArrayBuffer };

/** Name and password as one secret. */
export function passphraseOf(name: string, password: string) {
  return { by: 'passphrase', name, password } as const satisfies Secret;
}

/** As OWASP asks of PBKDF2 with SHA-256. A PIN has a million values: no number of rounds makes it strong. */
const ROUNDS = { passphrase: 600_000, pin: 100_000, passkey: 0 } as const;
const SALT_BYTES = 16;

/** Encrypts the vault's key so that this secret opens it. */
export async function wayInFor(
  secret: Secret,
  kek: BufferSource,
  rounds: number = ROUNDS[secret.by],
  salt: ArrayBuffer = randomBytes(SALT_BYTES).buffer,
): Promise<WayIn> {
  const key = await stretched(secret, salt, rounds);
  return { salt, rounds, wrapped: await sealBytes(key, kek, secret.by) };
}

/** The vault's key, or null when the secret is another one. */
export async function keyThrough(way: WayIn, secret: Secret): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await stretched(secret, way.salt, way.rounds);
  try {
    return new Uint8Array(await openBytes(key, way.wrapped, secret.by));
  } catch {
    return null; // AES-GCM tells a wrong key by itself, and nothing more
  }
}

async function stretched(secret: Secret, salt: ArrayBuffer, rounds: number): Promise<CryptoKey> {
  const [algorithm, method] =
    secret.by === 'passkey'
      ? (['HKDF', { name: 'HKDF', hash: 'SHA-256', salt, info: new Uint8Array() }] as const)
      : (['PBKDF2', { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }] as const);
  const base = await crypto.subtle.importKey('raw', bytesOf(secret), algorithm, false, ['deriveKey']);
  const usages = ['encrypt', 'decrypt'] as const;
  return crypto.subtle.deriveKey(method, base, { name: 'AES-GCM', length: 256 }, false, usages);
}

// The name is part of the secret: nobody’s password opens somebody else’s vault on the same phone, not even an equal one.
function bytesOf(secret: Secret): BufferSource {
  if (secret.by === 'passkey') return secret.output;
  const text =
    secret.by === 'pin' ? secret.digits : `${secret.name.trim().toLowerCase()}\n${secret.password}`;
  return new TextEncoder().encode(text.normalize('NFC'));
}

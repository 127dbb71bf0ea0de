import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHash } from '../storage/accounts.ts';

const derive = promisify(pbkdf2);
const KEY_BYTES = 32;

/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). Tests may pass fewer. */
export const PASSWORD_ROUNDS = 600_000;
/** Long enough for any sentence, short enough that a password is no attack on the processor. */
export const LONGEST_PASSWORD = 1000;

/** Hashes a password as CouchDB does (`pbkdf2` with `sha256`): the salt's hex digits are used as text. */
export async function hashPassword(password: string, iterations = PASSWORD_ROUNDS): Promise<PasswordHash> {
  const salt = randomBytes(16).toString('hex');
  const key = await derive(password, salt, iterations, KEY_BYTES, 'sha256');
  return { iterations, salt, derivedKey: key.toString('hex') };
}

/** Whether this is the password. Takes as long for a wrong one as for the right one. */
export async function isPassword(password: string, hash: PasswordHash): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD) return false;
  const known = Buffer.from(hash.derivedKey, 'hex');
  const key = await derive(password, hash.salt, hash.iterations, known.length, 'sha256');
  return timingSafeEqual(key, known);
}

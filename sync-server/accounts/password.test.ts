import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, LONGEST_PASSWORD } from './password.ts';

describe('passwords', () => {
  it('are hashed as CouchDB does: PBKDF2 with SHA-256 over the salt’s own characters, 32 bytes', async () => {
    // RFC 7914, section 11: PBKDF2-HMAC-SHA-256 of "passwd" with the salt "salt" and 1 round, its first 32 bytes.
    const derivedKey = '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc';
    expect(await isPassword('passwd', { iterations: 1, salt: 'salt', derivedKey })).toBe(true);
    expect(await isPassword('passwe', { iterations: 1, salt: 'salt', derivedKey })).toBe(false);
  });

  it('have a salt of their own each time', async () => {
    const [one, other] = await Promise.all([hashPassword('same', 1), hashPassword('same', 1)]);
    expect(one.salt).not.toBe(other.salt);
    expect(one.derivedKey).not.toBe(other.derivedKey);
    expect(await isPassword('same', one)).toBe(true);
  });

  it('of endless length are wrong at once', async () => {
    const long = 'x'.repeat(LONGEST_PASSWORD + 1);
    expect(await isPassword(long, await hashPassword(long, 1))).toBe(false);
  });
});

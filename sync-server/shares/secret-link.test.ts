import { expect, it } from 'vitest';
import { OftenAsked } from './often-asked.ts';
import { codeHash, isCode, newCode, newToken, tokenHash } from './secret-link.ts';

it('makes tokens of 256 bits and codes that are kept under their token alone', () => {
  const token = newToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(token);
  expect(tokenHash('too short')).toBeNull();
  const code = newCode();
  expect(code).toMatch(/^\d{6}$/);
  const kept = codeHash(token, code);
  expect(isCode(token, `${code.slice(0, 3)} ${code.slice(3)}`, kept)).toBe(true);
  expect(isCode(newToken(), code, kept)).toBe(false);
  expect(isCode(token, '', kept)).toBe(false);
});

it('lets nobody ask more than sixty times a minute, and forgets it after', () => {
  let now = 0;
  const often = new OftenAsked(() => now);
  for (let asked = 0; asked < 60; asked += 1) expect(often.isTooOften('a')).toBe(false);
  expect(often.isTooOften('a')).toBe(true);
  expect(often.isTooOften('b')).toBe(false);
  now = 60_000;
  expect(often.isTooOften('a')).toBe(false);
});

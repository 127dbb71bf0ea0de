import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 bits: nobody finds a link by trying. */
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const CODE_DIGITS = 6;

/** A token of a link as its address holds it. It is told once and kept nowhere. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is kept of a token; null for a text that is none. */
export function tokenHash(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}

/** A one-time code of six digits, told by another channel than the link. */
export function newCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

/** What is kept of a code: nobody can try all of them without the token. */
export function codeHash(token: string, code: string): string {
  return createHmac('sha256', token).update(code).digest('hex');
}

/** Whether somebody typed the code, with spaces or without. */
export function isCode(token: string, typed: string, kept: string): boolean {
  const given = Buffer.from(codeHash(token, typed.replaceAll(/\D/g, '')), 'hex');
  return timingSafeEqual(given, Buffer.from(kept, 'hex'));
}

/** A code in two groups, as it is read out. */
export function codeInWords(code: string): string {
  return `${code.slice(0, CODE_DIGITS / 2)} ${code.slice(CODE_DIGITS / 2)}`;
}

/** The pass to the other parts of a page: of its own key and this link, so that it opens nothing by another one. */
export function passOf(key: string, hash: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`parts ${hash}`).digest('hex');
}

/** Whether somebody holds the pass. */
export function isPass(given: string, pass: string): boolean {
  const [one, other] = [given, pass].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

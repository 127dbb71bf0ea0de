import type { Json } from './json.ts';

/**
 * The one text of a JSON value: members sorted by their UTF-16 code units, no white space, numbers and strings as
 * `JSON.stringify` writes them (RFC 8785 does the same). Two phones that hold the same body write the same text, so a
 * sign-off can name what it signs by its digest.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonicalJson(one)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 of bytes as 64 lower-case hex digits. The platform brings it: the domain has no digest of its own. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

/** The digest by which a sign-off names a record: SHA-256 of the UTF-8 bytes of its body's canonical JSON. */
export function bodyDigest(body: unknown, sha256: Sha256): Promise<string> {
  // A record's body is JSON by its schema; its static type only says `unknown` here.
  return sha256(utf8(canonicalJson(body as Json)));
}

/** UTF-8 without TextEncoder, which the domain does not have. Lone surrogates become U+FFFD, as TextEncoder has it. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const given = character.codePointAt(0) ?? 0;
    const code = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return Uint8Array.from(bytes);
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

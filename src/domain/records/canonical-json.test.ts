import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyDigest, canonicalJson, utf8 } from './canonical-json.ts';
import type { Json } from './json.ts';

const sha256 = (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'));

describe('canonical JSON', () => {
  it('does not depend on the order in which the fields were filled in', async () => {
    const one = { value: 23.4, element: 'wall', at: { b: [1, 'x'], a: null } };
    const other = { at: { a: null, b: [1, 'x'] }, element: 'wall', value: 23.4 };
    expect(canonicalJson(one)).toBe('{"at":{"a":null,"b":[1,"x"]},"element":"wall","value":23.4}');
    expect(await bodyDigest(one, sha256)).toBe(await bodyDigest(other, sha256));
  });

  it('tells a changed answer, an added one and another order of a list apart', async () => {
    const digest = (body: Json) => bodyDigest(body, sha256);
    const signed = await digest({ value: 23.4, needs: ['a', 'b'] });
    expect(await digest({ value: 23.5, needs: ['a', 'b'] })).not.toBe(signed);
    expect(await digest({ value: 23.4, needs: ['b', 'a'] })).not.toBe(signed);
    expect(await digest({ value: 23.4, needs: ['a', 'b'], more: true })).not.toBe(signed);
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(canonicalJson(JSON.parse(text) as Json))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('writes the bytes that TextEncoder writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text));
      }),
    );
    expect(utf8('a\ud800b')).toEqual(new TextEncoder().encode('a\ud800b'));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasDuplicateKeys, jsonParts } from './duplicate-keys.ts';

describe('duplicate keys', () => {
  it.each([
    ['{"a":1,"a":2}'],
    ['{"a":{"b":1,"b":2}}'],
    ['[{"x":"}","x":1}]'],
    ['{"a":1,"\\u0061":2}'],
    ['{"__proto__":{}}'],
    ['{"a":[1,2,{"k":null,"z":0,"k":null}]}'],
  ])('finds them in %s', (text) => {
    expect(hasDuplicateKeys(text)).toBe(true);
  });

  it.each([
    ['{"a":{"a":1},"b":{"a":2}}'],
    ['["a","a"]'],
    ['{"a":"a","b":"\\"a\\":1"}'],
    ['{"constructor":1}'],
    ['{}'],
    ['"a"'],
    ['12'],
  ])('finds none in %s', (text) => {
    expect(hasDuplicateKeys(text)).toBe(false);
  });

  it('finds none in anything that was written from a value, and cuts it as it was written', () => {
    const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(fc.array(values), fc.constantFrom(undefined, 2), (docs, space) => {
        const text = JSON.stringify({ docs, new_edits: false }, null, space);
        expect(hasDuplicateKeys(text)).toBe(false);
        const parts = jsonParts(text, 2);
        expect(parts.map((part) => JSON.parse(part.text) as unknown)).toEqual(
          docs.map((doc) => JSON.parse(JSON.stringify(doc)) as unknown),
        );
        expect(parts.map((part) => part.path[1])).toEqual(docs.map((_, index) => index));
      }),
    );
  });

  it('blames the one document that has them', () => {
    const parts = jsonParts('{"docs":[{"a":1},{"a":1,"a":2},{"b":{}}]}', 2);
    expect(parts.map((part) => part.doubtful)).toEqual([false, true, false]);
  });
});

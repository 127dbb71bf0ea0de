import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laidOut } from './laid-out.ts';

it('puts each answer on a line of its own, and leaves what stands in quotation marks alone', () => {
  expect(laidOut('{"a":"x, {y}\\"","b":[1,2]}')).toBe(
    '{\n  "a":"x, {y}\\"",\n  "b":[\n    1,\n    2\n  ]\n}',
  );
});

it('keeps every sign, also of what is said twice or is no document at all', () => {
  expect(laidOut('{"a":1,"a":2}')).toContain('"a":2');
  const withoutBlanks = (text: string) => text.replace(/[\n ]/g, '');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[],":\\ab 1\n') }), (text) => {
      expect(withoutBlanks(laidOut(text))).toBe(withoutBlanks(text));
    }),
  );
});

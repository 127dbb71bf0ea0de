import { expect, it } from 'vitest';
import { parseJson } from './json-body.ts';

it.each(['\ufeff{}', '{"a":1', '[1,]', '', '\u0000', `${'['.repeat(501)}${']'.repeat(501)}`])(
  'takes no %j',
  (text) => {
    expect(() => parseJson(Buffer.from(text))).toThrow(/JSON/);
  },
);

it('takes no bytes that are no text', () => {
  expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('invalid UTF-8 JSON');
});

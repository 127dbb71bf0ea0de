import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wordsIn } from './words-in.ts';

const WORD = 'canary00042q';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** What a canary could be dressed as on its way out. */
const DRESSES: Readonly<Record<string, Buffer>> = {
  'as it stands': Buffer.from(`{"words":"${WORD}"}`),
  'in capitals': Buffer.from(WORD.toUpperCase()),
  'JSON in JSON': Buffer.from(JSON.stringify(JSON.stringify({ words: WORD }))),
  'escaped letter by letter': Buffer.from(
    [...WORD].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ),
  'percent-encoded': Buffer.from(`/s?q=%63anary%30%300%34%32q`),
  'in base 64': Buffer.from(Buffer.from(`some words and ${WORD} among them`).toString('base64')),
  'in base 64 for addresses': Buffer.from(Buffer.from(`??>>${WORD}`.repeat(3)).toString('base64url')),
  'UTF-16': utf16(`Artist ${WORD}`),
  packed: gzipSync(`a line with ${WORD}`),
  'packed in the middle': Buffer.concat([Buffer.from('IDAT'), deflateSync(WORD)]),
  'packed base 64 in JSON': Buffer.from(
    JSON.stringify({ data: gzipSync(WORD.repeat(3)).toString('base64') }),
  ),
};

describe('the search for canaries', () => {
  it.each(Object.entries(DRESSES))('finds one %s', (_how, bytes) => {
    expect([...wordsIn(bytes)]).toContain(WORD);
  });

  it('finds ids, digests, days, numbers and postcodes, and the first half of a digest', () => {
    const digest = 'cafe'.repeat(16);
    const text = `${digest} 2031-04-09T03:17:42+00:00 077000128 70012012 ZA1 1AA`;
    expect([...wordsIn(Buffer.from(text))].sort()).toEqual(
      [digest, digest.slice(0, 32), '2031-04-09', '077000128', '70012012', 'za1 1aa'].sort(),
    );
  });

  it('finds nothing where there is none', () => {
    expect([...wordsIn(Buffer.from('The wall is wet. 24 % at 1.2 m, 2026-11-24, canary.'))]).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { acceptedEncodings } from './accepted-encodings.ts';

describe('an Accept-Encoding', () => {
  it.each([
    [undefined, false, true],
    ['', false, true],
    ['gzip', true, true],
    ['br, GZIP;q=0.5', true, true],
    ['*', true, true],
    ['gzip;q=0', false, true],
    ['gzip; q = 0.000, *', false, true],
    ['gzipped', false, true],
    ['br', false, true],
    ['identity;q=0', false, false],
    ['gzip, *;q=0', true, false],
    ['*;q=0', false, false],
  ])('%s', (header, gzip, identity) => {
    expect(acceptedEncodings(header)).toEqual({ gzip, identity });
  });

  it.each(['gzip;q=2', 'gzip;q=', 'gzip;level=9', ';q=1', 'gzip;q=0.1234'])('is none in: %s', (header) => {
    expect(acceptedEncodings(header)).toBeNull();
  });
});

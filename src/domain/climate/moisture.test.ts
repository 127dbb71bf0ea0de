import { describe, expect, it } from 'vitest';
import { moisture, readsWetter, type Moisture } from './moisture.ts';

describe('moisture', () => {
  it.each([
    ['wme-percent', 0, true],
    ['wme-percent', 100, true],
    ['wme-percent', 100.1, false],
    ['relative', 999, true],
    ['relative', 1000, false],
    ['relative', -1, false],
    ['relative', NaN, false],
  ] as const)('on the scale %s, %d is a reading: %s', (scale, value, accepted) => {
    expect(moisture(scale, value).ok).toBe(accepted);
  });
});

describe('readsWetter', () => {
  const wme: Moisture<'wme-percent'> = { scale: 'wme-percent', value: 21 };
  const relative: Moisture<'relative'> = { scale: 'relative', value: 170 };

  it('compares readings of one scale', () => {
    expect(readsWetter(wme, { scale: 'wme-percent', value: 17 })).toBe(true);
    expect(readsWetter({ scale: 'relative', value: 170 }, relative)).toBe(false);
  });

  it('does not compare across scales', () => {
    // @ts-expect-error readings of two scales must not compile
    expect(() => readsWetter(wme, relative)).toThrow(TypeError);
  });
});

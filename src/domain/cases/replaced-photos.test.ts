import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPairs, replacedPhotos, standingFor } from './replaced-photos.ts';

const links = [
  { id: 'first', replaces: null },
  { id: 'covered', replaces: 'first' },
  { id: 'marked', replaces: 'covered' },
];

test('what was covered and then marked stands for the first', () => {
  expect([...replacedPhotos(links)]).toEqual(['first', 'covered']);
  expect(standingFor(links)('first')).toBe('marked');
  expect(standingFor(links)('another')).toBe('another');
});

test('a photo that names itself, or two that name each other, end nothing', () => {
  const circle = [
    { id: 'a', replaces: 'b' },
    { id: 'b', replaces: 'a' },
    { id: 'c', replaces: 'c' },
  ];
  expect(replacedPhotos(circle).has('c')).toBe(false);
  expect(['a', 'b']).toContain(standingFor(circle)('a'));
});

test('pairs stand together, and no photo is lost or doubled whoever names whom', () => {
  expect(inPairs(['b', 'x', 'a'], (one) => (one === 'a' ? 'b' : null))).toEqual(['b', 'a', 'x']);
  const befores = fc.array(fc.option(fc.nat(9), { nil: null }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(befores, (named) => {
      const all = named.map((_before, index) => index);
      const listed = inPairs(all, (one) => named[one] ?? null);
      expect([...listed].sort()).toEqual([...all].sort());
    }),
  );
});

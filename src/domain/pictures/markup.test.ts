import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, changesOf, everything, moved, PARTS, partOf, resized, wholePixels } from './markup.ts';

const picture = { width: fc.integer({ min: 40, max: 1600 }), height: fc.integer({ min: 40, max: 1600 }) };
const shift = fc.integer({ min: -3000, max: 3000 });

test('no move, no stretch and no drag takes a box out of the picture or makes it vanish', () => {
  fc.assert(
    fc.property(fc.record(picture), shift, shift, shift, shift, (within, a, b, c, d) => {
      const drawn = between([a, b], [c, d], within);
      for (const box of [drawn, moved(drawn, c, d, within), resized(drawn, a, b, within)]) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(within.width);
        expect(box.y + box.height).toBeLessThanOrEqual(within.height);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test('the nine parts leave no pixel out and share none', () => {
  fc.assert(
    fc.property(fc.record(picture), (size) => {
      const parts = PARTS.map((_name, part) => partOf(size, part));
      const area = parts.reduce((sum, { width, height }) => sum + width * height, 0);
      expect(area).toBe(size.width * size.height);
      expect(partOf(size, 8).x + partOf(size, 8).width).toBe(size.width);
    }),
  );
});

test('a pixel that a box touches is covered whole', () => {
  expect(wholePixels({ x: 10.4, y: 3.9, width: 5.2, height: 1 })).toEqual({
    x: 10,
    y: 3,
    width: 6,
    height: 2,
  });
});

test('what was done to a picture is said', () => {
  const box = everything({ width: 9, height: 9 });
  expect(changesOf([{ as: 'arrow', box, label: null }])).toEqual(['marked']);
  expect(
    changesOf([
      { as: 'circle', box, label: 'leak-here' },
      { as: 'cover', box },
    ]),
  ).toEqual(['covered', 'marked']);
});

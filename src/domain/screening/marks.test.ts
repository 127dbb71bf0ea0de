import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carrySpans, marksOf } from './marks.ts';

const TEXT = 'Ann says fan dead. Annex wall wet. Ring Ann';
const ANN = { start: 0, end: 3, category: 'identity' } as const;

describe('marksOf', () => {
  it('marks whole words that a person adds, wherever they stand', () => {
    const marks = marksOf(TEXT, [ANN], { kept: [], added: ['Ann'] });
    expect(marks.map(({ start, by }) => [start, by])).toEqual([
      [0, 'person'],
      [40, 'person'],
    ]);
  });

  it('remembers what a person keeps in', () => {
    expect(marksOf(TEXT, [ANN], { kept: ['Ann'], added: [] })).toEqual([
      { ...ANN, words: 'Ann', by: 'screen', kept: true },
    ]);
  });
});

describe('carrySpans', () => {
  it('keeps every span on its own words while words are typed before or after it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, typed, after) => {
        const from = `${before}¶Ann¶${after}`;
        const to = `${before}${typed}¶Ann¶${after}`;
        const start = before.length + 1;
        for (const span of carrySpans([{ start, end: start + 3, category: 'identity' }], from, to)) {
          expect(to.slice(span.start, span.end)).toBe('Ann');
        }
      }),
    );
  });

  it('drops what the typing touched', () => {
    expect(carrySpans([ANN], 'Ann says', 'Anna says')).toEqual([ANN]);
    expect(carrySpans([ANN], 'Ann says', 'Axn says')).toEqual([]);
  });
});

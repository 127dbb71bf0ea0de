import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotAxis } from './plot-axis.ts';

describe('the axis of a plot', () => {
  it('stands on round numbers', () => {
    expect(plotAxis([23.4, 31.2]).ticks).toEqual([20, 25, 30, 35]);
    expect(plotAxis([12.4, 18]).ticks).toEqual([12, 14, 16, 18]);
  });

  it('has room for one value, for equal ones and for none', () => {
    for (const values of [[20], [7.5, 7.5], [0], [-3], []]) {
      const { min, max, ticks } = plotAxis(values);
      expect(max).toBeGreaterThan(min);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('holds every value between its ends, with few ticks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -400, max: 9990 }).map((tenths) => tenths / 10),
          { minLength: 1 },
        ),
        (values) => {
          const { min, max, ticks } = plotAxis(values);
          expect(Math.min(...values)).toBeGreaterThanOrEqual(min);
          expect(Math.max(...values)).toBeLessThanOrEqual(max);
          expect(ticks.length).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});

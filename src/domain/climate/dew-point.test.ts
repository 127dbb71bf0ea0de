import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dewPoint, surfaceCondition, type Air } from './dew-point.ts';

function air(celsius: number, humidityPercent: number): Air {
  return { celsius, humidityPercent };
}

function value<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe('dewPoint', () => {
  it.each([
    [20, 50, 9.26],
    [20, 60, 12.0],
    [18, 70, 12.45],
    [21, 65, 14.17],
    [16, 80, 12.55],
    [10, 85, 7.59],
  ])('of %d °C at %d %% is %d °C', (celsius, humidity, expected) => {
    expect(value(dewPoint(air(celsius, humidity)))).toBeCloseTo(expected, 2);
  });

  it.each([
    [-40.1, 50],
    [60.1, 50],
    [20, 0.9],
    [20, 100.1],
    [NaN, 50],
    [20, NaN],
    [Infinity, 50],
  ])('refuses %d °C at %d %%', (celsius, humidity) => {
    expect(dewPoint(air(celsius, humidity)).ok).toBe(false);
  });

  it.each([
    [-40, 1],
    [60, 100],
  ])('takes the ends of its range: %d °C at %d %%', (celsius, humidity) => {
    expect(dewPoint(air(celsius, humidity)).ok).toBe(true);
  });

  it('is never above the air, and equals it when the air is full', () => {
    const celsius = fc.double({ min: -40, max: 60, noNaN: true });
    fc.assert(
      fc.property(celsius, fc.double({ min: 1, max: 100, noNaN: true }), (at, humidity) => {
        expect(value(dewPoint(air(at, humidity)))).toBeLessThanOrEqual(at + 1e-9);
        expect(value(dewPoint(air(at, 100)))).toBeCloseTo(at, 9);
      }),
    );
  });
});

describe('surfaceCondition', () => {
  it.each([
    [20, 60, 14, 87.7, 'mould-risk'],
    [18, 70, 13.5, 93.3, 'mould-risk'],
    [20, 65, 12, 108.3, 'condensing'],
    [20, 40, 18, 45.3, 'dry'],
  ])('of %d °C at %d %% on a surface of %d °C is %d %%: %s', (celsius, humidity, surface, percent, state) => {
    const condition = value(surfaceCondition(air(celsius, humidity), surface));
    expect(condition.surfaceHumidityPercent).toBeCloseTo(percent, 1);
    expect(condition.state).toBe(state);
  });

  it('gives the margin above the dew point', () => {
    const condition = value(surfaceCondition(air(18, 70), 13.5));
    expect(condition.dewPointCelsius).toBeCloseTo(12.45, 2);
    expect(condition.marginCelsius).toBeCloseTo(1.05, 2);
  });

  it('condenses exactly where the margin is gone', () => {
    const arbitrary = [
      fc.double({ min: -20, max: 40, noNaN: true }),
      fc.double({ min: 5, max: 99, noNaN: true }),
    ] as const;
    fc.assert(
      fc.property(
        ...arbitrary,
        fc.double({ min: -30, max: 50, noNaN: true }),
        (celsius, humidity, surface) => {
          const condition = value(surfaceCondition(air(celsius, humidity), surface));
          fc.pre(Math.abs(condition.marginCelsius) > 1e-6);
          expect(condition.state === 'condensing').toBe(condition.marginCelsius < 0);
        },
      ),
    );
  });

  it('refuses a surface outside its range', () => {
    expect(surfaceCondition(air(20, 50), -41).ok).toBe(false);
    expect(surfaceCondition(air(20, 50), NaN).ok).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading } from '../records/reading.ts';
import { readingHistory, scaleKey, spotKey } from './reading-history.ts';
import { filedAt, MARCH, NOVEMBER, pinAt } from './readings.fixture.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const room = (n: number, visited = NOVEMBER) =>
  filedAt('room', n, { roomKind: 'bedroom', number: 2 }, visited);
const rooms = [room(20, MARCH), room(21)];

describe('the readings of a home over its visits', () => {
  it('join rooms of one name and tell the course of a spot in a sentence', () => {
    const [bedroom, ...others] = readingHistory(
      [...rooms, pinAt(31, 21, 23.4, NOVEMBER), pinAt(30, 20, 31.2, MARCH)],
      NOW,
    );
    expect(others).toEqual([]);
    expect(bedroom?.room).toBe('Bedroom 2');
    expect(bedroom?.scales).toHaveLength(1);
    const [scale] = bedroom?.scales ?? [];
    expect(scale?.unit).toBe('%WME, pin, plaster');
    expect(scale?.spots[0]?.points.map(({ value, when }) => `${value} ${when}`)).toEqual([
      '31.2 Thu 12 Mar',
      '23.4 Tue 24 Nov',
    ]);
    expect(scale?.finding).toBe(
      'Bedroom 2, moisture in %WME, pin, plaster. Wall ahead of the door, low: fell from 31.2 on Thu 12 Mar to 23.4 on Tue 24 Nov.',
    );
  });

  it('keep %WME in timber, %WME in plaster and relative readings apart', () => {
    const [bedroom] = readingHistory(
      [
        ...rooms,
        pinAt(30, 21, 31.2, NOVEMBER),
        pinAt(31, 21, 18, NOVEMBER, { substrate: 'timber' }),
        pinAt(32, 21, 180, NOVEMBER, { scale: 'relative', method: 'radio-frequency' }),
      ],
      NOW,
    );
    expect(bedroom?.scales.map(({ unit }) => unit)).toEqual([
      '%WME, pin, plaster',
      '%WME, pin, timber',
      'relative, radio frequency, plaster',
    ]);
  });

  it('leave out what was struck out, and what names a room that is not here', () => {
    const struck = pinAt(30, 21, 99, NOVEMBER, { struckOut: 'mistyped' });
    expect(readingHistory([...rooms, struck, pinAt(31, 25, 12, NOVEMBER)], NOW)).toEqual([]);
  });

  it('never put two scales or two spots into one line, whatever was read', () => {
    const keys = (field: 'substrate' | 'wall' | 'height') => {
      const { shape } = reading.fields[field];
      return shape.as === 'choice' ? [...shape.options.keys()] : [];
    };
    const any = fc.record({
      substrate: fc.constantFrom(...keys('substrate')),
      wall: fc.constantFrom(...keys('wall')),
      height: fc.constantFrom(...keys('height')),
      scale: fc.constantFrom('wme-percent', 'relative'),
      value: fc.integer({ min: 0, max: 100 }),
      struckOut: fc.constantFrom(undefined, 'mistyped'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (bodies) => {
        const readings = bodies.map(({ struckOut, ...body }, n) =>
          pinAt(100 + n, 21, body.value, NOVEMBER, { ...body, ...(struckOut ? { struckOut } : {}) }),
        );
        const bodyOf = new Map(readings.map(({ id, record }) => [id, record]));
        const drawn = readingHistory([...rooms, ...readings], NOW).flatMap(({ scales }) =>
          scales.flatMap((scale) => scale.spots.map((spot) => ({ scale, spot }))),
        );
        for (const { scale, spot } of drawn)
          for (const point of spot.points) {
            const record = bodyOf.get(point.id);
            if (record?.kind !== 'reading') throw new Error('A point comes from a reading.');
            expect(scaleKey(record.body)).toBe(scale.key);
            expect(spotKey(record.body)).toBe(spot.key);
            expect(record.body.struckOut).toBeUndefined();
          }
        const standing = bodies.filter(({ struckOut }) => struckOut === undefined).length;
        expect(drawn.flatMap(({ spot }) => spot.points)).toHaveLength(standing);
      }),
      { numRuns: 60 },
    );
  });
});

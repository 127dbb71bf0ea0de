import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocalDate, type LocalDate } from '../records/moments.ts';
import { scaleLimits } from '../records/reading.ts';
import { isOverdue, metersAfter, metersFor, overdueWords, type Meter } from './meters.ts';
import { differenceWords, lastReading } from './reading-comparison.ts';
import { marginWords } from './room-air.ts';
import { filedAt, id, MARCH, NOVEMBER, pinAt } from './readings.fixture.ts';
import { isSame, nextSpot, type Spot } from './spots.ts';
import { withPoint } from './typed-reading.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const SCALES = ['wme-percent', 'relative', 'percent', 'celsius'] as const;

describe('the decimal point that a pad sets', () => {
  it('stands before the last of three digits where the scale does not reach so far', () => {
    expect(withPoint('234', 'wme-percent')).toBe('23.4');
    expect(withPoint('135', 'celsius')).toBe('13.5');
    expect(withPoint('-105', 'celsius')).toBe('-10.5');
  });

  it('is never set in a number that may be meant as it stands', () => {
    for (const typed of ['100', '23', '9', '23.4', '', '-', '1234', '012'])
      expect(withPoint(typed, 'wme-percent')).toBe(typed);
    expect(withPoint('234', 'relative')).toBe('234');
    expect(withPoint('999', 'celsius')).toBe('999');
    // A slip for 70, as likely as not.
    expect(withPoint('170', 'percent')).toBe('170');
  });

  it('leaves every number alone that its scale holds, and makes none that it does not hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 9999 }), fc.constantFrom(...SCALES), (whole, scale) => {
        const limits = scaleLimits(scale);
        if (!limits) throw new Error('Every scale has limits.');
        const shown = Number(withPoint(String(whole), scale));
        if (whole >= limits.min && whole <= limits.max) expect(shown).toBe(whole);
        else if (shown !== whole) {
          expect(shown).toBeGreaterThanOrEqual(limits.min);
          expect(shown).toBeLessThanOrEqual(limits.max);
        }
      }),
    );
  });
});

describe('the next spot', () => {
  const wall = (where: Spot['wall'], height: Spot['height']): Spot =>
    ({ element: 'wall', wall: where, height }) as Spot;

  it('goes up the wall, then to the next wall from the door', () => {
    expect(nextSpot(wall('left', 'low'), [])).toEqual(wall('left', 'middle'));
    expect(nextSpot(wall('left', 'high'), [])).toEqual(wall('ahead', 'low'));
    expect(nextSpot(wall('behind', 'high'), [])).toEqual(wall('left', 'low'));
  });

  it('passes over what was read, and stays where there is no order', () => {
    expect(nextSpot(wall('left', 'low'), [wall('left', 'middle')])).toEqual(wall('left', 'high'));
    expect(nextSpot({ element: 'ceiling' }, [])).toEqual({ element: 'ceiling' });
    expect(nextSpot({ element: 'skirting', wall: 'left' }, [])).toEqual({
      element: 'skirting',
      wall: 'ahead',
    });
  });

  it('comes by each of the twelve spots of a room once, wherever it begins', () => {
    const walls = ['left', 'ahead', 'right', 'behind'] as const;
    const heights = ['low', 'middle', 'high'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...walls), fc.constantFrom(...heights), (where, height) => {
        const seen: Spot[] = [wall(where, height)];
        while (seen.length < 12) {
          const next = nextSpot(seen.at(-1) ?? {}, seen);
          expect(seen.some((one) => isSame(one, next))).toBe(false);
          seen.push(next);
        }
      }),
    );
  });
});

describe('the reading of the last visit', () => {
  const rooms = [
    filedAt('room', 20, { roomKind: 'bedroom', number: 2 }, MARCH),
    filedAt('room', 21, { roomKind: 'bedroom', number: 2 }, NOVEMBER),
    filedAt('room', 22, { roomKind: 'bedroom', number: 1 }, MARCH),
  ];
  const asked = {
    quantity: 'moisture',
    scale: 'wme-percent',
    method: 'pin',
    substrate: 'plaster',
    element: 'wall',
    wall: 'ahead',
    height: 'low',
    room: id(21),
    inspection: id(NOVEMBER.visit),
  } as const;

  it('is told with its day and scale, and the difference in words', () => {
    const last = lastReading(asked, [...rooms, pinAt(30, 20, 31.2, MARCH)], NOW);
    if (!last) throw new Error('There is one.');
    expect(last.words).toBe('Last visit Thu 12 Mar: 31.2 %WME, pin, plaster here.');
    expect(differenceWords(last, 23.4, 'Protimeter 1204')).toBe('7.8 lower than then.');
    expect(differenceWords(last, 31.2, 'Protimeter 1204')).toBe('The same as then.');
    expect(differenceWords(last, 33, 'Other 9')).toBe('1.8 higher than then, with another meter.');
    expect(differenceWords(last, null, 'Protimeter 1204')).toBe('');
  });

  it('is never of another scale, substrate, spot, room or of this visit, nor one struck out', () => {
    const others = [
      pinAt(30, 20, 18, MARCH, { substrate: 'timber' }),
      pinAt(31, 20, 180, MARCH, { scale: 'relative', method: 'radio-frequency' }),
      pinAt(32, 20, 30, MARCH, { height: 'high' }),
      pinAt(33, 22, 30, MARCH),
      pinAt(34, 21, 30, NOVEMBER),
      pinAt(35, 20, 30, MARCH, { struckOut: 'wrong-spot' }),
    ];
    expect(lastReading(asked, [...rooms, ...others], NOW)).toBeNull();
  });

  it('is not compared where two meters have relative scales of their own', () => {
    const relative = { ...asked, scale: 'relative', method: 'radio-frequency' } as const;
    const before = pinAt(30, 20, 180, MARCH, { scale: 'relative', method: 'radio-frequency' });
    const last = lastReading(relative, [...rooms, before], NOW);
    if (!last) throw new Error('There is one.');
    expect(differenceWords(last, 150, 'Other 9')).toBe(
      'Taken with another meter, so the two are not compared.',
    );
    expect(differenceWords(last, 150, 'Protimeter 1204')).toBe('30 lower than then.');
  });
});

describe('the humidity at a surface', () => {
  it('is told against the alarm, as condensing over 100, and is rounded down', () => {
    const words = (celsius: number, humidityPercent: number, surface: number) =>
      marginWords({ celsius, humidityPercent }, surface)?.surface;
    expect(words(18, 70, 13.5)).toBe('Surface humidity 93 %, over the 80 % alarm');
    expect(words(20, 60, 14)).toBe('Surface humidity 87 %, over the 80 % alarm');
    expect(words(20, 65, 12)).toBe('Surface humidity: condensing');
    expect(words(20, 50, 18)).toBe('Surface humidity 56 %');
  });
});

describe('a meter', () => {
  const day = (text: string): LocalDate => {
    if (!isLocalDate(text)) throw new Error('A day.');
    return text;
  };

  it('is overdue from the day after its check was due, and says so without losing the reading', () => {
    expect(isOverdue(day('2026-09-03'), day('2026-09-03'))).toBe(false);
    expect(overdueWords('T-2', day('2026-09-03'), day('2026-11-24'), NOW)).toBe(
      'Meter T-2 was due a check on Thu 3 Sep. The reading is kept and marked.',
    );
    expect(overdueWords('T-2', day('2026-11-24'), day('2026-11-24'), NOW)).toBe('');
    expect(overdueWords('T-2', null, day('2026-11-24'), NOW)).toBe('');
  });

  it('is known from use: what for, and until when', () => {
    const pin: Meter = { name: 'T-2', uses: ['pin'], dueOn: day('2026-12-01') };
    const known = metersAfter([{ name: 'H-7', uses: ['air'], dueOn: null }, pin], {
      name: 'T-2',
      uses: ['radio'],
      dueOn: null,
    });
    expect(known.map(({ name }) => name)).toEqual(['T-2', 'H-7']);
    expect(known[0]).toEqual({ name: 'T-2', uses: ['radio', 'pin'], dueOn: '2026-12-01' });
    expect(metersFor(known, 'air').map(({ name }) => name)).toEqual(['H-7', 'T-2']);
  });
});

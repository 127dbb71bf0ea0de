import type { Chance } from '../chance.ts';
import type { RoomSeen, Seen } from '../inspection-visit.ts';
import { air, moisture, relativeMoisture, surface } from '../readings.ts';

/** A number from `low` to `high` with one place after the point. */
export function tenths(chance: Chance, low: number, high: number): number {
  return chance.whole(Math.round(low * 10), Math.round(high * 10)) / 10;
}

/** A bedroom with black mould where the cold outside wall meets the ceiling. */
export function mouldyBedroom(chance: Chance, number = 2, note?: string): RoomSeen {
  const spot = { element: 'wall', wall: 'ahead', height: 'high' } as const;
  return {
    room: { roomKind: 'bedroom', number },
    findings: [
      {
        findingKind: 'mould',
        ...spot,
        beyond: 'outside',
        extent: chance.pick(['patch', 'area', 'large'] as const),
        cause: 'condensation',
        confidence: 'likely',
        hazard: 'damp-and-mould',
        remedy: 'clean-and-treat-mould',
      },
    ],
    readings: [
      ...air(tenths(chance, 15.5, 18.5), chance.whole(66, 78)),
      surface(tenths(chance, 9.5, 11.8), spot),
      moisture(tenths(chance, 19, 26), spot),
    ],
    pictures: ['mould-corner'],
    ...(note === undefined ? {} : { note }),
  };
}

/** A bedroom that was measured and found dry. */
export function dryBedroom(chance: Chance): RoomSeen {
  const spot = { element: 'wall', wall: 'ahead', height: 'high' } as const;
  return {
    room: { roomKind: 'bedroom', number: 1, nothingFound: true },
    readings: [
      ...air(tenths(chance, 18.5, 21), chance.whole(48, 58)),
      surface(tenths(chance, 14.5, 16.5), spot),
      moisture(tenths(chance, 11, 15), spot),
    ],
  };
}

/** A kitchen or living room where damp is measured by radio frequency and nothing is seen. */
export function dampLivingRoom(chance: Chance): RoomSeen {
  return {
    room: { roomKind: 'living-room' },
    findings: [
      {
        findingKind: 'damp',
        element: 'window-reveal',
        wall: 'left',
        beyond: 'outside',
        extent: 'patch',
        extentSquareMetres: chance.whole(12, 30) / 100,
        cause: 'penetrating-window',
        confidence: 'possible',
        remedy: 'reseal',
        quantity: chance.whole(3, 6),
        quantityUnit: 'metre',
      },
    ],
    readings: [
      ...air(tenths(chance, 17, 20), chance.whole(55, 68)),
      relativeMoisture(chance.whole(210, 480), { element: 'window-reveal', wall: 'left', height: 'low' }),
    ],
    pictures: ['mould-window'],
  };
}

/** A bathroom whose fan does not run. */
export function stillFan(): RoomSeen {
  return {
    room: { roomKind: 'bathroom' },
    findings: [
      {
        findingKind: 'repair',
        element: 'fan',
        defect: 'not-working',
        remedy: 'fit-extractor-fan',
        quantity: 1,
        quantityUnit: 'item',
      },
    ],
    pictures: ['extract-fan'],
  };
}

/** A room in which nothing was found. */
export function clearRoom(roomKind: RoomSeen['room']['roomKind'], number?: number): RoomSeen {
  return { room: { roomKind, nothingFound: true, ...(number === undefined ? {} : { number }) } };
}

/** A first look in person, heating on and windows closed, on an autumn day. */
export function firstLook(chance: Chance, rooms: readonly RoomSeen[]): Seen {
  return {
    inspection: {
      investigation: 'standard',
      heating: chance.pick(['on', 'on', 'off'] as const),
      windows: 'closed',
      outdoorCelsius: tenths(chance, 3, 12),
      outdoorHumidityPercent: chance.whole(78, 94),
    },
    rooms,
  };
}

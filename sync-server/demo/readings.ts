import type { ReadingBody } from './inspection-visit.ts';

/** The meters that the demo's surveyors carry, as printed on them. */
const MOISTURE_METER = 'T-2';
const AIR_METER = 'H-5';

/** Air temperature in °C and relative humidity in percent, read together. */
export function air(celsius: number, humidityPercent: number): readonly ReadingBody[] {
  return [
    { quantity: 'air-temperature', scale: 'celsius', value: celsius, method: 'sensor', meter: AIR_METER },
    {
      quantity: 'relative-humidity',
      scale: 'percent',
      value: humidityPercent,
      method: 'sensor',
      meter: AIR_METER,
    },
  ];
}

type Spot = Pick<ReadingBody, 'element' | 'wall' | 'height'>;

/** The temperature of a surface in °C. */
export function surface(celsius: number, spot: Spot): ReadingBody {
  return { quantity: 'surface-temperature', scale: 'celsius', value: celsius, method: 'spot', ...spot };
}

/** Moisture by pin in %WME, into plaster unless it is said to be another stuff. */
export function moisture(
  wmePercent: number,
  spot: Spot,
  substrate: NonNullable<ReadingBody['substrate']> = 'plaster',
): ReadingBody {
  return {
    quantity: 'moisture',
    scale: 'wme-percent',
    value: wmePercent,
    method: 'pin',
    substrate,
    meter: MOISTURE_METER,
    ...spot,
  };
}

/** Moisture by radio frequency on its own scale of 0 to 999, where pins would do harm. */
export function relativeMoisture(value: number, spot: Spot): ReadingBody {
  return {
    quantity: 'moisture',
    scale: 'relative',
    value,
    method: 'radio-frequency',
    meter: MOISTURE_METER,
    ...spot,
  };
}

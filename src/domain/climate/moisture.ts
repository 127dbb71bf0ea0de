import { fail, ok, type Result } from '../result.ts';

/** The scales of moisture meters. A number without its scale means nothing. */
export const MOISTURE_SCALES = {
  // The moisture that a piece of wood would reach beside the material: on plaster and masonry it is comparative.
  'wme-percent': { unit: '%WME', min: 0, max: 100 },
  // Radio-frequency meters, to about 19 mm of depth. They miss condensation on the surface.
  relative: { unit: 'relative', min: 0, max: 999 },
} as const satisfies Record<string, { unit: string; min: number; max: number }>;

export type MoistureScale = keyof typeof MOISTURE_SCALES;

/**
 * A reading on a scale. The type holds the scales apart: nothing here converts one into the other or averages, and
 * readings of two scales cannot be compared even by mistake. Salts, foil and metal raise readings.
 */
export interface Moisture<Scale extends MoistureScale> {
  readonly scale: Scale;
  readonly value: number;
}

/** A reading within its scale, or a sentence that says which numbers the scale has. */
export function moisture<Scale extends MoistureScale>(
  scale: Scale,
  value: number,
): Result<Moisture<Scale>, string> {
  const { min, max, unit } = MOISTURE_SCALES[scale];
  return value >= min && value <= max ? ok({ scale, value }) : fail(`Enter ${min} to ${max} (${unit}).`);
}

/** Whether `one` reads wetter than `other` of the same scale. Only readings of one meter are worth comparing. */
export function readsWetter<Scale extends MoistureScale>(
  one: Moisture<Scale>,
  other: Moisture<NoInfer<Scale>>,
): boolean {
  if (one.scale !== other.scale) throw new TypeError('Two scales cannot be compared.');
  return one.value > other.value;
}

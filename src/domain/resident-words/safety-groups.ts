import type { HazardKey } from '../deadlines/hazards.ts';

/** Hazards that call for the same advice while the resident waits. */
export type SafetyGroup = 'damp' | 'cold' | 'gas' | 'electrical' | 'fire' | 'structure' | 'falls' | 'other';

const GROUPS: Partial<Record<HazardKey, SafetyGroup>> = {
  'damp-and-mould': 'damp',
  'excess-cold': 'cold',
  'carbon-monoxide': 'gas',
  'uncombusted-fuel-gas': 'gas',
  'indoor-air-pollutants': 'gas',
  explosions: 'gas',
  electrical: 'electrical',
  fire: 'fire',
  'fire-and-explosions': 'fire',
  'flames-and-hot-surfaces': 'fire',
  'structural-collapse': 'structure',
  'falls-in-baths': 'falls',
  'falls-on-level-surfaces': 'falls',
  'falls-on-stairs': 'falls',
  'falls-between-levels': 'falls',
  'falls-on-the-level': 'falls',
};

/** The group of a hazard; what has no advice of its own is told how to reach the landlord. */
export function safetyGroupOf(hazard: HazardKey): SafetyGroup {
  return GROUPS[hazard] ?? 'other';
}

/**
 * The hazards of the Housing Health and Safety Rating System (HHSRS), as keys. Records store the key, never a number:
 * the scheme was renumbered in June 2026, when "hazard 1" stopped being damp and mould and became falls. Keys of both
 * schemes stay valid for ever, so that old records can be read. No score is shipped.
 */
export const HAZARDS = {
  'damp-and-mould': 'Damp and mould growth',
  'excess-cold': 'Excess cold',
  'excess-heat': 'Excess heat',
  'asbestos-and-mmf': 'Asbestos and MMF',
  biocides: 'Biocides',
  'carbon-monoxide': 'Carbon monoxide and fuel combustion products',
  lead: 'Lead',
  radiation: 'Radiation',
  'uncombusted-fuel-gas': 'Uncombusted fuel gas',
  'volatile-organic-compounds': 'Volatile organic compounds',
  'crowding-and-space': 'Crowding and space',
  'entry-by-intruders': 'Entry by intruders',
  lighting: 'Lighting',
  noise: 'Noise',
  'domestic-hygiene-pests-and-refuse': 'Domestic hygiene, pests and refuse',
  'food-safety': 'Food safety',
  'personal-hygiene-sanitation-and-drainage': 'Personal hygiene, sanitation and drainage',
  'water-supply': 'Water supply',
  'falls-in-baths': 'Falls associated with baths etc.',
  'falls-on-level-surfaces': 'Falling on level surfaces etc.',
  'falls-on-stairs': 'Falling on stairs etc.',
  'falls-between-levels': 'Falling between levels',
  electrical: 'Electrical hazards',
  fire: 'Fire',
  'flames-and-hot-surfaces': 'Flames, hot surfaces etc.',
  'collision-and-entrapment': 'Collision and entrapment',
  explosions: 'Explosions',
  'position-and-operability-of-amenities': 'Position and operability of amenities',
  'structural-collapse': 'Structural collapse and falling elements',
  'falls-on-the-level': 'Falls on the level',
  'fire-and-explosions': 'Fire and explosions',
  'collisions-entrapment-and-ergonomics': 'Collisions, entrapment and ergonomics',
  'indoor-air-pollutants': 'Indoor air pollutants',
  'domestic-hygiene': 'Domestic hygiene',
  'lighting-and-obstructed-views': 'Lighting and obstructed views',
} as const;

export type HazardKey = keyof typeof HAZARDS;

/** Whether `key` names a hazard of either scheme. */
export function isHazardKey(key: unknown): key is HazardKey {
  return typeof key === 'string' && Object.hasOwn(HAZARDS, key);
}

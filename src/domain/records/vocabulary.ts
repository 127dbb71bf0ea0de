/** Closed lists that several kinds share. A word stands here once. */

export const ROOM_KINDS = {
  bedroom: 'Bedroom',
  'living-room': 'Living room',
  kitchen: 'Kitchen',
  bathroom: 'Bathroom',
  'shower-room': 'Shower room',
  wc: 'WC',
  hall: 'Hall',
  landing: 'Landing',
  stairs: 'Stairs',
  cupboard: 'Cupboard',
  utility: 'Utility room',
  loft: 'Loft',
  'dining-room': 'Dining room',
  'box-room': 'Box room',
  porch: 'Porch',
  basement: 'Basement',
  balcony: 'Balcony',
  outside: 'Outside',
  'shared-entrance': 'Shared entrance',
  'shared-stairs': 'Shared stairs',
  corridor: 'Corridor',
  'roof-space': 'Shared roof space',
  'plant-room': 'Plant room',
  'bin-store': 'Bin store',
  'shared-part': 'Shared part of the building',
} as const;

export const ELEMENTS = {
  wall: 'Wall',
  ceiling: 'Ceiling',
  floor: 'Floor',
  skirting: 'Skirting',
  window: 'Window',
  'window-reveal': 'Window reveal',
  door: 'Door',
  roof: 'Roof',
  gutter: 'Gutter or downpipe',
  pipe: 'Pipe or waste',
  bath: 'Bath',
  shower: 'Shower',
  basin: 'Basin or sink',
  toilet: 'Toilet',
  boiler: 'Boiler',
  radiator: 'Radiator or heater',
  fan: 'Extractor fan',
  vent: 'Vent or trickle vent',
  electrics: 'Electrics',
  stairs: 'Stairs or handrail',
  insulation: 'Insulation',
  lock: 'Lock or handle',
} as const;

/** How a picture came to stand for another. */
export const PICTURE_CHANGES = {
  covered: 'Part is covered',
  marked: 'Marks were added',
  retaken: 'Taken again',
} as const;

/**
 * The words that may be written on a picture. A closed list: words typed on a picture would be words that nobody has
 * checked, in a form that no screen can read.
 */
export const PICTURE_LABELS = {
  'leak-here': 'Leak here',
  'mould-here': 'Mould here',
  'damp-here': 'Damp here',
  'cold-corner': 'Cold corner',
  'crack-here': 'Crack here',
  'blocked-here': 'Blocked here',
  'loose-here': 'Loose here',
  'gap-here': 'Gap here',
  'sharp-edge': 'Sharp edge',
  'mend-this': 'Mend this',
  'done-here': 'Done here',
} as const;

/** Walls are named from the door: few people know north indoors. */
export const WALLS = {
  ahead: 'Ahead of the door',
  left: 'Left of the door',
  right: 'Right of the door',
  behind: 'The door wall',
} as const;

/** What lies beyond a wall, floor or ceiling is half the diagnosis. */
export const BEYOND = {
  outside: 'Outside',
  'next-door': 'Next door',
  inside: 'Another room here',
  roof: 'The roof',
  'flat-above': 'The flat above',
  'flat-below': 'The flat below',
  'shared-part': 'A shared part',
  ground: 'The ground',
  unknown: 'Not known',
} as const;

export const HEIGHTS = { low: 'Low', middle: 'Middle', high: 'High' } as const;

export const VISIT_KINDS = {
  'damp-and-mould': 'Damp and mould',
  repair: 'Repair',
  'check-after-works': 'Check after works',
  'empty-home': 'Empty home',
  'shared-parts': 'Shared parts',
} as const;

export const CAUSES = {
  condensation: 'Condensation on a cold surface',
  penetrating: 'Rain coming in',
  'penetrating-roof': 'Rain through the roof',
  'penetrating-wall': 'Rain through the wall',
  'penetrating-window': 'Rain through the window',
  'gutter-or-downpipe': 'Gutter or downpipe',
  rising: 'Rising from the ground',
  leak: 'A leak',
  'plumbing-leak': 'Leak from a pipe or waste',
  'leak-from-above': 'Leak from the flat above',
  'construction-moisture': 'Drying out after building works',
  flood: 'Flood',
  'not-known-yet': 'Not known yet',
} as const;

export const DEFECTS = {
  leaking: 'Leaking',
  blocked: 'Blocked',
  cracked: 'Cracked',
  rotten: 'Rotten',
  loose: 'Loose',
  missing: 'Missing',
  'not-working': 'Not working',
  'compression-joint-failed': 'Compression joint failed',
  'seal-failed': 'Seal failed',
  'insulation-missing': 'Insulation missing',
  'plaster-wet': 'Plaster wet',
  'plaster-loose': 'Plaster loose',
  exposed: 'Exposed wiring or parts',
  unsafe: 'Unsafe',
} as const;

export const REMEDIES = {
  mend: 'Mend',
  replace: 'Replace',
  clear: 'Clear',
  reseal: 'Reseal',
  insulate: 'Insulate',
  'clean-and-treat-mould': 'Clean and treat the mould',
  'hack-off-and-replaster': 'Hack off and replaster',
  'fit-extractor-fan': 'Fit an extractor fan',
  'make-safe': 'Make safe',
  dry: 'Dry out',
  'look-further': 'Look further',
} as const;

/** How sure somebody is of a cause. */
export const CONFIDENCE = { likely: 'Likely', possible: 'Possible', certain: 'Certain' } as const;

export const SEVERITIES = {
  emergency: 'Emergency',
  significant: 'Significant',
  neither: 'Neither',
  'cannot-tell-yet': 'Cannot tell yet',
} as const;

export const CHANNELS = {
  phone: 'Telephone',
  email: 'Email',
  web: 'Web form',
  letter: 'Letter',
  'in-person': 'In person',
  contractor: 'Through a contractor',
  surveyor: 'Seen by a surveyor',
  complaint: 'Inside a complaint',
  sensor: 'A sensor',
} as const;

/** Whether a question about people was answered: a declined answer is an answer; silence is not. */
export const ASKED = {
  need: 'There is a need',
  none: 'Asked: no need',
  declined: 'Asked: would rather not say',
  'not-asked': 'Not asked',
} as const;

/** Whether a visit was announced. The law asks for 24 hours in writing; what was agreed at the door counts too. */
export const NOTICE = {
  'written-24-hours': 'In writing, 24 hours or more',
  agreed: 'Agreed with the resident',
  'by-office': 'The office arranged it',
  none: 'None',
} as const;

export const NOTICE_ROUTES = {
  letter: 'Letter',
  text: 'Text message',
  email: 'Email',
  phone: 'Telephone',
  'in-person': 'In person',
} as const;

export const OCCUPANCIES = {
  tenancy: 'Tenancy',
  licence: 'Licence',
  lease: 'Lease',
  private: 'Privately let',
} as const;

export const UNITS = { item: 'items', 'square-metre': 'm²', metre: 'm' } as const;

/** Who looks at a hazard next when a visit could not tell. */
export const NEXT_LOOKERS = {
  me: 'I will look again',
  colleague: 'Another surveyor',
  specialist: 'A specialist',
} as const;

/** The dated criteria by which hazards are sorted; each triage and each decision says which it used. */
export const CRITERIA_VERSIONS = { '2026-11': 'November 2026' } as const;

/** How the people of a home were told about photos and about what is kept. */
export const NOTICE_TOLD = {
  'read-out': 'Read out',
  shown: 'Shown or handed over',
  'letter-left': 'Nobody to tell: a letter was left',
  'danger-first': 'Not told yet: there was danger',
} as const;

/** The dated words of the notice. A change of them is a new version: a test holds the words of each. */
export const NOTICE_VERSIONS = { '2026-11': 'November 2026' } as const;

export const NOTICE_LANGUAGES = { en: 'English', cy: 'Welsh' } as const;

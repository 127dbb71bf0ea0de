import type { HazardKey } from '../deadlines/hazards.ts';

/** A number to ring, and when. */
export interface Line {
  readonly title: string;
  readonly number: string;
  readonly when: string;
}

/** The landlord's own lines. The demo landlord's; invented numbers of the range kept for drama. */
const LANDLORD_LINES = {
  repairs: { title: 'Repairs line', number: '01632 960 014', when: 'Now, for any emergency' },
} as const satisfies Record<string, Line>;

const RESCUE: Line = { title: 'Fire, ambulance, police', number: '999', when: 'If someone may be hurt now' };
const GAS: Line = {
  title: 'National gas emergency',
  number: '0800 111 999',
  when: 'If gas or carbon monoxide is smelt or suspected',
};
const POWER: Line = { title: 'Electricity network', number: '105', when: 'If a supply cable is damaged' };

const GAS_HAZARDS: ReadonlySet<HazardKey> = new Set<HazardKey>([
  'uncombusted-fuel-gas',
  'carbon-monoxide',
  'indoor-air-pollutants',
  'explosions',
  'fire-and-explosions',
]);

/** Whom to ring about an emergency of this kind, in order. */
export function linesFor(hazard: HazardKey): readonly Line[] {
  const lines: Line[] = [LANDLORD_LINES.repairs, RESCUE];
  if (GAS_HAZARDS.has(hazard)) lines.push(GAS);
  if (hazard === 'electrical') lines.push(POWER);
  return lines;
}

/** The three lines to read out: where, what, and by when it must be safe. */
export function wordsToReadOut(facts: {
  readonly address: string;
  readonly what: string;
  readonly makeSafeBy: string | null;
  readonly caller: string;
}): readonly string[] {
  return [
    `An emergency at ${facts.address}.`,
    `${facts.what}.`,
    facts.makeSafeBy === null
      ? `I am ${facts.caller}, the surveyor, at the home now.`
      : `It must be made safe ${facts.makeSafeBy}. I am ${facts.caller}, the surveyor, at the home now.`,
  ];
}

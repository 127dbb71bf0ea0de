import type { HazardKey } from './hazards.ts';
import type { Rule } from './rule.ts';

/** A stage at which significant hazards come into scope, by the day on which the landlord becomes aware. */
export interface Phase {
  readonly phase: 1 | 2 | 3;
  /** The first day, or null while no date is set. */
  readonly commences: string | null;
  /** The significant hazards it brings in; null means all that no earlier phase brought in, except overcrowding. */
  readonly hazards: readonly HazardKey[] | null;
  readonly source: string;
}

/** Emergencies of every hazard except overcrowding are in scope from this day. */
export const EMERGENCIES_COMMENCE = '2025-10-27';

/** Overcrowding never comes into scope, as an emergency or otherwise. */
export const NEVER_IN_SCOPE: HazardKey = 'crowding-and-space';

/** The phases. A new date or list is a change here and nowhere else. Both keys of a merged hazard are listed. */
const PHASES: readonly Phase[] = [
  {
    phase: 1,
    commences: '2025-10-27',
    hazards: ['damp-and-mould'],
    source: 'SI 2025/1042, as reported by Nearly Legal and Shelter Legal',
  },
  {
    phase: 2,
    commences: '2026-11-30',
    hazards: [
      'excess-cold',
      'excess-heat',
      'falls-in-baths',
      'falls-on-level-surfaces',
      'falls-on-the-level',
      'falls-on-stairs',
      'falls-between-levels',
      'structural-collapse',
      'fire',
      'explosions',
      'fire-and-explosions',
      'electrical',
      'domestic-hygiene-pests-and-refuse',
      'personal-hygiene-sanitation-and-drainage',
      'food-safety',
      'domestic-hygiene',
    ],
    source: 'GOV.UK guidance for the list; its phase 2 guidance, as reported, for the date',
  },
  {
    phase: 3,
    commences: null,
    hazards: null,
    source: 'GOV.UK collection page, 13 July 2026: announced for 2027, without a date',
  },
];

const SINCE = { inForceFrom: '2025-10-27', inForceTo: null } as const;

/** The rows that put a case outside Awaab's Law. Other repairing and fitness duties still apply. */
export const SCOPE_RULES = [
  {
    row: 'R0',
    says: 'Awaab’s Law covers a home let on a tenancy by a social landlord, and a hazard that the landlord is responsible for. Repairing and fitness duties still apply.',
    citation: {
      regulation: 's.10A(1), (6) LTA 1985',
      source: 'legislation.gov.uk; Shelter Legal',
      mark: 'official',
    },
    ...SINCE,
  },
  {
    row: 'R1',
    says: 'The landlord was aware before 27 October 2025. A new report or a material change since then starts the clocks.',
    citation: { regulation: null, source: 'Housing Ombudsman, landlord expectations', mark: 'official' },
    ...SINCE,
  },
  {
    row: 'R2',
    says: 'As a significant hazard this one is covered when the landlord becomes aware on or after 30 November 2026. A new report or a material change from then on starts the clocks.',
    citation: { regulation: null, source: 'By analogy with the transition of phase 1', mark: 'judgement' },
    ...SINCE,
  },
  {
    row: 'R3',
    says: 'As a significant hazard this one is not covered yet: no date has been set. As an emergency it is.',
    citation: { regulation: null, source: 'GOV.UK collection page, 13 July 2026', mark: 'official' },
    ...SINCE,
  },
] as const satisfies readonly Rule[];

/** The phase that brings a hazard into scope as a significant one; null for overcrowding, which never comes. */
export function phaseOf(hazard: HazardKey): Phase | null {
  if (hazard === NEVER_IN_SCOPE) return null;
  return PHASES.find((phase) => phase.hazards === null || phase.hazards.includes(hazard)) ?? null;
}

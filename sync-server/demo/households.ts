import type { adjustmentNeed } from '#domain/records/adjustment-need.ts';
import type { communicationNeed } from '#domain/records/communication-need.ts';
import type { RecordOf } from '#domain/records/define-record.ts';
import type { healthNeed } from '#domain/records/health-need.ts';
import type { householdNeed } from '#domain/records/household-need.ts';
import type { OCCUPANCIES } from '#domain/records/vocabulary.ts';
import type { vulnerabilityNeed } from '#domain/records/vulnerability-need.ts';

/** A kind of household: who lives there, and what a visit must allow for. */
export interface Household {
  readonly occupancy: keyof typeof OCCUPANCIES;
  /** The named tenant first. `family` people share the tenant's family name. */
  readonly people: readonly ('tenant' | 'joint-tenant' | 'lives-here')[];
  readonly family: boolean;
  readonly household: RecordOf<typeof householdNeed>['body'];
  readonly health?: RecordOf<typeof healthNeed>['body'];
  readonly adjustment?: RecordOf<typeof adjustmentNeed>['body'];
  readonly vulnerability?: RecordOf<typeof vulnerabilityNeed>['body'];
  readonly communication?: RecordOf<typeof communicationNeed>['body'];
}

const nothingAsked = { answer: 'not-asked', needs: [] } as const;

export const HOUSEHOLDS = {
  'one-adult': {
    occupancy: 'tenancy',
    people: ['tenant'],
    family: false,
    household: { answer: 'none', needs: [] },
    communication: { preferred: 'text' },
  },
  couple: {
    occupancy: 'tenancy',
    people: ['tenant', 'joint-tenant'],
    family: true,
    household: { answer: 'none', needs: [] },
    communication: { preferred: 'phone' },
  },
  'young-family': {
    occupancy: 'tenancy',
    people: ['tenant', 'joint-tenant'],
    family: true,
    household: { answer: 'need', under5: 1, under18: 2, needs: ['young-children', 'small-children-dust'] },
    health: { answer: 'need', needs: ['dust-harms', 'sleeps-in-affected-room'] },
    adjustment: { answer: 'need', needs: ['hears-less'] },
    communication: { preferred: 'text' },
  },
  'new-baby': {
    occupancy: 'tenancy',
    people: ['tenant'],
    family: false,
    household: {
      answer: 'need',
      under5: 1,
      needs: ['baby-at-home', 'baby-sleeps-by-day', 'pushchair-or-carrying'],
    },
    vulnerability: { needs: ['cold-is-a-risk'] },
    communication: { preferred: 'text', interpreter: 'needed' },
  },
  'older-couple': {
    occupancy: 'tenancy',
    people: ['tenant', 'joint-tenant'],
    family: true,
    household: { answer: 'need', over65: 2, needs: ['rings-first'] },
    health: { answer: 'need', needs: ['must-keep-warm', 'tires-easily'] },
    adjustment: { answer: 'need', needs: ['hears-less', 'walks-slowly'] },
    communication: { preferred: 'large-print' },
  },
  'older-alone': {
    occupancy: 'tenancy',
    people: ['tenant'],
    family: false,
    household: { answer: 'need', over65: 1, needs: ['rings-first'] },
    health: { answer: 'need', needs: ['must-keep-warm', 'rest-times'] },
    adjustment: { answer: 'need', needs: ['sees-less', 'needs-notice'] },
    vulnerability: { needs: ['wary-of-strangers', 'easily-disoriented'] },
    communication: { preferred: 'phone' },
  },
  sharers: {
    occupancy: 'tenancy',
    people: ['tenant', 'joint-tenant', 'joint-tenant'],
    family: false,
    household: { answer: 'need', needs: ['many-at-home', 'works-nights'] },
    health: { answer: 'declined', needs: [] },
    communication: { preferred: 'text' },
  },
  'large-family': {
    occupancy: 'tenancy',
    people: ['tenant', 'joint-tenant', 'lives-here', 'lives-here'],
    family: true,
    household: {
      answer: 'need',
      under5: 1,
      under18: 4,
      over65: 1,
      needs: ['many-at-home', 'young-children', 'pets-at-home'],
    },
    health: { answer: 'none', needs: [] },
    communication: { preferred: 'in-person', interpreter: 'needed' },
  },
  'uses-a-wheelchair': {
    occupancy: 'tenancy',
    people: ['tenant', 'lives-here'],
    family: true,
    household: { answer: 'none', needs: [] },
    health: { answer: 'need', needs: ['equipment-needs-power', 'fumes-harm'] },
    adjustment: { answer: 'need', needs: ['uses-wheels', 'second-visitor-helps'] },
    vulnerability: { needs: ['supporter-present', 'explain-slowly'] },
    communication: { preferred: 'in-person', interpreter: 'sign-language' },
  },
  'noise-is-hard': {
    occupancy: 'tenancy',
    people: ['tenant', 'lives-here'],
    family: true,
    household: { answer: 'need', under18: 1, needs: ['rings-first'] },
    health: { answer: 'need', needs: ['noise-harms'] },
    adjustment: { answer: 'need', needs: ['noise-distresses', 'smells-distress', 'sharp-tools-risk'] },
    communication: { preferred: 'letter' },
  },
  'not-asked-yet': {
    occupancy: 'tenancy',
    people: ['tenant'],
    family: false,
    household: nothingAsked,
    health: nothingAsked,
    communication: { preferred: 'letter' },
  },
  'rather-not-say': {
    occupancy: 'tenancy',
    people: ['tenant'],
    family: false,
    household: { answer: 'declined', needs: [] },
    health: { answer: 'declined', needs: [] },
    adjustment: { answer: 'declined', needs: [] },
  },
  'in-temporary-home': {
    occupancy: 'licence',
    people: ['tenant'],
    family: false,
    household: { answer: 'need', under18: 1, needs: ['rings-first'] },
    communication: { preferred: 'text' },
  },
  leaseholder: {
    occupancy: 'lease',
    people: ['tenant', 'joint-tenant'],
    family: true,
    household: nothingAsked,
    communication: { preferred: 'letter', interpreter: 'not-needed' },
  },
} as const satisfies Record<string, Household>;

export type HouseholdName = keyof typeof HOUSEHOLDS;

/** The kinds of household as chance deals them out; a name that stands more often comes more often. */
export const USUAL_HOUSEHOLDS: readonly HouseholdName[] = [
  'one-adult',
  'one-adult',
  'couple',
  'couple',
  'young-family',
  'young-family',
  'new-baby',
  'older-couple',
  'older-alone',
  'older-alone',
  'sharers',
  'large-family',
  'uses-a-wheelchair',
  'noise-is-hard',
  'not-asked-yet',
  'rather-not-say',
  'in-temporary-home',
  'leaseholder',
];

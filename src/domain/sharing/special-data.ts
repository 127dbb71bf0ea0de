import type { DataCategory } from '../disclosure/categories.ts';

/** What a field tells of that the law guards specially: Article 9 (here called health), Article 10, both or neither. */
export const TELLS = {
  neither: 'None of these',
  health: 'Health, disability, ethnicity, religion, sex life or orientation, union or politics',
  offence: 'A crime, or that somebody is said to have done one',
  both: 'Both of these',
} as const;

export type Tells = keyof typeof TELLS;

/** Whether `name` is one of the answers. */
export function isTells(name: unknown): name is Tells {
  return typeof name === 'string' && Object.hasOwn(TELLS, name);
}

/**
 * Whether a category demands a special-category condition: always, never, or as somebody answers who has read the field.
 * Inference counts ("inhaler by the bed"), so wherever words or a picture can hold anything, it is asked.
 */
const DEMANDS = {
  'property-fact': 'never',
  defect: 'never',
  'repair-status': 'never',
  measurement: 'never',
  hazard: 'never',
  address: 'never',
  'person-name': 'never',
  'contact-detail': 'never',
  'access-secret': 'never',
  household: 'never',
  'health-need': 'always',
  diagnosis: 'always',
  'adjustment-need': 'always',
  'disability-detail': 'always',
  vulnerability: 'asked',
  safeguarding: 'asked',
  warning: 'asked',
  communication: 'never',
  equality: 'always',
  money: 'never',
  conduct: 'asked',
  'staff-role': 'never',
  'staff-name': 'never',
  opinion: 'asked',
  'cleared-photo': 'never',
  'uncleared-photo': 'asked',
  unreviewed: 'asked',
  'third-party': 'asked',
  complaint: 'asked',
  privileged: 'asked',
  'access-attempt': 'never',
  commercial: 'never',
  'disclosure-log': 'never',
  'tenancy-fact': 'never',
  'record-keeping': 'never',
} as const satisfies Record<DataCategory, 'always' | 'never' | 'asked'>;

/** What may be answered about fields of these categories; with one answer alone there is nothing to ask. */
export function answersAbout(categories: readonly DataCategory[]): readonly Tells[] {
  const demands = new Set<string>(categories.map((category) => DEMANDS[category]));
  if (demands.has('always')) return demands.has('asked') ? ['health', 'both'] : ['health'];
  return demands.has('asked') ? ['neither', 'health', 'offence', 'both'] : ['neither'];
}

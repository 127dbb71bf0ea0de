import type { FieldName } from './field-names.ts';

interface Service {
  readonly title: string;
  readonly because: string;
  readonly fields: readonly FieldName[];
}

const REACH = ['person/name', 'person/phone', 'access-secret/code'] as const satisfies readonly FieldName[];
const WHO_IS_INSIDE = [
  'household-need/under5',
  'household-need/under18',
  'household-need/over65',
  'household-need/needs',
  'adjustment-need/needs',
] as const satisfies readonly FieldName[];

/**
 * Who is told in an emergency to life, and which guarded fields each needs to save it. A closed list; what is of the building
 * (defect, hazard, asbestos, address) each is told whatever is recorded of people. Safeguarding is on none: it is told by
 * voice by who knows it.
 */
export const LIFE_SERVICES = {
  fire: {
    title: 'Fire and rescue',
    because: 'must know who is inside and cannot get out alone',
    fields: [
      ...REACH,
      ...WHO_IS_INSIDE,
      'vulnerability-need/needs',
      'communication-need/preferred',
      'safety-warning/visitorMust',
    ],
  },
  ambulance: {
    title: 'Ambulance',
    because: 'treats the person, and must get in',
    fields: [
      ...REACH,
      ...WHO_IS_INSIDE,
      'health-need/needs',
      'diagnosis/words',
      'disability-detail/words',
      'communication-need/preferred',
      'communication-need/interpreter',
      'safety-warning/visitorMust',
    ],
  },
  police: {
    title: 'Police',
    because: 'find the person, and must get in',
    fields: [...REACH, ...WHO_IS_INSIDE, 'safety-warning/visitorMust'],
  },
  gas: { title: 'Gas emergency service', because: 'must get in to make safe', fields: REACH },
  electricity: { title: 'Electricity network', because: 'must get in to make safe', fields: REACH },
} as const satisfies Record<string, Service>;

export type LifeService = keyof typeof LIFE_SERVICES;

/** Whether `name` is a service on the list. */
export function isLifeService(name: unknown): name is LifeService {
  return typeof name === 'string' && Object.hasOwn(LIFE_SERVICES, name);
}

/** Why the person cannot say yes or no themselves. That they said no is not on the list. */
export const NO_CONSENT = {
  unconscious: 'They do not answer, or are not conscious',
  'out-of-reach': 'They cannot be reached in the time there is',
  'cannot-decide': 'They cannot decide this for themselves now',
  'a-child': 'It is a child, and no parent can be reached',
} as const;

export type NoConsent = keyof typeof NO_CONSENT;

/** Nothing about a person is released, so nobody's consent is wanting: the way for an empty home. */
export const BUILDING_ALONE = {
  key: 'building-alone',
  label: 'The building alone',
  decided: 'The building alone, nothing about anybody',
} as const;

/** Why a release is made without asking anybody: a reason of the list, or that it is of nobody. */
export type WhyUnasked = NoConsent | typeof BUILDING_ALONE.key;

/** Whether `name` is a reason on the list. */
export function isNoConsent(name: unknown): name is NoConsent {
  return typeof name === 'string' && Object.hasOwn(NO_CONSENT, name);
}

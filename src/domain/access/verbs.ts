import type { KindName } from '../records/registry.ts';

/** Who a person is in Homefile. Written by the office alone; nothing in CouchDB's `_users` is read for it. */
export const ROLES = ['surveyor', 'contractor', 'office', 'lead', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Whether someone of this role works on cases at the desk. An administrator runs the service and reads no record. */
export function isAtDesk(role: Role): boolean {
  return role === 'office' || role === 'lead';
}

/** Whether someone of this role has a vault: they work on a phone of their own. */
export function hasVault(role: Role): boolean {
  return role === 'surveyor' || role === 'contractor';
}

/** Whether `name` is a role. */
export function isRole(name: unknown): name is Role {
  return ROLES.some((role) => role === name);
}

/**
 * `record`: make one on a device and replicate it. `amend`: write a child of a stored revision from a device.
 * `issue`: make one through the office's own interface. Absent means refused.
 */
export type Verb = 'record' | 'amend' | 'issue';

const ONCE: readonly Verb[] = ['record'];
const EDITED: readonly Verb[] = ['record', 'amend'];
const ISSUED: readonly Verb[] = ['issue'];

const SURVEYOR = {
  inspection: EDITED,
  room: EDITED,
  finding: EDITED,
  'finding-check': EDITED,
  'works-check': EDITED,
  arrival: EDITED,
  'privacy-notice': ONCE,
  declined: EDITED,
  reading: EDITED,
  'room-services': EDITED,
  'home-services': EDITED,
  'resident-account': EDITED,
  'heating-cost': EDITED,
  photo: ONCE,
  'cleared-photo': ONCE,
  note: ONCE,
  'cleared-note': ONCE,
  conclusion: EDITED,
  'decision-basis': EDITED,
  'report-fact': ONCE,
  report: ONCE,
  contact: ONCE,
  'household-need': EDITED,
  'health-need': EDITED,
  'adjustment-need': EDITED,
  'vulnerability-need': EDITED,
  'communication-need': EDITED,
  'safeguarding-concern': ONCE,
  'access-attempt': ONCE,
  'written-summary': EDITED,
  'accommodation-offer': EDITED,
  'sign-off': ONCE,
  // What was told at the door: `admit` takes no other line of the log from a phone.
  disclosure: ONCE,
  correction: ONCE,
} as const satisfies Partial<Record<KindName, readonly Verb[]>>;

const CONTRACTOR = {
  'work-report': EDITED,
  photo: ONCE,
} as const satisfies Partial<Record<KindName, readonly Verb[]>>;

const OFFICE = {
  property: ISSUED,
  tenancy: ISSUED,
  person: ISSUED,
  'report-fact': ISSUED,
  report: ISSUED,
  triage: ISSUED,
  visit: ISSUED,
  conclusion: ISSUED,
  'works-order': ISSUED,
  'works-price': ISSUED,
  'cleared-photo': ISSUED,
  'cleared-note': ISSUED,
  note: ISSUED,
  promise: ISSUED,
  contact: ISSUED,
  'household-need': ISSUED,
  'health-need': ISSUED,
  'adjustment-need': ISSUED,
  'vulnerability-need': ISSUED,
  'communication-need': ISSUED,
  'safety-warning': ISSUED,
  'access-secret': ISSUED,
  'access-attempt': ISSUED,
  diagnosis: ISSUED,
  'disability-detail': ISSUED,
  'money-note': ISSUED,
  'staff-opinion': ISSUED,
  'third-party-note': ISSUED,
  complaint: ISSUED,
  'written-summary': ISSUED,
  'accommodation-offer': ISSUED,
  'limit-reason': ISSUED,
  'information-request': ISSUED,
  'rights-request': ISSUED,
  'rights-step': ISSUED,
  disclosure: ISSUED,
  correction: ISSUED,
  reclassification: ISSUED,
} as const satisfies Partial<Record<KindName, readonly Verb[]>>;

const LEAD = {
  ...OFFICE,
  'safeguarding-concern': ISSUED,
  'equality-answer': ISSUED,
  'legal-advice': ISSUED,
  'conduct-note': ISSUED,
} as const satisfies Partial<Record<KindName, readonly Verb[]>>;

/** Who may write what: role x kind x verb. Administrators run the service and write no record. */
const VERBS = {
  surveyor: SURVEYOR,
  contractor: CONTRACTOR,
  office: OFFICE,
  lead: LEAD,
  administrator: {},
} as const satisfies Record<Role, Partial<Record<KindName, readonly Verb[]>>>;

const TABLE: ReadonlyMap<Role, ReadonlyMap<string, readonly Verb[]>> = new Map(
  ROLES.map((role) => [role, new Map<string, readonly Verb[]>(Object.entries(VERBS[role]))]),
);

/** Whether someone of this role may do this to a record of this kind. Unknown kinds are refused. */
export function may(role: Role, verb: Verb, kind: string): boolean {
  return TABLE.get(role)?.get(kind)?.includes(verb) ?? false;
}

import type { Audience } from '../disclosure/audiences.ts';

/** What something is shared for. A purpose outside this list is no purpose: "just in case" is not on it. */
export const PURPOSES = {
  visit: 'A visit to the home',
  repair: 'A repair',
  'property-facts': 'Facts about the building',
  'legal-advice': 'Legal advice',
  'legal-claim': 'A claim before a court or tribunal',
  'ombudsman-investigation': "The Ombudsman's investigation",
  'written-summary': 'The written summary',
  'access-right': 'The right to a copy',
  'case-work': 'Work on the case',
  'complaint-answer': 'Answering a complaint',
  safeguarding: 'Keeping somebody safe from harm',
  'photo-check': 'Checking a photo before anyone else sees it',
  'words-check': 'Checking what somebody said before anyone else reads it',
  statistics: 'Statistics',
  emergency: 'An emergency to life',
} as const;

export type Purpose = keyof typeof PURPOSES;

type AtLeastOne = readonly [Purpose, ...Purpose[]];

/** The purposes for which something may be shared with each audience. An audience without any does not compile. */
const PURPOSES_OF = {
  surveyor: ['visit', 'safeguarding'],
  contractor: ['repair'],
  neighbour: ['property-facts'],
  'legal-adviser': ['legal-advice', 'legal-claim'],
  ombudsman: ['ombudsman-investigation'],
  'tenant-summary': ['written-summary'],
  'subject-access': ['access-right'],
  office: ['case-work', 'complaint-answer', 'safeguarding', 'photo-check', 'words-check'],
  public: ['statistics'],
  'emergency-service': ['emergency'],
} as const satisfies Record<Audience, AtLeastOne>;

/** The purposes offered for an audience, the commonest first. */
export function purposesFor(audience: Audience): AtLeastOne {
  return PURPOSES_OF[audience];
}

/** Whether something may be shared with this audience for this purpose. */
export function isPurposeFor(audience: Audience, purpose: unknown): purpose is Purpose {
  return purposesFor(audience).some((one) => one === purpose);
}

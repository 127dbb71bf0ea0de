import { AUDIENCES, type Audience } from '../disclosure/audiences.ts';
import { isBuildingFact, type DataCategory } from '../disclosure/categories.ts';

/** Who can be sent a page about a case. A neighbour is answered from what they ask; the others have a way of their own. */
export const SHARED_WITH = {
  contractor: { title: 'Contractor', whom: 'the contractor', days: 28 },
  'legal-adviser': { title: 'Legal adviser', whom: 'the adviser', days: 28 },
  ombudsman: { title: 'Ombudsman', whom: 'the Ombudsman', days: 56 },
  'tenant-summary': { title: 'Resident', whom: 'the resident', days: 28 },
} as const satisfies Partial<Record<Audience, { title: string; whom: string; days: number }>>;

export type SharedAudience = keyof typeof SHARED_WITH;

/** Whether a page about a case can be made for this audience. */
export function isSharedAudience(name: unknown): name is SharedAudience {
  return typeof name === 'string' && Object.hasOwn(SHARED_WITH, name);
}

/** An adviser who acts for the landlord is named apart: they alone are told advice that was given to it. */
export const OWN_ADVISER = 'Our own legal adviser';

/** What somebody a page goes to is called. */
export function readerTitle(audience: Audience, ownAdviser: boolean): string {
  return ownAdviser ? OWN_ADVISER : AUDIENCES[audience].title;
}

/**
 * Whether a page tells of the home as it is lived in now. A job and a resident's page do; an adviser and the Ombudsman are
 * told the matter as it was, with the people of then.
 */
export function isOfThePresent(audience: SharedAudience): boolean {
  return audience === 'contractor' || audience === 'tenant-summary';
}

/**
 * Whether a page tells how each thing came to be known: when, by whom and what became of it. Whoever weighs a matter or looks into
 * it asks that; whoever repairs, and the resident, are told what is right now.
 */
export function isToldHowKnown(audience: SharedAudience): boolean {
  return audience === 'legal-adviser' || audience === 'ombudsman';
}

/** How long a neighbour's answer stays open: until their own repair is planned. */
export const NEIGHBOUR_DAYS = 30;

/** A link is never open longer than this: ours, no law names a figure. */
export const MOST_DAYS = 180;

/** Whether a page needs a one-time code by another channel: it tells more than facts of the building and its repair. */
export function needsCode(categories: readonly DataCategory[]): boolean {
  return !categories.every(isBuildingFact);
}

import type { SharedAudience } from './share-audiences.ts';
import type { KindName } from '../records/registry.ts';

/** The heading of what others must do there. */
const WHAT_TO_DO_THERE = 'What to do at the home';

/** The headings of a page and what stands under each. A kind that is not named stands under "More on record". */
const SECTIONS = {
  property: 'The home',
  'report-fact': 'What was reported',
  report: 'What was reported',
  'resident-account': 'What was reported',
  triage: 'What was reported',
  visit: 'Visits',
  inspection: 'Visits',
  arrival: 'Visits',
  declined: 'Visits',
  room: 'Rooms',
  finding: 'What was found',
  'finding-check': 'What was found',
  reading: 'What was measured',
  'room-services': 'Ventilation and heating',
  'home-services': 'Ventilation and heating',
  'cleared-photo': 'Photos',
  'cleared-note': 'Notes',
  conclusion: 'What was decided',
  'decision-basis': 'What was decided',
  'works-order': 'What was ordered',
  'works-price': 'What was ordered',
  'works-check': 'What was done',
  'work-report': 'What was done',
  tenancy: 'The tenancy',
  person: 'The people',
  contact: 'Contacts',
  'access-attempt': 'Contacts',
  promise: 'What was promised',
  'communication-need': 'How to speak with the resident',
  'written-summary': 'What the resident was told',
  'accommodation-offer': 'What the resident was told',
  'limit-reason': 'What was decided',
  complaint: 'The complaint',
} as const satisfies Partial<Record<KindName, string>>;

/** The heading of the lines of the log. */
export const WHO_WAS_TOLD = 'Who was told';

const BY_KIND: ReadonlyMap<string, string> = new Map(Object.entries(SECTIONS));

/** Under which heading records of a kind stand. */
export function sectionOf(kind: string): string {
  return BY_KIND.get(kind) ?? 'More on record';
}

/** What a contractor reads before all else: what to do, and how to be there. */
const FIRST: readonly string[] = [SECTIONS['works-order'], WHAT_TO_DO_THERE, SECTIONS['communication-need']];

/** Under which heading the instructions stand: what others do there, or what is done when somebody comes. */
export function careTitle(audience: SharedAudience): string {
  return audience === 'tenant-summary' ? 'When we visit' : WHAT_TO_DO_THERE;
}

/** The sections in the order in which this audience reads them. */
export function inOrder<S extends { readonly title: string }>(
  sections: readonly S[],
  audience: SharedAudience,
): readonly S[] {
  if (audience !== 'contractor') return sections;
  const first = FIRST.flatMap((title) => sections.filter((one) => one.title === title));
  return [...first, ...sections.filter(({ title }) => !FIRST.includes(title))];
}

import type { EvidenceKey } from './evidence.ts';

/** Where a question about a person goes once all that it takes was seen. It is told from none of them at this door. */
export const NEXT_DOORS = {
  'own-copy': 'It is the resident’s right to a copy, asked for them: begin it as their request.',
  lead: 'The data-protection lead decides field by field, with a second person.',
  never: 'Nothing about a person is told to them.',
} as const;

export type NextDoor = keyof typeof NEXT_DOORS;

/** How somebody who asks about a home is answered. Facts about the building ask for nothing, whoever asks. */
export interface AskerRules {
  readonly label: string;
  /** "The police ask about a home". */
  readonly title: string;
  /** Whose home it is in the answer: theirs, or that of somebody else. */
  readonly home: 'own' | 'anothers';
  /** By which column of the matrix facts about the building are told. */
  readonly audience: 'neighbour' | 'public';
  /** What anything about a person takes; empty where nothing opens it. */
  readonly needs: readonly EvidenceKey[];
  readonly next: NextDoor;
  /** How it is made sure who asks, and what else the desk must know. */
  readonly care: string;
  readonly source: string;
}

const OURS = 'Matrix rows 1 to 6; the rest is our own rule.';

/** Everybody who is answered from the list of requests. */
export const ASKERS = {
  neighbour: {
    label: 'A neighbour',
    title: 'A neighbour asks about a home',
    ...{ home: 'own', audience: 'neighbour', needs: [], next: 'never' },
    care: 'What is about a person is for the people themselves to tell.',
    source: OURS,
  },
  councillor: {
    label: 'A councillor or MP, for a resident',
    title: 'A councillor or MP asks about a home',
    ...{ home: 'anothers', audience: 'neighbour', needs: ['identity', 'resident-asked'], next: 'lead' },
    care: 'Answer to the address that the council or Parliament publishes. Health and other special data go only as far as the resident’s own request needs.',
    source: 'Data Protection Act 2018, Schedule 1, paragraphs 23 and 24; House of Commons Library, SN01936.',
  },
  police: {
    label: 'The police',
    title: 'The police ask about a home',
    ...{ home: 'anothers', audience: 'neighbour', next: 'lead' },
    needs: ['identity', 'written-reason', 'senior-officer'],
    care: 'Ring the force’s own switchboard. Nothing obliges us to tell: the lead weighs it. Where a life is in danger, use “Emergency to life” now.',
    source:
      'Data Protection Act 2018, Schedule 2, paragraph 2. That an inspector signs is usual with councils, and no law.',
  },
  solicitor: {
    label: 'A solicitor',
    title: 'A solicitor asks about a home',
    ...{ home: 'anothers', audience: 'neighbour', needs: ['identity', 'authority'], next: 'own-copy' },
    care: 'For the resident they ask as the resident does. Against the resident only a court order or the lead opens anything. Our own solicitor is served from the case.',
    source: 'UK GDPR Article 15; Data Protection Act 2018, Schedule 2, paragraph 5, for the lead to read.',
  },
  insurer: {
    label: 'An insurer or loss adjuster',
    title: 'An insurer asks about a home',
    ...{ home: 'anothers', audience: 'neighbour', needs: ['identity', 'authority'], next: 'own-copy' },
    care: 'The cause and the dates of a leak are facts about the building: give them. Who did what is not.',
    source: OURS,
  },
  landlord: {
    label: 'Another landlord',
    title: 'Another landlord asks about a home',
    ...{
      home: 'anothers',
      audience: 'neighbour',
      needs: ['identity', 'authority', 'written-reason'],
      next: 'lead',
    },
    care: 'A reference is about a person: only with what the resident signed. Do not say whether somebody lives or lived there.',
    source: OURS,
  },
  relative: {
    label: 'A relative or friend',
    title: 'A relative or friend asks about a home',
    ...{ home: 'anothers', audience: 'neighbour', needs: ['identity', 'power'], next: 'own-copy' },
    care: 'Do not say whether somebody lives there: an address can be the most dangerous fact in a file. Worry about somebody goes to the safeguarding lead.',
    source: 'UK GDPR Article 15; matrix rows 6, 7 and 14.',
  },
  press: {
    label: 'The press',
    title: 'The press asks about a home',
    ...{ home: 'anothers', audience: 'public', needs: [], next: 'never' },
    care: 'The public is told in numbers, never of one home: an address says who lives there.',
    source:
      'Matrix rows 1 to 6, the column of the public. A council has 20 working days for a written request (FOIA s.10).',
  },
  other: {
    label: 'Someone else',
    title: 'Someone else asks about a home',
    ...{ home: 'own', audience: 'neighbour', needs: ['identity', 'authority'], next: 'own-copy' },
    care: 'If they ask for somebody else, we need that person’s authority.',
    source: OURS,
  },
} as const satisfies Record<string, AskerRules>;

export type AskerKey = keyof typeof ASKERS;

/** Whether somebody is answered from the list of requests. A resident, our adviser and the Ombudsman have doors of their own. */
export function isAsker(asker: unknown): asker is AskerKey {
  return typeof asker === 'string' && Object.hasOwn(ASKERS, asker);
}

/** The rules for whoever asks. */
export function rulesOf(asker: AskerKey): AskerRules {
  return ASKERS[asker];
}

/** What anything about a person still takes, beside what was seen. */
export function missingOf(asker: AskerKey, seen: readonly EvidenceKey[]): readonly EvidenceKey[] {
  return rulesOf(asker).needs.filter((need) => !seen.includes(need));
}

import type { Citation } from '../deadlines/rule.ts';

/** The kinds of landlord that Homefile is for. Which basis is offered depends on them. */
export const LANDLORD_KINDS = {
  council: 'A council',
  'arms-length': "A council's own housing company",
  'housing-association': 'A housing association',
  'for-profit': 'A registered provider run for profit',
} as const;

export type LandlordKind = keyof typeof LANDLORD_KINDS;

/** A lawful basis of Article 6(1) UK GDPR. */
export interface BasisFacts {
  readonly title: string;
  /** When it fits, for the person who chooses. */
  readonly says: string;
  readonly dpv: string;
  readonly offeredTo: Readonly<Record<LandlordKind, boolean>>;
  readonly citation: Citation;
}

const EVERYONE = { council: true, 'arms-length': true, 'housing-association': true, 'for-profit': true };
const PUBLIC_BODY = { council: true, 'arms-length': true, 'housing-association': false, 'for-profit': false };
const NOT_A_PUBLIC_BODY = {
  council: false,
  'arms-length': false,
  'housing-association': true,
  'for-profit': true,
};

/** Article 6 UK GDPR with the seventh basis of 2025. Consent stands last: a resident can seldom say no to a landlord freely. */
export const BASES = {
  'legal-obligation': {
    title: 'The law asks it of the landlord',
    says: 'A named duty cannot be met without it, such as to repair the home or to answer the Ombudsman.',
    dpv: 'eu-gdpr:A6-1-c',
    offeredTo: EVERYONE,
    citation: {
      regulation: 'UK GDPR art. 6(1)(c)',
      source: 'Wandsworth Council, housing privacy notice',
      mark: 'secondary',
    },
  },
  contract: {
    title: 'The tenancy agreement asks for it',
    says: 'What the landlord promised this resident cannot be done without it.',
    dpv: 'eu-gdpr:A6-1-b',
    offeredTo: EVERYONE,
    citation: {
      regulation: 'UK GDPR art. 6(1)(b)',
      source: 'Kent Fire and Rescue, lawful bases',
      mark: 'secondary',
    },
  },
  'public-task': {
    title: 'A public task set by law',
    says: 'It is part of what the law gives the landlord to do as a public body.',
    dpv: 'eu-gdpr:A6-1-e',
    offeredTo: PUBLIC_BODY,
    citation: {
      regulation: 'UK GDPR art. 6(1)(e)',
      source:
        'Wandsworth and Teignbridge councils; that associations are not offered it is the cautious reading',
      mark: 'judgement',
    },
  },
  'legitimate-interests': {
    title: 'A good reason that outweighs the harm',
    says: 'The reason was weighed against what it means for the resident, and the weighing is written down. Not for the tasks of a public body.',
    dpv: 'eu-gdpr:A6-1-f',
    offeredTo: NOT_A_PUBLIC_BODY,
    citation: {
      regulation: 'UK GDPR art. 6(1)(f), last sentence of 6(1)',
      source: 'Mondaq on the Data Protection Bill; Kent Fire and Rescue, lawful bases',
      mark: 'secondary',
    },
  },
  'recognised-interest': {
    title: 'One of the five reasons that the law recognises',
    says: 'Somebody must be kept safe, an emergency dealt with, a crime stopped, or a public body asks in writing for its own task.',
    dpv: 'dpv:LegitimateInterest',
    offeredTo: NOT_A_PUBLIC_BODY,
    citation: {
      regulation: 'UK GDPR art. 6(1)(ea) and annex 1, since 5 February 2026',
      source: 'Mayer Brown and Wiggin on the guidance of 23 March 2026',
      mark: 'secondary',
    },
  },
  'vital-interests': {
    title: 'To save a life',
    says: 'Somebody could die or be badly hurt without it.',
    dpv: 'eu-gdpr:A6-1-d',
    offeredTo: EVERYONE,
    citation: {
      regulation: 'UK GDPR art. 6(1)(d)',
      source: 'Trent & Dove, privacy notice; Kent Fire and Rescue',
      mark: 'secondary',
    },
  },
  consent: {
    title: 'The resident said yes',
    says: 'They could have said no, nothing hangs on it, and they can take it back at any time.',
    dpv: 'eu-gdpr:A6-1-a',
    offeredTo: EVERYONE,
    citation: {
      regulation: 'UK GDPR art. 6(1)(a)',
      source: 'Kent Fire and Rescue, lawful bases',
      mark: 'secondary',
    },
  },
} as const satisfies Record<string, BasisFacts>;

export type Basis = keyof typeof BASES;

/** The bases offered to a landlord of this kind, in the order of the list. */
export function basesFor(landlord: LandlordKind): readonly Basis[] {
  return (Object.keys(BASES) as Basis[]).filter((basis) => BASES[basis].offeredTo[landlord]);
}

/** Whether a landlord of this kind may name this basis. */
export function isBasisFor(landlord: LandlordKind, basis: unknown): basis is Basis {
  return basesFor(landlord).some((one) => one === basis);
}

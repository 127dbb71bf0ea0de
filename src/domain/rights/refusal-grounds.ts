import type { RightKey } from './rights.ts';

/** On what a refusal rests, in whole or in part, with its citation: they are told it. */
export interface GroundFacts {
  readonly of: RightKey;
  readonly title: string;
  readonly citation: string;
}

/** The grounds on which a request may be refused. From memory, but for the first: the lead confirms them. No other counts. */
export const GROUNDS = {
  exempt: {
    of: 'access',
    title: 'The law keeps some of it out of a copy',
    citation: 'Data Protection Act 2018 Sch. 2 to 4',
  },
  excessive: {
    of: 'access',
    title: 'The request is plainly unfounded or goes too far',
    citation: 'UK GDPR Art. 12(5)',
  },
  'is-right': { of: 'rectification', title: 'What we have is right', citation: 'UK GDPR Art. 16' },
  opinion: {
    of: 'rectification',
    title: 'It is an opinion, and is marked as one',
    citation: 'UK GDPR Art. 5(1)(d) and Art. 16',
  },
  'still-needed': {
    of: 'erasure',
    title: 'It is still needed for what it was taken for',
    citation: 'UK GDPR Art. 17(1)(a)',
  },
  'legal-duty': { of: 'erasure', title: 'The law makes us keep it', citation: 'UK GDPR Art. 17(3)(b)' },
  'legal-claims': {
    of: 'erasure',
    title: 'It is needed for a legal claim',
    citation: 'UK GDPR Art. 17(3)(e)',
  },
  'no-ground': {
    of: 'restriction',
    title: 'None of the reasons for only keeping it is there',
    citation: 'UK GDPR Art. 18(1)',
  },
  compelling: {
    of: 'objection',
    title: 'Our reasons weigh more than theirs',
    citation: 'UK GDPR Art. 21(1)',
  },
  'for-claims': {
    of: 'objection',
    title: 'It is used for a legal claim',
    citation: 'UK GDPR Art. 21(1)',
  },
  'other-basis': {
    of: 'objection',
    title: 'The tenancy or a law asks for it, and neither can be objected to',
    citation: 'UK GDPR Art. 21(1), Art. 6(1)(b) and (c)',
  },
  'not-upheld': {
    of: 'complaint',
    title: 'We looked into it and find that the rules were kept',
    citation: 'Data Protection Act 2018 s.164A',
  },
} as const satisfies Record<string, GroundFacts>;

export type Ground = keyof typeof GROUNDS;

/** The grounds on which a request of this right may be refused. */
export function groundsOf(right: RightKey): readonly Ground[] {
  return (Object.keys(GROUNDS) as Ground[]).filter((ground) => GROUNDS[ground].of === right);
}

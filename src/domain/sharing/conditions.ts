import type { Citation } from '../deadlines/rule.ts';
import type { Tells } from './special-data.ts';

/** A condition of Article 9(2) UK GDPR or of Schedule 1 to the Data Protection Act 2018. */
export interface ConditionFacts {
  readonly title: string;
  /** When it fits, for the person who chooses. */
  readonly says: string;
  readonly article9: string;
  /** Of Schedule 1, where the law asks for one beside the article; it is also what offences need. */
  readonly schedule1: string | null;
  /** Whether the landlord must have an appropriate policy document before it uses it. */
  readonly policyDocument: boolean;
  readonly dpv: string;
  /** What it can carry. Offences need a paragraph of Schedule 1 and no article. */
  readonly carries: readonly Tells[];
  readonly citation: Citation;
}

const ICO_ARTICLE_9 = 'ICO, What are the conditions for processing?';
const ICO_PUBLIC_INTEREST = 'ICO, What are the substantial public interest conditions?';

/**
 * The conditions that a landlord can meet. Explicit consent is not among them: it can be taken back, and power is not equal
 * between landlord and resident. Nor is health care: that is for those bound to secrecy by their profession.
 */
export const CONDITIONS = {
  safeguarding: {
    title: 'Keeping a child or an adult at risk safe',
    says: 'Somebody must be kept from neglect or harm, and asking them first cannot be done or would put them at risk.',
    article9: '9(2)(g)',
    schedule1: 'para. 18',
    policyDocument: true,
    dpv: 'eu-gdpr:A9-2-g',
    carries: ['health', 'offence', 'both'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(g); DPA 2018 Sch. 1 para. 18',
      source: ICO_PUBLIC_INTEREST,
      mark: 'official',
    },
  },
  'statutory-purposes': {
    title: 'A task that the law gives the landlord',
    says: 'A named Act gives the landlord this to do, and the public interest in it is substantial.',
    article9: '9(2)(g)',
    schedule1: 'para. 6',
    policyDocument: true,
    dpv: 'eu-gdpr:A9-2-g',
    carries: ['health', 'offence', 'both'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(g); DPA 2018 Sch. 1 para. 6',
      source: ICO_PUBLIC_INTEREST,
      mark: 'official',
    },
  },
  'legal-claims': {
    title: 'Making or answering a legal claim',
    says: 'The question of law cannot be answered without this field. That an adviser may have it is not enough.',
    article9: '9(2)(f)',
    schedule1: null,
    policyDocument: false,
    dpv: 'eu-gdpr:A9-2-f',
    carries: ['health'],
    citation: { regulation: 'UK GDPR art. 9(2)(f)', source: ICO_ARTICLE_9, mark: 'official' },
  },
  'legal-claims-offence': {
    title: 'Making or answering a legal claim, where an offence is told of',
    says: 'The question of law cannot be answered without what is said of an offence.',
    article9: '9(2)(f)',
    schedule1: 'para. 33',
    policyDocument: false,
    dpv: 'eu-gdpr:A9-2-f',
    carries: ['offence', 'both'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(f) and 10; DPA 2018 Sch. 1 para. 33',
      source: 'Paragraph 33 was not seen: the lead reads it before the first use',
      mark: 'judgement',
    },
  },
  'social-protection': {
    title: 'Duties and rights in social protection',
    says: 'A duty or right in social protection cannot be met without it. Whether a housing duty is one is for the lead to say.',
    article9: '9(2)(b)',
    schedule1: 'para. 1',
    policyDocument: true,
    dpv: 'eu-gdpr:A9-2-b',
    carries: ['health', 'offence', 'both'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(b); DPA 2018 Sch. 1 para. 1',
      source: 'legislation.gov.uk, Schedule 1 as enacted; that it covers a landlord is open',
      mark: 'judgement',
    },
  },
  equality: {
    title: 'Checking that people are treated equally',
    says: 'Groups of people are compared, and nobody is decided about by it.',
    article9: '9(2)(g)',
    schedule1: 'para. 8',
    policyDocument: true,
    dpv: 'eu-gdpr:A9-2-g',
    carries: ['health'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(g); DPA 2018 Sch. 1 para. 8',
      source: ICO_PUBLIC_INTEREST,
      mark: 'official',
    },
  },
  'unlawful-acts': {
    title: 'Stopping or finding an unlawful act',
    says: 'Asking the person first would defeat it.',
    article9: '9(2)(g)',
    schedule1: 'para. 10',
    policyDocument: true,
    dpv: 'eu-gdpr:A9-2-g',
    carries: ['health', 'offence', 'both'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(g); DPA 2018 Sch. 1 para. 10',
      source: ICO_PUBLIC_INTEREST,
      mark: 'official',
    },
  },
  'vital-interests': {
    title: 'To save the life of somebody who cannot be asked',
    says: 'Somebody could die, and the person it is about cannot say yes or no, in body or in law.',
    article9: '9(2)(c)',
    schedule1: 'para. 30',
    policyDocument: false,
    dpv: 'eu-gdpr:A9-2-c',
    carries: ['health', 'offence', 'both'],
    citation: {
      regulation: 'UK GDPR art. 9(2)(c); DPA 2018 Sch. 1 para. 30',
      source: `${ICO_ARTICLE_9}; legislation.gov.uk, Schedule 1 Part 3`,
      mark: 'official',
    },
  },
} as const satisfies Record<string, ConditionFacts>;

export type ConditionId = keyof typeof CONDITIONS;

/** The conditions that can carry what a field tells of. */
export function conditionsFor(tells: Tells): readonly ConditionId[] {
  return (Object.keys(CONDITIONS) as ConditionId[]).filter((id) =>
    CONDITIONS[id].carries.some((one) => one === tells),
  );
}

/** Whether this condition can carry what a field tells of. */
export function isConditionFor(tells: Tells, condition: unknown): condition is ConditionId {
  return conditionsFor(tells).some((one) => one === condition);
}

import type { Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';

/** Whom a standing rule may release a category to. `not-needed`: no N of the matrix stands before it that is routine. */
type RuleAnswer = 'never' | 'not-needed' | readonly [Audience, ...Audience[]];

/** Matrix row 14 is released by no rule, whatever anybody approves: it is typed so. */
type Answers = Record<DataCategory, RuleAnswer> & { readonly safeguarding: 'never' };

/**
 * Whether a standing rule may release a category. A rule knows kinds of data and not what somebody wrote, so what words or
 * a picture can hold, and every guarded field for advisers, is decided field by field. A category without an answer does
 * not compile.
 */
const RULE_ANSWERS = {
  'property-fact': 'not-needed',
  defect: 'not-needed',
  'repair-status': 'not-needed',
  measurement: 'not-needed',
  hazard: 'not-needed',
  address: 'not-needed',
  'person-name': ['contractor'],
  'contact-detail': ['contractor', 'legal-adviser'],
  'access-secret': ['contractor'],
  household: 'never',
  'health-need': 'never',
  diagnosis: 'never',
  'adjustment-need': 'never',
  'disability-detail': 'never',
  vulnerability: 'never',
  safeguarding: 'never',
  warning: 'never',
  communication: 'not-needed',
  equality: 'never',
  money: 'never',
  conduct: 'never',
  'staff-role': 'not-needed',
  'staff-name': 'not-needed',
  opinion: 'not-needed',
  'cleared-photo': 'not-needed',
  'uncleared-photo': 'never',
  unreviewed: 'never',
  'third-party': 'never',
  // The desk is opened a field for one named colleague, by a lead: a rule names kinds of recipients, and nobody.
  complaint: 'never',
  privileged: 'never',
  'access-attempt': 'not-needed',
  commercial: ['legal-adviser'],
  'disclosure-log': 'not-needed',
  'tenancy-fact': 'not-needed',
  'record-keeping': 'not-needed',
} as const satisfies Answers;

const ANSWERS: ReadonlyMap<string, RuleAnswer> = new Map<string, RuleAnswer>(Object.entries(RULE_ANSWERS));

/** Whether a standing rule may release this category to this audience. What is no category is never released. */
export function ruleMayRelease(category: string, audience: Audience): boolean {
  const answer = ANSWERS.get(category) ?? 'never';
  return typeof answer !== 'string' && answer.includes(audience);
}

/** The answer as the matrix page prints it. */
export function ruleAnswerInWords(category: DataCategory): string {
  const answer: RuleAnswer = RULE_ANSWERS[category];
  if (typeof answer !== 'string') return answer.join(', ');
  return answer === 'never' ? 'never' : '';
}

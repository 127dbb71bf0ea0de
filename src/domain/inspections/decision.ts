import { ofKind, happened, type FiledRecord } from '../cases/filed-record.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import { hazardIn2026 } from '../deadlines/hazard-schemes.ts';
import type { Severity } from '../deadlines/scope.ts';
import { timeLimit } from '../deadlines/time-limits.ts';
import type { conclusion } from '../records/conclusion.ts';
import type { DraftOf } from '../records/define-record.ts';
import { hazardOf } from './belonging.ts';

type Answers = DraftOf<typeof conclusion>;

/** One thing to put right in a decision. */
export interface DecisionProblem {
  readonly field: 'severity' | 'reasons' | 'nextLookOn' | 'nextLookBy';
  readonly message: string;
}

const hours = (amount: number) => `${amount} hours`;
const days = (amount: number) => `${amount} working days`;

/** What each decision means, with its limits as the table of limits has them. */
export const SEVERITY_MEANS: Record<Severity, string> = {
  emergency: `Serious harm could come soon. Make safe within ${hours(timeLimit('EMERG_MAKE_SAFE_24H').amount)} of first knowing.`,
  significant: `A real risk of harm to the people who live here. Make safe in ${days(timeLimit('SIG_MAKE_SAFE_5WD').amount)}.`,
  neither: `No urgent risk. The written summary still goes out in ${days(timeLimit('SUMMARY_3WD').amount)}. Say why.`,
  'cannot-tell-yet': `Starts no clock. The ${days(timeLimit('SIG_INVESTIGATE_10WD').amount)} keep running: say who looks next, and when.`,
};

/** What a decision must say besides what its fields ask: a reason, or the next look. */
export function decisionProblems(answers: Answers): readonly DecisionProblem[] {
  const { severity, reasons = [], nextLookOn, nextLookBy } = answers;
  if (severity === undefined) return [{ field: 'severity', message: 'Choose how serious it is.' }];
  if (severity !== 'cannot-tell-yet') {
    return reasons.length > 0 ? [] : [{ field: 'reasons', message: 'Say why: choose at least one reason.' }];
  }
  const problems: DecisionProblem[] = [];
  if (nextLookBy === undefined) problems.push({ field: 'nextLookBy', message: 'Say who looks next.' });
  if (nextLookOn === undefined)
    problems.push({ field: 'nextLookOn', message: 'Say when someone looks next.' });
  return problems;
}

/** Which work is asked for unless the surveyor says otherwise: both for a hazard, none for neither. */
export function worksExpected(
  severity: Severity,
): Pick<Answers, 'safetyWorkNeeded' | 'preventativeWorkNeeded'> {
  const serious = severity === 'emergency' || severity === 'significant';
  return { safetyWorkNeeded: serious, preventativeWorkNeeded: serious };
}

/** The cause that the newest finding about this hazard gives; "not known yet" where none does. */
export function causeFound(
  hazard: HazardKey,
  records: readonly FiledRecord[],
): NonNullable<Answers['cause']> {
  const about = ofKind(records, 'finding').filter(({ record }) => {
    const found = hazardOf(record.body);
    return found !== null && hazardIn2026(found) === hazardIn2026(hazard);
  });
  about.sort((one, other) => happened(one).at - happened(other).at);
  const causes = about.flatMap(({ record }) => record.body.cause ?? []);
  return causes.at(-1) ?? 'not-known-yet';
}

type Reason = NonNullable<Answers['reasons']>[number];

const SERIOUS_DAMP: readonly Reason[] = [
  'mould-where-people-sleep',
  'widespread',
  'came-back',
  'extract-not-working',
  'structural-damp',
  'water-coming-in',
  'known-needs',
];
const SERIOUS: readonly Reason[] = [
  'risk-of-collapse',
  'risk-of-shock',
  'risk-of-fire',
  'gas-or-fumes',
  'no-heating',
  'water-coming-in',
  'known-needs',
];
const SLIGHT: readonly Reason[] = ['surface-only', 'dry-now', 'nothing-found'];

/** The reasons that usually carry such a decision, offered first; the rest of the list stays one tap away. */
export function reasonsFor(hazard: HazardKey, severity: Severity): readonly Reason[] {
  if (severity === 'neither') return SLIGHT;
  if (hazard !== 'damp-and-mould') return SERIOUS;
  return severity === 'emergency' ? [...SERIOUS_DAMP, ...SERIOUS.slice(0, 4)] : SERIOUS_DAMP;
}

/** Days from today that a next look is offered at, all of them well inside ten working days. */
export const NEXT_LOOK_DAYS = [1, 2, 5] as const;

/** A serious hazard that may not be made safe in time asks at once where the household can stay. */
export function asksForAccommodation({ severity, safeInTime }: Answers): boolean {
  const serious = severity === 'emergency' || severity === 'significant';
  return serious && (safeInTime === 'no' || safeInTime === 'not-sure');
}

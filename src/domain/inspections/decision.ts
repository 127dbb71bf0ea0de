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
export function decisionProblems(
  answers: Answers,
  nextLookBy: string | undefined,
): readonly DecisionProblem[] {
  const { severity, reasons = [], nextLookOn } = answers;
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

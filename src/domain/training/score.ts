import { drillNamed, courseOf, DRILLS_IN_A_SET } from './drills.ts';
import type { Course } from './drill.ts';

/** What somebody answered to one drill. */
export interface DrillAnswer {
  readonly drill: string;
  readonly choice: string;
}

/** Ours: three of four. One slip is what the explanation is for; two show that the rule is not known yet. */
const PASS_PERCENT = 75;

/** The score of a set in per cent, or null where these are not answers to a set of this course. */
export function scoreOf(course: Course, answers: readonly DrillAnswer[]): number | null {
  if (answers.length !== DRILLS_IN_A_SET) return null;
  if (new Set(answers.map(({ drill }) => drill)).size !== answers.length) return null;
  const right = answers.map(({ drill, choice }) => isRight(course, drill, choice));
  if (right.includes(null)) return null;
  return Math.round((100 * right.filter(Boolean).length) / answers.length);
}

/** Whether a score is a pass. */
export function isPass(scorePercent: number): boolean {
  return scorePercent >= PASS_PERCENT;
}

function isRight(course: Course, key: string, choice: string): boolean | null {
  const drill = drillNamed(key);
  if (drill === null || courseOf(drill.topic) !== course) return null;
  return drill.ask().choices.some((one) => one.key === choice && one.right);
}

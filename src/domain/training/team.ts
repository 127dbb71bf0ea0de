import type { RecordNamed } from '../records/registry.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import { COURSE_NAMES, COURSES, type Course } from './drill.ts';
import { isPass } from './score.ts';

/** A set that somebody of the team took. */
export interface TeamResult {
  readonly account: string;
  readonly course: Course;
  readonly scorePercent: number;
}

export interface TeamLine {
  readonly title: string;
  readonly words: string;
}

/** How a whole team does, beside what it really shared. No person is in it. */
export interface TeamView {
  readonly courses: readonly TeamLine[];
  readonly sharing: readonly TeamLine[];
}

/** Fewer people than these would be one person's score under another name. Ours, as for all statistics. */
const FEWEST_PEOPLE = 5;

/** Scores and the disclosure log, side by side: the log says whether what is taught is also done. */
export function teamView(
  results: readonly TeamResult[],
  log: readonly RecordNamed<'disclosure'>['body'][],
): TeamView {
  const told = log.filter(({ decision }) => decision !== 'refused').length;
  const refused = log.filter((one) => one.decision === 'refused' && isFact(one)).length;
  return {
    courses: COURSE_NAMES.map((course) => ({
      title: COURSES[course].title,
      words: courseWords(results.filter((one) => one.course === course)),
    })),
    sharing: [
      { title: 'Answered', words: counted(told, 'disclosure') },
      { title: 'Facts refused (too little)', words: counted(refused, 'refusal') },
    ],
  };
}

/** A refusal of a building fact; what asks about a person alone is rightly declined. */
function isFact({ audience, categories }: RecordNamed<'disclosure'>['body']): boolean {
  return audience === 'neighbour' && categories.every((category) => !CATEGORIES[category].guarded);
}

function courseWords(results: readonly TeamResult[]): string {
  const people = new Set(results.map(({ account }) => account)).size;
  if (people < FEWEST_PEOPLE) return `Fewer than ${FEWEST_PEOPLE} people took it: no score is shown`;
  const mean = Math.round(results.reduce((sum, one) => sum + one.scorePercent, 0) / results.length);
  const passed = results.filter(({ scorePercent }) => isPass(scorePercent)).length;
  return `${mean}% right, ${passed} of ${results.length} sets passed`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

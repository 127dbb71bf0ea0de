import type { Role } from '../access/verbs.ts';
import { parseDay, type DayNumber } from '../time/calendar-day.ts';
import type { LocalDate } from '../records/moments.ts';
import { coursesOf } from './courses.ts';
import type { Course } from './drill.ts';
import { isPass } from './score.ts';

/** A set that somebody took, as it is kept. */
export interface KeptResult {
  readonly course: Course;
  readonly takenOn: LocalDate;
  readonly scorePercent: number;
}

/**
 * How long training holds and how soon it is due. A month for induction is what a commentator on the regulator's framework
 * asks; a year is its refresher; the 14 days of grace are ours.
 */
export const TRAINING_DAYS = { induction: 30, refresher: 365, soon: 30, grace: 14 } as const;

/** `due`: to be done, in time. `grace`: lapsed, and nothing is closed yet. `closed`: lapsed, and guarded kinds are closed. */
export type TrainingState = 'in-date' | 'due' | 'grace' | 'closed';

/** How one course stands for one person. */
export interface CourseStanding {
  readonly course: Course;
  readonly state: TrainingState;
  /** The last day in time. */
  readonly dueDay: DayNumber;
  /** The day from which guarded kinds are closed. */
  readonly closesDay: DayNumber;
  /** The last score, whether it was enough or not; null where none was taken. */
  readonly lastPercent: number | null;
}

/** How somebody's training stands: the worst of its courses. */
export interface TrainingStanding {
  readonly state: TrainingState;
  readonly courses: readonly CourseStanding[];
}

const WORST: readonly TrainingState[] = ['closed', 'grace', 'due', 'in-date'];

/** The standing of somebody who has this role since a day, from the sets they took. */
export function trainingStanding(
  role: Role,
  since: DayNumber,
  results: readonly KeptResult[],
  today: DayNumber,
): TrainingStanding {
  const courses = coursesOf(role).map((course) => courseStanding(course, since, results, today));
  const state = WORST.find((one) => courses.some((course) => course.state === one)) ?? 'in-date';
  return { state, courses };
}

function courseStanding(
  course: Course,
  since: DayNumber,
  results: readonly KeptResult[],
  today: DayNumber,
): CourseStanding {
  // A phone whose clock runs ahead earns no longer time by it.
  const taken = results
    .filter((one) => one.course === course)
    .map((one) => ({ ...one, day: Math.min(parseDay(one.takenOn) ?? -Infinity, today) }))
    .sort((a, b) => a.day - b.day);
  const passed = taken.filter(({ scorePercent }) => isPass(scorePercent)).at(-1);
  const dueDay =
    passed === undefined ? since + TRAINING_DAYS.induction : passed.day + TRAINING_DAYS.refresher;
  const closesDay = dueDay + TRAINING_DAYS.grace + 1;
  const lastPercent = taken.at(-1)?.scorePercent ?? null;
  return { course, dueDay, closesDay, lastPercent, state: stateAt({ dueDay, closesDay }, passed, today) };
}

function stateAt(
  { dueDay, closesDay }: Pick<CourseStanding, 'dueDay' | 'closesDay'>,
  passed: unknown,
  today: DayNumber,
): TrainingState {
  if (today >= closesDay) return 'closed';
  if (today > dueDay) return 'grace';
  return passed === undefined || today > dueDay - TRAINING_DAYS.soon ? 'due' : 'in-date';
}

/** The course to take next: the one due first among those that are due at all. */
export function nextCourse({ courses }: TrainingStanding): Course | null {
  const open = courses.filter(({ state }) => state !== 'in-date').sort((a, b) => a.dueDay - b.dueDay);
  return open[0]?.course ?? null;
}

import { COURSE_NAMES, COURSES, type Course, type Drill, type Topic } from './drill.ts';
import { ADVISER_DRILLS } from './drills/adviser-drills.ts';
import { BASIS_DRILLS } from './drills/basis-drills.ts';
import { EMERGENCY_DRILLS } from './drills/emergency-drills.ts';
import { NEIGHBOUR_DRILLS } from './drills/neighbour-drills.ts';
import { RECORD_DRILLS } from './drills/record-drills.ts';
import { SAFE_DRILLS } from './drills/safe-drills.ts';

/** Every drill. */
export const DRILLS: readonly Drill[] = [
  ...NEIGHBOUR_DRILLS,
  ...EMERGENCY_DRILLS,
  ...ADVISER_DRILLS,
  ...SAFE_DRILLS,
  ...BASIS_DRILLS,
  ...RECORD_DRILLS,
];

const BY_KEY: ReadonlyMap<string, Drill> = new Map(DRILLS.map((drill) => [drill.key, drill]));

/** The drill of this key, or null. */
export function drillNamed(key: unknown): Drill | null {
  return typeof key === 'string' ? (BY_KEY.get(key) ?? null) : null;
}

/** The course to which a topic belongs. */
export function courseOf(topic: Topic): Course {
  const course = COURSE_NAMES.find((one) => (COURSES[one].topics as readonly Topic[]).includes(topic));
  if (course === undefined) throw new Error('Every topic belongs to a course.');
  return course;
}

/** As many as are done in two minutes. */
export const DRILLS_IN_A_SET = 4;

/**
 * The drills of a set, drawn from a course by the id of the attempt: the same attempt always asks the same, and the next one
 * goes on to others. As many topics as the course has come up before one comes twice.
 */
export function drawSet(course: Course, attempt: string): readonly Drill[] {
  const turn = Number.parseInt(attempt.slice(0, 8), 16) || 0;
  const all = COURSES[course].topics.map((topic) => DRILLS.filter((drill) => drill.topic === topic));
  const first = turn % all.length;
  const topics = [...all.slice(first), ...all.slice(0, first)];
  const from = Math.floor(turn / all.length);
  const drawn: Drill[] = [];
  for (let round = 0; drawn.length < DRILLS_IN_A_SET; round += 1)
    for (const [at, drills] of topics.entries()) {
      if (drawn.length === DRILLS_IN_A_SET) break;
      const next = drills[(from + at + round) % drills.length];
      if (next !== undefined && !drawn.includes(next)) drawn.push(next);
    }
  return drawn;
}

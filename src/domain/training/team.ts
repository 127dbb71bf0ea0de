import type { Role } from '../access/verbs.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import type { RecordNamed } from '../records/registry.ts';
import { COURSE_NAMES, COURSES, type Course } from './drill.ts';
import { isPass } from './score.ts';

/** The teams of a landlord, by what they do. Administrators share nothing and take no drills of sharing. */
export const TEAMS = {
  office: 'The office',
  lead: 'Data-protection leads',
  surveyor: 'Surveyors',
  contractor: 'Contractors',
} as const satisfies Partial<Record<Role, string>>;

export type Team = keyof typeof TEAMS;

/** A set that somebody of the team took. */
export interface TeamResult {
  readonly account: string;
  readonly course: Course;
  readonly scorePercent: number;
}

/** What came of something that somebody shared or refused. */
export type DeedKind = 'told' | 'fact-refused' | 'found-right' | 'found-wrong' | 'not-looked-at';

/** One thing that somebody really shared or refused. */
export interface Deed {
  readonly account: string;
  readonly kind: DeedKind;
}

export interface TeamLine {
  readonly title: string;
  readonly words: string;
}

/** How a whole team does, beside what it really shared. No person is in it. */
export interface TeamView {
  readonly courses: readonly TeamLine[];
  readonly sharing: readonly TeamLine[];
  /** The same by team, where a team is large enough that nobody is told by it. */
  readonly teams: readonly { readonly title: string; readonly lines: readonly TeamLine[] }[];
}

/** Fewer people than these would be one person's score under another name. Ours, as for all statistics. */
export const FEWEST_PEOPLE = 5;

/** Scores and what was shared, side by side: the second says whether what is taught is also done. */
export function teamView(
  results: readonly TeamResult[],
  deeds: readonly Deed[],
  teamOf: (account: string) => Team | null,
): TeamView {
  return {
    courses: COURSE_NAMES.map((course) => ({
      title: COURSES[course].title,
      words: courseWords(results.filter((one) => one.course === course)),
    })),
    sharing: sharingLines(deeds),
    teams: (Object.keys(TEAMS) as Team[]).map((team) => {
      const isOfIt = ({ account }: { readonly account: string }) => teamOf(account) === team;
      return { title: TEAMS[team], lines: linesOf(results.filter(isOfIt), deeds.filter(isOfIt)) };
    }),
  };
}

/** What somebody decided, as a deed; null where it is none: what asks about a person alone is rightly declined. */
export function deedOf(account: string, body: RecordNamed<'disclosure'>['body']): Deed | null {
  if (body.decision !== 'refused') return { account, kind: 'told' };
  return isFact(body) ? { account, kind: 'fact-refused' } : null;
}

function isFact({ audience, categories, told }: RecordNamed<'disclosure'>['body']): boolean {
  // Declining what is about a person is told in words; a refusal of a fact has none.
  return (
    audience === 'neighbour' &&
    told === undefined &&
    categories.every((category) => !CATEGORIES[category].guarded)
  );
}

function linesOf(results: readonly TeamResult[], deeds: readonly Deed[]): readonly TeamLine[] {
  const people = (list: readonly { readonly account: string }[]) =>
    new Set(list.map(({ account }) => account)).size;
  const few = `Fewer than ${FEWEST_PEOPLE} people: only in the figures of all`;
  const scored = people(results) < FEWEST_PEOPLE ? few : scoreWords(results);
  const shared =
    people(deeds) < FEWEST_PEOPLE ? [{ title: 'What was shared', words: few }] : sharingLines(deeds);
  return [{ title: 'Training', words: scored }, ...shared];
}

/** Too little and too much, each beside what it is a part of. */
function sharingLines(deeds: readonly Deed[]): readonly TeamLine[] {
  const count = (kind: DeedKind) => deeds.filter((one) => one.kind === kind).length;
  const looked = count('found-right') + count('found-wrong');
  const reviewed = looked === 0 ? 'None was looked at' : `${count('found-wrong')} of ${looked} looked at`;
  return [
    { title: 'Answered', words: counted(count('told'), 'disclosure') },
    { title: 'Facts refused (too little)', words: counted(count('fact-refused'), 'refusal') },
    { title: 'Found wrong afterwards (too much)', words: reviewed },
    { title: 'Not looked at in time', words: counted(count('not-looked-at'), 'review') },
  ];
}

function courseWords(results: readonly TeamResult[]): string {
  const people = new Set(results.map(({ account }) => account)).size;
  if (people < FEWEST_PEOPLE) return `Fewer than ${FEWEST_PEOPLE} people took it: no score is shown`;
  return scoreWords(results);
}

function scoreWords(results: readonly TeamResult[]): string {
  const mean = Math.round(results.reduce((sum, one) => sum + one.scorePercent, 0) / results.length);
  const passed = results.filter(({ scorePercent }) => isPass(scorePercent)).length;
  return `${mean}% right, ${passed} of ${results.length} sets passed`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

import type { Role } from '../access/verbs.ts';
import type { BreachWhat } from '../breaches/breach-lists.ts';
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
export type DeedKind =
  'told' | 'fact-refused' | 'found-right' | 'found-wrong' | 'not-looked-at' | 'told-wrong';

/** One thing that somebody really shared or refused. */
export interface Deed {
  /** Null where nobody knows whose it was, or it was nobody's: then it is in the figures of all. */
  readonly account: string | null;
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
  const of = (course: Course) => results.filter((one) => one.course === course);
  // A course that too few took is told nowhere: it could be read off the teams, less the courses that are shown.
  const scored = byTeam(COURSE_NAMES.map(of).filter(isTold).flat(), teamOf);
  const shared = byTeam(deeds, teamOf);
  return {
    courses: COURSE_NAMES.map((course) => ({
      title: COURSES[course].title,
      words: courseWords(of(course)),
    })),
    sharing: sharingLines(deeds),
    teams: TEAM_NAMES.map((team) => ({
      title: TEAMS[team],
      lines: linesOf(scored.get(team) ?? [], shared.get(team) ?? []),
    })),
  };
}

const TEAM_NAMES = Object.keys(TEAMS) as Team[];

/**
 * What each team did, as far as it is told. A team of too few is left out. So is the smallest of the others where those who
 * are left out would be too few by themselves: who takes the figures of the teams from those of all must not read theirs.
 */
function byTeam<T extends { readonly account: string | null }>(
  list: readonly T[],
  teamOf: (account: string) => Team | null,
): ReadonlyMap<Team, readonly T[]> {
  const of = (team: Team) => list.filter(({ account }) => account !== null && teamOf(account) === team);
  const teams = TEAM_NAMES.map((team) => ({ team, of: of(team) }))
    .filter((one) => one.of.length > 0)
    .sort((a, b) => peopleIn(b.of) - peopleIn(a.of));
  const told = teams.filter((one) => isTold(one.of));
  // Whoever is in no team is left out too.
  const leftOut = peopleIn(list) - told.reduce((sum, one) => sum + peopleIn(one.of), 0);
  if (leftOut > 0 && leftOut < FEWEST_PEOPLE) told.pop();
  return new Map(told.map((one) => [one.team, one.of]));
}

function isTold(list: readonly { readonly account: string | null }[]): boolean {
  return peopleIn(list) >= FEWEST_PEOPLE;
}

function peopleIn(list: readonly { readonly account: string | null }[]): number {
  return new Set(list.flatMap(({ account }) => account ?? [])).size;
}

/** What somebody decided, as a deed; null where it is none: what asks about a person alone is rightly declined. */
export function deedOf(account: string, body: RecordNamed<'disclosure'>['body']): Deed | null {
  if (body.decision !== 'refused') return { account, kind: 'told' };
  return isFact(body) ? { account, kind: 'fact-refused' } : null;
}

/**
 * A breach of the register, as a deed of whoever's disclosure or job it was; null for a lost phone, which nobody disclosed. Whose
 * it was is not known where the line is destroyed, and of what was said, posted or left behind.
 */
export function deedOfBreach(what: BreachWhat, account: string | null): Deed | null {
  return what === 'phone' ? null : { account, kind: 'told-wrong' };
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
  const few = `Fewer than ${FEWEST_PEOPLE} people: only in the figures of all`;
  const scored = results.length === 0 ? few : scoreWords(results);
  const shared = deeds.length === 0 ? [{ title: 'What was shared', words: few }] : sharingLines(deeds);
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
    { title: 'Wrong disclosures recorded (too much)', words: counted(count('told-wrong'), 'disclosure') },
    { title: 'Not looked at in time', words: counted(count('not-looked-at'), 'review') },
  ];
}

function courseWords(results: readonly TeamResult[]): string {
  if (peopleIn(results) < FEWEST_PEOPLE)
    return `Fewer than ${FEWEST_PEOPLE} people took it: no score is shown`;
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

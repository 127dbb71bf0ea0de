import { AUDIENCES, verdictFor, type Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import { INSTRUCTIONS, type Instruction } from '../disclosure/instructions.ts';
import type { Letter, Verdict } from '../disclosure/letters.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import { sentenceCase } from '../sentence-case.ts';

/** One line of the reasons: an audience, what it gets, and why it is an audience. */
export interface SeenRow {
  readonly audience: string;
  readonly gets: string;
  readonly because: string;
}

/** Who will see a group of answers, in one sentence with the audiences first, and audience by audience. */
export interface SeenBy {
  readonly who: string;
  readonly sentence: string;
  /** Held back from everyone outside until a person has looked. */
  readonly unchecked: boolean;
  /** Contractor, resident and neighbour all see it as it stands. */
  readonly everyone: boolean;
  readonly rows: readonly SeenRow[];
}

/** The categories that wait for a person to look at them. */
const UNCHECKED: ReadonlySet<DataCategory> = new Set(['unreviewed', 'uncleared-photo']);

const OUTSIDE = [
  ['contractor', 'contractor'],
  ['tenant-summary', 'resident'],
  ['neighbour', 'neighbour'],
] as const satisfies readonly (readonly [Audience, string])[];

const EXPLAINED: readonly Audience[] = [
  'contractor',
  'tenant-summary',
  'subject-access',
  'neighbour',
  'legal-adviser',
  'ombudsman',
  'office',
];

/**
 * Who will see answers of these categories, by the disclosure matrix and in the weakest context. `what` completes
 * "see ..."; `told` are the instructions that the answers given so far become for a contractor.
 */
export function seenBy(
  rules: MatrixRules,
  categories: readonly DataCategory[],
  what = 'this',
  told: readonly Instruction[] = [],
): SeenBy {
  const see = OUTSIDE.filter(([audience]) => strictest(rules, categories, audience).is === 'S');
  const unchecked = categories.some((category) => UNCHECKED.has(category));
  const everyone = see.length === OUTSIDE.length;
  const rows = EXPLAINED.map((audience) => row(audience, strictest(rules, categories, audience), told));
  return {
    ...line(
      rules,
      categories,
      see.map(([, name]) => name),
      what,
      told,
      unchecked,
    ),
    unchecked,
    everyone,
    rows,
  };
}

function line(
  rules: MatrixRules,
  categories: readonly DataCategory[],
  see: readonly string[],
  what: string,
  told: readonly Instruction[],
  unchecked: boolean,
): { who: string; sentence: string } {
  if (unchecked) return { who: 'Nobody outside', sentence: `sees ${what} until you have looked.` };
  const verb = see.length === 1 ? 'sees' : 'see';
  const neighbour = strictest(rules, categories, 'neighbour').is;
  const derived = strictest(rules, categories, 'contractor').is === 'D';
  if (derived) return derivedLine(see, told);
  if (see.length === 0) return { who: 'Only the office', sentence: `sees ${what}.` };
  const rest =
    see.includes('neighbour') || neighbour !== 'D' ? '' : ' A neighbour sees only what touches their home.';
  return { who: sentenceCase(listed(see)), sentence: `${verb} ${what}.${rest}` };
}

/** Data that others get only as an instruction is quoted as they will read it. */
function derivedLine(
  see: readonly string[],
  told: readonly Instruction[],
): { who: string; sentence: string } {
  const resident = see.includes('resident') ? 'The resident sees it. ' : '';
  if (told.length === 0)
    return { who: 'Only the office', sentence: `sees this. ${resident}Others are told nothing.` };
  const quoted = told.map((one) => `“${INSTRUCTIONS[one]}”`).join(' ');
  return { who: 'Only the office', sentence: `sees this. ${resident}The contractor is told: ${quoted}` };
}

function row(audience: Audience, verdict: Verdict, told: readonly Instruction[]): SeenRow {
  const { title, because } = AUDIENCES[audience];
  return { audience: title, gets: gets(audience, verdict, told), because: sentenceCase(`${because}.`) };
}

function gets(audience: Audience, verdict: Verdict, told: readonly Instruction[]): string {
  switch (verdict.is) {
    case 'S':
      return verdict.when ? CONDITIONS[verdict.when] : 'Sees it.';
    case 'W':
      return 'Does not see it.';
    case 'N':
      return 'Sees it only with a written reason and a second person’s yes.';
    case 'D':
      if (audience === 'neighbour') return 'Sees only what touches their own home.';
      return told.length === 0
        ? 'Is told nothing from the answers so far.'
        : `Is told: ${told.map((one) => `“${INSTRUCTIONS[one]}”`).join(' ')}`;
  }
}

const CONDITIONS: Record<NonNullable<Verdict['when']>, string> = {
  'visit-day': 'Sees it on the day of the visit.',
  'open-case': 'Sees it while a case is open.',
  'own-record': 'Sees what they wrote themselves.',
  'requesters-own': 'Sees it where it is about them.',
  'third-parties-checked': 'Sees it once other people’s data has been taken out.',
  'own-adviser': 'Sees it when acting for the landlord.',
  'names-nothing-endangering': 'Sees it unless that would put someone in danger.',
};

const OPENNESS: Record<Letter, number> = { W: 0, N: 1, D: 2, S: 3 };

function strictest(rules: MatrixRules, categories: readonly DataCategory[], audience: Audience): Verdict {
  const verdicts = categories.map((category) => verdictFor(rules, category, audience));
  return verdicts.reduce<Verdict>(
    (least, one) => (OPENNESS[one.is] < OPENNESS[least.is] ? one : least),
    verdicts[0] ?? { is: 'W' },
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

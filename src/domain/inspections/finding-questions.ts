import { HAZARDS, type HazardKey } from '../deadlines/hazards.ts';
import { HAZARD_SCHEMES, hazardSchemeOn } from '../deadlines/hazard-schemes.ts';
import type { DraftOf } from '../records/define-record.ts';
import type { finding } from '../records/finding.ts';

type Answers = DraftOf<typeof finding>;
export type FindingKind = NonNullable<Answers['findingKind']>;
type Question = keyof Answers & string;

const WHERE = ['element', 'wall', 'beyond', 'height'] as const satisfies readonly Question[];
const MOISTURE = [
  ...WHERE,
  'extent',
  'cause',
  'confidence',
  'alsoLikely',
  'alsoPossible',
  'signs',
  'emergency',
] as const satisfies readonly Question[];

/** What is asked of each kind of finding, besides the room and the kind. */
const QUESTIONS = {
  mould: MOISTURE,
  damp: MOISTURE,
  repair: ['element', 'wall', 'defect', 'remedy', 'quantity', 'quantityUnit', 'rateCode', 'rateVersion'],
  'other-hazard': ['hazard', 'element', 'wall', 'extent', 'emergency'],
} as const satisfies Record<FindingKind, readonly Question[]>;

/** Whether a finding is asked this, by what was answered so far. */
export function asks(answers: Answers, question: Question): boolean {
  const { findingKind, extent } = answers;
  // Square metres say nothing of a fire or a fall; a size that was given stays to be seen and changed.
  if (findingKind === 'other-hazard' && question === 'extent') return extent !== undefined;
  const questions: readonly Question[] = findingKind === undefined ? [] : QUESTIONS[findingKind];
  return questions.includes(question);
}

/** The answers that belong to the kind chosen; what was answered for another kind stays behind. */
export function answersAsked(answers: Answers): Answers {
  const kept = new Set<string>([
    'room',
    'findingKind',
    'makesAwareAt',
    ...(answers.findingKind ? QUESTIONS[answers.findingKind] : []),
  ]);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => kept.has(name)));
}

interface HazardChoice {
  readonly value: HazardKey;
  readonly label: string;
}

/** Every hazard of the scheme in force on `day` (`2026-11-24`): never two names of one danger side by side. */
export function everyHazardOn(day: string): readonly HazardChoice[] {
  const listed: readonly HazardKey[] = HAZARD_SCHEMES[hazardSchemeOn(day).scheme];
  return listed.map((value) => ({ value, label: HAZARDS[value] }));
}

/** The hazards to choose from for an inspection begun on `day` (`2026-11-24`), by the scheme of that day. Damp is a kind of its own. */
export function hazardsOn(day: string): readonly HazardChoice[] {
  return everyHazardOn(day).filter(({ value }) => value !== 'damp-and-mould');
}

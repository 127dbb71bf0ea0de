import { AUDIENCES } from '../disclosure/audiences.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import { namedField } from '../records/named-field.ts';
import { BASES } from '../sharing/bases.ts';
import { CONDITIONS } from '../sharing/conditions.ts';
import { PURPOSES } from '../sharing/purposes.ts';
import { ROUTES } from '../sharing/routes.ts';
import type { FormRow } from './disclosure-views.ts';
import { LOG_KINDS, type LogKind } from './log-kinds.ts';
import type { ApprovalBehind, SeenDisclosure } from './seen-of-log.ts';

/** What stands around a line of the log, in words: the server knows it. */
export interface LogSurroundings {
  readonly home: string;
  readonly to: string;
  /** What was asked, where somebody asked for something of their own. */
  readonly asked: string | null;
  readonly state: string;
  readonly opened: string;
  /** The day until which it is open, as `2026-11-24`: of its newest link where it has one. Null where it was told once. */
  readonly until: string | null;
  /** Who has told them since what was put right, and how. */
  readonly tellings: readonly string[];
  account(id: string): string;
  moment(instant: string): string;
  day(date: string): string;
}

const BY_LEAD = 'Written down. The data-protection lead reads it.';
const MATTER = 'What they may see of the matter, for this purpose';
const NOT_ASKED = 'Not asked: the rules share this with them, and no field needed a reason of its own.';

/** On what a line rests that needed no basis of its own, field by field. */
const RESTS_ON: Readonly<Record<LogKind, string>> = {
  share: 'The rules of who sees what, for this purpose. No field needed a basis of its own.',
  answer: 'None needed: facts of the building, and nothing about a person.',
  door: 'The rules of who sees what. No field needed a basis of its own.',
  release: 'The rules of who sees what, for this purpose.',
  emergency: 'A running emergency: what the contractor needs to come at once.',
  life: 'To save a life (UK GDPR art. 6(1)(d)).',
  copy: 'Their own right to a copy (UK GDPR art. 15).',
  receipt: 'Their own right to know what is held (UK GDPR art. 15).',
  letter: 'The law asks for this letter.',
};

/**
 * A line of the log as the regulator's data sharing decision form asks for it (ICO data sharing code, annex A, and the record
 * of a decision). Every line has every answer, so that none tells by what it lacks.
 */
export function decisionForm(seen: SeenDisclosure, around: LogSurroundings): readonly FormRow[] {
  const { approvals, behind } = seen;
  const said = (of: (one: ApprovalBehind) => string) =>
    approvals.length === 0 ? null : approvals.map((one) => `${fieldWords(one.field)}: ${of(one)}`).join(' ');
  const reason = (of: (one: ApprovalBehind) => string) => said(of) ?? NOT_ASKED;
  const refused = seen.decision === 'refused';
  const fields = fieldList(seen);
  const rows: readonly (readonly [key: string, term: string, words: string])[] = [
    ['kind', 'What it is', LOG_KINDS[seen.kind]],
    ['when', 'When', around.moment(seen.at)],
    ['home', 'Home', around.home],
    ['whoAsked', 'Who asked, or who it was for', around.to],
    ['as', 'As', `${AUDIENCES[seen.audience].title}: ${AUDIENCES[seen.audience].because}`],
    ['purpose', 'What it is for', PURPOSES[seen.purpose]],
    ['asked', 'What was asked', around.asked ?? ((seen.behind.route === undefined ? '' : fields) || MATTER)],
    ['decision', 'Decision', DECISIONS[seen.decision]],
    ['shared', 'What was shared', refused ? 'Nothing' : fields || 'Kinds of things in general words'],
    [
      'refused',
      'What was refused',
      refused ? fields || 'What was asked' : 'Nothing that was asked. The rules kept back the rest.',
    ],
    [
      'categories',
      'Kinds of data',
      seen.categories.map((one) => CATEGORIES[one].title).join(', ') || 'None named',
    ],
    ['why', 'Why', whyWords(seen)],
    ['whyThisField', 'Why these fields were needed', reason(({ necessity }) => necessity.whyThisField)],
    ['harmIfShared', 'What could go wrong by sharing', reason(({ necessity }) => necessity.harmIfShared)],
    [
      'harmIfNotShared',
      'What could go wrong by not sharing',
      reason(({ necessity }) => necessity.harmIfNotShared),
    ],
    ['couldLessDo', 'Could less do?', reason(({ necessity }) => necessity.whyNotLess)],
    ['basis', 'Lawful basis', behind.basis === undefined ? RESTS_ON[seen.kind] : basisWords(behind.basis)],
    [
      'condition',
      'Condition for special data',
      behind.condition === undefined ? 'None used' : conditionWords(behind.condition),
    ],
    ['openedBy', 'What opened it', behind.route === undefined ? 'The rules alone' : ROUTES[behind.route]],
    ['decidedBy', 'Who decided', around.account(approvals[0]?.askedBy ?? seen.decidedBy[0] ?? seen.author)],
    ['approvedBy', 'Who approved', approvedWords(seen, around)],
    ['rules', 'Version of the rules', seen.rules ?? 'Not kept'],
    ['until', 'Until', around.until === null ? 'No end: it was told once' : around.day(around.until)],
    ['how', 'How it went out', howWords(seen)],
    ['fingerprint', 'Fingerprint of what left', seen.toldSha256 ?? 'None kept'],
    ['state', 'How it stands', around.state],
    ['opened', 'Whether it was opened', around.opened],
    [
      'tellings',
      'Told since of what was put right',
      around.tellings.join('. ') || 'Nothing to tell was recorded',
    ],
  ];
  return rows.map(([key, term, words]) => ({ key, term, words }));
}

const DECISIONS = { shared: 'Shared', refused: 'Refused', part: 'Shared in part' } as const;

/** "Finding: What is wrong, Where. Works order: State"; the kinds of data where no fields were kept. */
function fieldList({ fields, categories }: SeenDisclosure): string {
  if (fields.length === 0) return categories.map((one) => CATEGORIES[one].title).join(', ');
  const byKind = new Map<string, string[]>();
  for (const name of fields) {
    const [kind = '', ...rest] = fieldWords(name).split(': ');
    byKind.set(kind, [...(byKind.get(kind) ?? []), rest.join(': ')]);
  }
  return [...byKind].map(([kind, labels]) => `${kind}: ${labels.join(', ')}`).join('. ');
}

/** "Resident: Telephone". */
export function fieldWords(name: string): string {
  const known = namedField(name);
  return known === null ? name : `${known.title}: ${known.label}`;
}

function whyWords({ words, kind, decision, behind }: SeenDisclosure): string {
  if (words !== null) return words.is === 'said' ? words.words : BY_LEAD;
  if (behind.route !== undefined) return `${ROUTES[behind.route]}.`;
  return decision === 'refused' ? 'No reason was kept' : RESTS_ON[kind];
}

function approvedWords({ approvals, decidedBy }: SeenDisclosure, { account }: LogSurroundings): string {
  const [, ...others] = decidedBy;
  const second = approvals.flatMap(({ answeredBy }) => answeredBy ?? []);
  const names = [...new Set(second.length > 0 ? second : others)].map((one) => account(one));
  return names.length === 0 ? 'Nobody: no second person was needed' : names.join(', ');
}

const HOW = { 'read-out': 'Read out', sent: 'Sent in writing', link: 'By a link' } as const;

function howWords({ channel, kind, decision }: SeenDisclosure): string {
  if (channel !== undefined) return HOW[channel];
  if (decision === 'refused') return 'It did not go out';
  const usual: Partial<Record<LogKind, string>> = {
    release: 'With the job, on the contractor’s phone',
    emergency: 'With the job, on the contractor’s phone',
    life: 'By voice',
    receipt: 'By a link',
  };
  return usual[kind] ?? 'Not kept';
}

function basisWords(basis: keyof typeof BASES): string {
  return `${BASES[basis].title} (${BASES[basis].citation.regulation})`;
}

function conditionWords(condition: keyof typeof CONDITIONS): string {
  return `${CONDITIONS[condition].title} (${CONDITIONS[condition].citation.regulation})`;
}

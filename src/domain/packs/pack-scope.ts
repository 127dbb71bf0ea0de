import { verdictFor, type Audience } from '../disclosure/audiences.ts';
import { COMPILED_RULES, type MatrixRules } from '../disclosure/rules.ts';
import { hasInstructions } from '../disclosure/told-instead.ts';
import type { Field } from '../records/fields.ts';
import type { RecordKind } from '../records/define-record.ts';
import { RECORD_KINDS, type KindName, type SurveyRecord } from '../records/registry.ts';

/** How the records of a kind enter a pack: whole, told as an instruction, or not at all. */
export type Entry = 'whole' | 'visit-day' | 'instruction' | 'never';

/** Kinds that a surveyor's pack leaves out although their fields may be shown: they belong to the desk. */
const DESK_ONLY: ReadonlySet<KindName> = new Set(['sign-off', 'reclassification', 'training-result']);

/**
 * How the records of a kind enter a surveyor's pack. It follows from the surveyor's column of the matrix: a kind's
 * fields never differ there (a test holds them to it, and no cell can be closed that would make them).
 */
export function surveyorEntry(rules: MatrixRules, kind: RecordKind): Entry {
  if ((DESK_ONLY as ReadonlySet<string>).has(kind.kind)) return 'never';
  const entries = new Set(ownFields(kind).map((field) => entryOf(rules, field.category, 'surveyor')));
  if (entries.size === 1) return [...entries][0] ?? 'never';
  return 'never';
}

function ownFields(kind: RecordKind): Field[] {
  return Object.values(kind.fields).filter((field) => field.category !== 'record-keeping');
}

function entryOf(rules: MatrixRules, category: string, audience: Audience): Entry {
  const verdict = verdictFor(rules, category, audience);
  if (verdict.is === 'S')
    return verdict.when === 'visit-day' ? 'visit-day' : verdict.when ? 'never' : 'whole';
  return verdict.is === 'D' ? 'instruction' : 'never';
}

/** The kinds whose records may yield an instruction for a contractor: the same under all rules, since no lead can close an instruction. */
export const NEED_KINDS: ReadonlySet<string> = new Set(
  RECORD_KINDS.filter((kind: RecordKind) =>
    ownFields(kind).every((field) => entryOf(COMPILED_RULES, field.category, 'contractor') === 'instruction'),
  ).map((kind) => kind.kind),
);

/** The kinds by which a visitor can be told to do something: a need, a warning. */
export const HEEDED_KINDS: ReadonlySet<string> = new Set(
  RECORD_KINDS.filter((kind: RecordKind) => ownFields(kind).some(hasInstructions)).map((kind) => kind.kind),
);

/** Building records of a case or visit: a works order of it opens them. */
export const OF_THE_CASE: ReadonlySet<KindName> = new Set([
  'room',
  'finding',
  'reading',
  'room-services',
  'home-services',
  'cleared-photo',
  'cleared-note',
  'conclusion',
]);

/** What a works order opens to its contractor: which case, visit and home it belongs to. */
export interface OrderScope {
  readonly order: string;
  readonly home: string;
  readonly case: string | null;
  readonly inspection: string | null;
}

/**
 * Whether a record belongs to what a works order opens. The home, the order itself and the building records of its case
 * or visit do; of the household, whatever yields an instruction, and how to speak with them. What is then shown of it is for `disclose` to say.
 */
export function opensWithOrder(id: string, record: SurveyRecord, scope: OrderScope): boolean {
  if (record.home !== scope.home && id !== scope.home) return false;
  if (record.kind === 'property') return id === scope.home;
  if (record.kind === 'works-order') return id === scope.order;
  if (NEED_KINDS.has(record.kind) || record.kind === 'communication-need') return true;
  if (!OF_THE_CASE.has(record.kind)) return false;
  const sameCase = scope.case !== null && record.case === scope.case;
  const sameVisit = scope.inspection !== null && record.inspection === scope.inspection;
  return sameCase || sameVisit;
}

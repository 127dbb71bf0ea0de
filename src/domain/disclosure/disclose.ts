import type { OpaqueId } from '../ids.ts';
import type { Field } from '../records/fields.ts';
import type { Json } from '../records/json.ts';
import type { RecordKind } from '../records/define-record.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';
import { firstNameOf } from '../sharing/first-name.ts';
import { treatedAs } from '../records/treated-as.ts';
import type { Audience } from './audiences.ts';
import { INSTRUCTIONS, type Instruction } from './instructions.ts';
import { isRestricted, mayUseRestricted } from './restricted.ts';
import { instructionsIn, instructionsFor } from './told-instead.ts';
import {
  decide,
  stricter,
  type DecidedRecord,
  type Decision,
  type DisclosureContext,
  type WithheldReason,
} from './verdicts.ts';

declare const made: unique symbol;

/**
 * What one audience is shown of one record. Only {@link disclose} and {@link project} can make one. A record of which
 * only derived instructions may be told becomes of kind `instruction`: its own kind would betray the reason.
 */
export interface Disclosed<A extends Audience> {
  readonly [made]: A;
  readonly id: string;
  readonly kind: string;
  readonly home: string;
  readonly body: Readonly<Record<string, Json>>;
  /** Present only where the audience sees how the record was made. */
  readonly record?: Readonly<Record<string, Json>>;
}

/** A part that is not shown as it stands. `path` is a JSON pointer, '' the whole record. */
export interface Withheld {
  readonly path: string;
  readonly category: string;
  readonly reason: WithheldReason;
}

export interface Projection<A extends Audience> {
  readonly shown: Disclosed<A> | null;
  readonly withheld: readonly Withheld[];
}

/** The one way out: what `context.audience` is shown of a record, or null when not even its existence is shown. */
export function disclose<A extends Audience>(
  id: OpaqueId,
  record: SurveyRecord,
  context: DisclosureContext<A>,
): Disclosed<A> | null {
  return project(id, record, context).shown;
}

/** As {@link disclose}, with what was held back and why, for the office's eyes only. */
export function project<A extends Audience>(
  id: OpaqueId,
  record: SurveyRecord,
  context: DisclosureContext<A>,
): Projection<A> {
  const kind = kindNamed(record.kind);
  if (!kind) return { shown: null, withheld: [{ path: '', category: 'unreviewed', reason: 'invalid' }] };
  if (isRestricted(record) && !mayUseRestricted(context.audience, context.purpose))
    return wholeWithheld(kind, [{ path: '', category: categoryOf(kind), reason: 'restricted' }]);
  const sorted = sortFields(id, record, kind, context);
  if (sorted.whole.size === 0 && sorted.instructions.size === 0) return wholeWithheld(kind, sorted.withheld);
  const onlyDerived = sorted.whole.size === 0;
  const body = onlyDerived ? {} : Object.fromEntries(sorted.whole);
  const told = [...sorted.instructions].sort();
  const envelope = envelopeShown(id, record, context);
  const shown = {
    id: context.mint(id),
    kind: onlyDerived ? 'instruction' : kind.kind,
    home: context.mint(record.home),
    body: told.length > 0 ? { ...body, instructions: told } : body,
    ...(envelope ? { record: envelope } : {}),
  };
  // The only place that gives out the brand.
  return { shown: shown as unknown as Disclosed<A>, withheld: sorted.withheld };
}

/** The words of the instructions a disclosed body tells, in the order they are listed. */
export function instructionsTold(body: Readonly<Record<string, Json>>): readonly string[] {
  return instructionsIn(body).map((one) => INSTRUCTIONS[one]);
}

/** A value as it is told, or why nothing of it is. */
interface Part {
  readonly value: unknown;
  readonly held: Withheld | null;
}

interface SortedFields {
  readonly whole: Map<string, Json>;
  readonly instructions: Set<Instruction>;
  readonly withheld: Withheld[];
}

function sortFields(
  id: OpaqueId,
  record: SurveyRecord,
  kind: RecordKind,
  context: DisclosureContext,
): SortedFields {
  const decided = decidedRecord(id, record);
  const sorted: SortedFields = { whole: new Map(), instructions: new Set(), withheld: [] };
  const body: Readonly<Record<string, unknown>> = record.body;
  for (const [name, field] of Object.entries(kind.fields)) {
    if (!Object.hasOwn(body, name)) continue;
    const path = `/body/${name}`;
    const decision = decideField(field, path, record, decided, context);
    if (decision.show === 'whole') {
      const part = partOf(field, body[name], path, decision.only);
      const { value, held } =
        part.held === null ? withoutTelling(field, part.value, path, decided, context) : part;
      if (held === null) sorted.whole.set(name, outward(field, value, context));
      else sorted.withheld.push(held);
    } else {
      sorted.withheld.push({
        path,
        category: field.category,
        reason: decision.show === 'derived' ? 'derived' : decision.reason,
      });
      if (decision.show === 'derived')
        for (const told of instructionsFor(field, body[name])) sorted.instructions.add(told);
    }
  }
  return sorted;
}

/** What of a value is told; where that part is not in it, the field is not shown. */
function partOf({ category }: Field, value: unknown, path: string, only: 'first-name' | undefined): Part {
  if (only === undefined) return { value, held: null };
  const first = typeof value === 'string' ? firstNameOf(value) : null;
  return { value: first, held: first === null ? { path, category, reason: 'needs-approval' } : null };
}

/**
 * The answers that tell of something else are decided by that as well: why a hazard is urgent may be the household. Where no
 * other answer is left the field is not shown, so that no empty one hints at it.
 */
function withoutTelling(
  { shape }: Field,
  value: unknown,
  path: string,
  decided: DecidedRecord,
  context: DisclosureContext,
): Part {
  if (shape.as !== 'choice' || !Array.isArray(value)) return { value, held: null };
  const tells = (one: unknown) => shape.options.get(String(one))?.tellsOf;
  const isShown = (one: unknown) => {
    const category = tells(one);
    return category === undefined || decide(category, path, decided, context).show === 'whole';
  };
  const shown: readonly unknown[] = value.filter(isShown);
  if (shown.length > 0 || value.length === 0) return { value: shown, held: null };
  return { value, held: { path, category: tells(value[0]) ?? '', reason: 'condition-not-met' } };
}

function decideField(
  field: Field,
  path: string,
  record: SurveyRecord,
  decided: DecidedRecord,
  context: DisclosureContext,
): Decision {
  const now = decide(field.category, path, decided, context);
  const then = decide(record.categories[path] ?? '', path, decided, context);
  const since = treatedAs(record).map((category) => decide(category, path, decided, context));
  return since.reduce(stricter, stricter(now, then));
}

const ENDANGERING = new Set(['safeguarding', 'warning', 'third-party', 'privileged']);

interface NamesCategories {
  readonly categories?: readonly string[];
}

function decidedRecord(id: OpaqueId, record: SurveyRecord): DecidedRecord {
  const { kind, body } = record;
  const named: readonly string[] =
    kind === 'disclosure' || kind === 'rights-step' ? ((body as NamesCategories).categories ?? []) : [];
  return {
    id,
    author: record.author,
    subjects: record.subjects,
    namesEndangering: named.some((category) => ENDANGERING.has(category)),
  };
}

/** Links and pictures leave under ids minted for the grant; everything else leaves as it stands. */
function outward(field: Field, value: unknown, context: DisclosureContext): Json {
  if (field.shape.as === 'picture') return context.mint(String(value));
  if (field.shape.as !== 'link') return value as Json;
  return Array.isArray(value) ? value.map((one) => context.mint(String(one))) : context.mint(String(value));
}

function envelopeShown(
  id: OpaqueId,
  record: SurveyRecord,
  context: DisclosureContext,
): Readonly<Record<string, Json>> | null {
  const decision = decide('record-keeping', '/author', decidedRecord(id, record), context);
  if (decision.show !== 'whole') return null;
  const { tenancy, case: caseId, inspection, author, device, recordedAt, subjects } = record;
  const mint = (one: string | null) => (one === null ? null : context.mint(one));
  return {
    tenancy: mint(tenancy),
    case: mint(caseId),
    inspection: mint(inspection),
    author: mint(author),
    device: mint(device),
    recordedAt,
    subjects: subjects.map((subject) => context.mint(subject)),
  };
}

function wholeWithheld<A extends Audience>(kind: RecordKind, withheld: readonly Withheld[]): Projection<A> {
  const telling = withheld.find(({ category }) => category !== 'record-keeping') ?? withheld[0];
  const category = telling?.category ?? categoryOf(kind);
  // A derived form with nothing to tell is no form at all.
  const reason = !telling || telling.reason === 'derived' ? 'not-for-this-audience' : telling.reason;
  return { shown: null, withheld: [{ path: '', category, reason }] };
}

/** The category by which a whole record is named. */
function categoryOf(kind: RecordKind): string {
  return Object.values(kind.fields)[0]?.category ?? 'unreviewed';
}

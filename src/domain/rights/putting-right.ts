import type { Field } from '../records/fields.ts';
import type { OpaqueId } from '../ids.ts';
import type { Json } from '../records/json.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { mayBeRestricted } from './restricting.ts';
import type { RightsCase } from './rights-case.ts';

/** A field that may be put right at the desk, with what it says now. */
export interface RightableField {
  readonly name: string;
  readonly label: string;
  /** The answers of a closed list; null where it is written. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
  /** What is true where there is no such answer; null where there must be one. */
  readonly none: string | null;
}

/** The answers that may be taken back with nothing in their place: what each says then. */
const NONE: ReadonlyMap<string, string> = new Map([['person/until', 'They have not moved out']]);

/**
 * The answers that are put right at the desk, of each kind that has any (UK GDPR Art. 16): what is said of somebody, what was
 * said to them, and what happened at their door. Not what decides or promises something, or meets a duty: how grave a hazard
 * is, when work ends, when a complaint came, what was offered. Each of those has clocks, and is changed by recording anew what
 * holds. Nor who holds the tenancy: that is changed where it stands. An answer that is on no list is not put right.
 */
const PUT_RIGHT: Partial<Readonly<Record<KindName, readonly string[]>>> = {
  person: ['name', 'phone', 'email', 'from', 'until'],
  report: ['channel', 'words'],
  contact: ['channel', 'reached', 'words'],
  'access-attempt': ['method', 'noticeGiven', 'noticeRoute', 'noticeOn', 'result', 'leftBecause'],
  'household-need': ['answer', 'under5', 'under18', 'over65'],
  'health-need': ['answer'],
  'adjustment-need': ['answer'],
  'communication-need': ['preferred', 'interpreter'],
  diagnosis: ['words'],
  'disability-detail': ['words'],
  'access-secret': ['code', 'until'],
  'equality-answer': ['answer', 'words'],
  'money-note': ['words'],
  'conduct-note': ['words'],
  'staff-opinion': ['words'],
  'third-party-note': ['words'],
  note: ['words'],
  complaint: ['words'],
  'accommodation-offer': ['words'],
};

/** The fields of a kind that one answer or a few words put right. */
export function rightableFields(kindName: string): readonly RightableField[] {
  const kind = kindNamed(kindName);
  const names = kind === null ? [] : (PUT_RIGHT[kind.kind as KindName] ?? []);
  return names.flatMap((name): RightableField[] => {
    const field = kind?.fields[name];
    if (field === undefined || !isRightable(field)) return [];
    const { shape, label } = field;
    const options =
      shape.as === 'choice'
        ? [...shape.options].map(([value, option]) => ({ value, label: option.label }))
        : null;
    return [{ name, label, options, none: NONE.get(`${kindName}/${name}`) ?? null }];
  });
}

function isRightable({ shape }: Field): boolean {
  if (shape.as === 'choice') return !shape.many;
  return shape.as === 'line' || shape.as === 'words' || shape.as === 'date' || shape.as === 'number';
}

/**
 * The body with one field put right, or without it where nothing is right in its place; null where the kind has no such field to
 * put right, or where it must say something.
 */
export function rightedBody(
  record: SurveyRecord,
  name: string,
  value: string | null,
): Readonly<Record<string, Json>> | null {
  if (!rightableFields(record.kind).some((field) => field.name === name)) return null;
  if (value === null) return withoutAnswer(record, name);
  const shape = kindNamed(record.kind)?.fields[name]?.shape;
  const right = shape?.as === 'number' ? Number(value) : value;
  // A record's body is JSON by its schema; its static type only says what each kind has.
  return { ...(record.body as unknown as Record<string, Json>), [name]: right };
}

function withoutAnswer({ kind, body }: SurveyRecord, name: string): Readonly<Record<string, Json>> | null {
  if (!NONE.has(`${kind}/${name}`)) return null;
  const all = Object.entries(body as unknown as Record<string, Json>);
  return Object.fromEntries(all.filter(([one]) => one !== name));
}

/** Whom a record that is wrong tells of, besides or instead of whoever says so. */
export type AboutWhom = 'them' | 'others-too' | 'nobody-named';

/** Kinds that name nobody and yet tell what was said by, or done about, whoever lived there. What they decide has a life of its own. */
const TELLS_OF_A_HOUSEHOLD: ReadonlySet<KindName> = new Set(['report', 'contact', 'access-attempt', 'note']);

/**
 * Whom a record tells of that may be put right at this person's request (UK GDPR Art. 16); null where it may not. Only of what
 * is about them alone is that sure: of the rest the lead confirms that what is wrong is about them.
 */
export function tellsOf(record: SurveyRecord, person: OpaqueId, liesInTheirs: boolean): AboutWhom | null {
  if (mayBeRestricted(record, person)) return 'them';
  const { subjects, kind } = record;
  if (subjects.length === 0) return liesInTheirs && TELLS_OF_A_HOUSEHOLD.has(kind) ? 'nobody-named' : null;
  const isTheirsToo = subjects.includes(person) && mayBeRestricted({ ...record, subjects: [person] }, person);
  return isTheirsToo ? 'others-too' : null;
}

/** Whether something may be put right now: the lead decided that it is, and they have not been told yet. */
export function mayPutRight({ right, decision, toldAt }: RightsCase): boolean {
  return right === 'rectification' && decision !== null && decision.outcome !== 'refused' && toldAt === null;
}

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
}

/** The fields of a kind that one answer or a few words put right. */
export function rightableFields(kindName: string): readonly RightableField[] {
  const fields = Object.entries(kindNamed(kindName)?.fields ?? {});
  return fields.flatMap(([name, field]): RightableField[] => {
    if (!isRightable(field)) return [];
    const { shape, label } = field;
    const options =
      shape.as === 'choice'
        ? [...shape.options].map(([value, option]) => ({ value, label: option.label }))
        : null;
    return [{ name, label, options }];
  });
}

function isRightable({ shape }: Field): boolean {
  if (shape.as === 'choice') return !shape.many;
  return shape.as === 'line' || shape.as === 'words' || shape.as === 'date' || shape.as === 'number';
}

/** The body with one field put right; null where the kind has no such field to put right. */
export function rightedBody(
  record: SurveyRecord,
  name: string,
  value: string,
): Readonly<Record<string, Json>> | null {
  const fields = kindNamed(record.kind)?.fields ?? {};
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined || !isRightable(field)) return null;
  const right = field.shape.as === 'number' ? Number(value) : value;
  // A record's body is JSON by its schema; its static type only says what each kind has.
  return { ...(record.body as unknown as Record<string, Json>), [name]: right };
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

import type { Field } from '../records/fields.ts';
import type { Json } from '../records/json.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';
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

/** Whether something may be put right now: the lead decided that it is, and they have not been told yet. */
export function mayPutRight({ right, decision, toldAt }: RightsCase): boolean {
  return right === 'rectification' && decision !== null && decision.outcome !== 'refused' && toldAt === null;
}

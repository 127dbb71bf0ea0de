import type { Field } from '#domain/records/fields.ts';

/** One answer to choose, as a form shows it. */
export interface AnswerOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** The answers of a closed choice in the order of its list. `only` keeps those named, in its own order. */
export function optionsOf<Value extends string>(
  field: Field<readonly Value[]>,
): readonly AnswerOption<Value>[];
export function optionsOf<Value extends string>(
  field: Field<Value>,
  only?: readonly Value[],
): readonly AnswerOption<Value>[];
export function optionsOf(field: Field, only?: readonly string[]): readonly AnswerOption<string>[] {
  const all = answersOf(field);
  return only ? only.flatMap((value) => all.find((option) => option.value === value) ?? []) : all;
}

/** The label of an answer, or "" when it is not one. */
export function labelOf(field: Field, value: string | undefined): string {
  if (field.shape.as !== 'choice' || value === undefined) return '';
  return field.shape.options.get(value)?.label ?? '';
}

function answersOf(field: Field): readonly AnswerOption<string>[] {
  if (field.shape.as !== 'choice') return [];
  return [...field.shape.options].map(([value, { label }]) => ({ value, label }));
}

/** The answers of a closed list that is no field, or of some of it, in its order. */
export function listed<Value extends string>(
  list: Readonly<Record<Value, string>>,
  only?: readonly Value[],
): readonly AnswerOption<Value>[] {
  return (only ?? (Object.keys(list) as Value[])).map((value) => ({ value, label: list[value] }));
}

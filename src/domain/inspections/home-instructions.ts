import { INSTRUCTIONS, isInstruction, type Instruction } from '../disclosure/instructions.ts';
import { NEED_KINDS } from '../packs/pack-scope.ts';
import type { Field } from '../records/fields.ts';
import type { Json } from '../records/json.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';

/**
 * What a visitor must do at a home, in the fixed order of the list: what the office has told (the bodies of the pack's
 * `instruction` documents) and what follows from the needs that this phone holds. Why is never part of it.
 */
export function homeInstructions(
  records: readonly SurveyRecord[],
  told: readonly Readonly<Record<string, Json>>[],
): readonly Instruction[] {
  const all = new Set<Instruction>(records.flatMap(instructionsOf));
  for (const body of told) {
    const named = body['instructions'];
    if (Array.isArray(named)) for (const one of named) if (isInstruction(one)) all.add(one);
  }
  return inListOrder(all);
}

/** What others are told instead of the answers of one need record. */
export function instructionsOf(record: SurveyRecord): readonly Instruction[] {
  if (!NEED_KINDS.has(record.kind)) return [];
  const kind = kindNamed(record.kind);
  const body: Readonly<Record<string, unknown>> = record.body;
  return Object.entries(kind?.fields ?? {}).flatMap(([name, field]) => toldInstead(field, body[name]));
}

/** What others are told instead of an answer, or answers, of a field. */
export function toldInstead(field: Field, answer: unknown): readonly Instruction[] {
  if (field.shape.as !== 'choice') return [];
  const { options } = field.shape;
  const answers: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const told = answers.flatMap((one) => options.get(String(one))?.instruction ?? []);
  return inListOrder(new Set(told));
}

function inListOrder(told: ReadonlySet<Instruction>): readonly Instruction[] {
  return Object.keys(INSTRUCTIONS).filter((one): one is Instruction => isInstruction(one) && told.has(one));
}

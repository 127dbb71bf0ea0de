import { INSTRUCTIONS, isInstruction, type Instruction } from '../disclosure/instructions.ts';
import { instructionsFor, instructionsIn } from '../disclosure/told-instead.ts';
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
  return inListOrder(new Set([...records.flatMap(instructionsOf), ...told.flatMap(instructionsIn)]));
}

/** What others are told instead of the answers of one need record. */
export function instructionsOf(record: SurveyRecord): readonly Instruction[] {
  if (!NEED_KINDS.has(record.kind)) return [];
  const kind = kindNamed(record.kind);
  const body: Readonly<Record<string, unknown>> = record.body;
  return Object.entries(kind?.fields ?? {}).flatMap(([name, field]) => toldInstead(field, body[name]));
}

/** What others are told instead of the answers given to one field so far, in the order of the list. */
export function toldInstead(field: Field, answer: unknown): readonly Instruction[] {
  return inListOrder(new Set(instructionsFor(field, answer)));
}

function inListOrder(told: ReadonlySet<Instruction>): readonly Instruction[] {
  return Object.keys(INSTRUCTIONS).filter((one): one is Instruction => isInstruction(one) && told.has(one));
}

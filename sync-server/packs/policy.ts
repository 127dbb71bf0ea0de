import { createHash } from 'node:crypto';
import { AUDIENCE_NAMES, verdictFor } from '#domain/disclosure/audiences.ts';
import { DATA_CATEGORIES } from '#domain/disclosure/categories.ts';
import { COMPILED_RULES, type MatrixRules } from '#domain/disclosure/rules.ts';
import { surveyorEntry } from '#domain/packs/pack-scope.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS } from '#domain/records/registry.ts';

/** Names the rules of the program, with nothing closed. */
export const POLICY = digestOf([
  DATA_CATEGORIES.map((category) => [
    category,
    AUDIENCE_NAMES.map((audience) => verdictFor(COMPILED_RULES, category, audience)),
  ]),
  RECORD_KINDS.map((kind: RecordKind) => [
    kind.kind,
    kind.version,
    surveyorEntry(COMPILED_RULES, kind),
    kind.categories,
    telling(kind),
  ]),
]);

/** The answers that tell of another kind of data than their field. */
function telling({ fields }: RecordKind): readonly unknown[] {
  return Object.entries(fields).flatMap(([name, { shape }]) =>
    shape.as === 'choice'
      ? [...shape.options].flatMap(([key, { tellsOf }]) => (tellsOf ? [[name, key, tellsOf]] : []))
      : [],
  );
}

/** Names the rules that packs are made up by, with what the landlord's leads have closed. A pack made up by others begins anew. */
export function policyOf({ closed }: MatrixRules): string {
  return closed.length === 0 ? POLICY : digestOf([POLICY, closed]);
}

function digestOf(rules: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex');
}

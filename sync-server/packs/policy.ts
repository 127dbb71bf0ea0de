import { createHash } from 'node:crypto';
import { AUDIENCE_NAMES, verdictFor } from '#domain/disclosure/audiences.ts';
import { DATA_CATEGORIES } from '#domain/disclosure/categories.ts';
import { surveyorEntry } from '#domain/packs/pack-scope.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS } from '#domain/records/registry.ts';

/** The answers that tell of another kind of data than their field. */
function telling({ fields }: RecordKind): readonly unknown[] {
  return Object.entries(fields).flatMap(([name, { shape }]) =>
    shape.as === 'choice'
      ? [...shape.options].flatMap(([key, { tellsOf }]) => (tellsOf ? [[name, key, tellsOf]] : []))
      : [],
  );
}

/** Names the rules that packs are made up by. A pack made up by others begins a new generation. */
export const POLICY = createHash('sha256')
  .update(
    JSON.stringify([
      DATA_CATEGORIES.map((category) => [
        category,
        AUDIENCE_NAMES.map((audience) => verdictFor(category, audience)),
      ]),
      RECORD_KINDS.map((kind: RecordKind) => [
        kind.kind,
        kind.version,
        surveyorEntry(kind),
        kind.categories,
        telling(kind),
      ]),
    ]),
  )
  .digest('hex');

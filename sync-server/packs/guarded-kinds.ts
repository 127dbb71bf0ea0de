import { isGuarded } from '#domain/disclosure/categories.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS } from '#domain/records/registry.ts';

/** The kinds that hold guarded data: each record of them that enters somebody's pack is journalled as read. */
export const GUARDED_KINDS: ReadonlySet<string> = new Set(
  RECORD_KINDS.filter((kind: RecordKind) =>
    Object.values(kind.fields).some((field) => isGuarded(field.category)),
  ).map((kind) => kind.kind),
);

import { verdictFor, type Audience } from '../disclosure/audiences.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import { isDataCategory, type DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';

/** One field of one record, and what kinds of data it holds: its category now and the one it was recorded under. */
export interface FieldOfRecord {
  readonly record: OpaqueId;
  readonly home: OpaqueId;
  /** `person/phone`: the kind and the field. */
  readonly name: string;
  /** Its JSON pointer. */
  readonly pointer: string;
  readonly categories: readonly DataCategory[];
}

/** The fields that a record has, whatever may be shown of them. A field under a category that is none is left out. */
export function fieldsOfRecord(id: OpaqueId, record: SurveyRecord): readonly FieldOfRecord[] {
  const fields = kindNamed(record.kind)?.fields ?? {};
  return Object.entries(fields).flatMap(([name, { category }]): FieldOfRecord[] => {
    const pointer = `/body/${name}`;
    const then = record.categories[pointer];
    if (!Object.hasOwn(record.body, name) || !isDataCategory(then)) return [];
    const categories = then === category ? [category] : [category, then];
    return [{ record: id, home: record.home, name: `${record.kind}/${name}`, pointer, categories }];
  });
}

/** What is said of a field that nobody can open to somebody. */
export const NO_APPROVAL_OPENS = 'No approval opens this to them. Share what they may see instead.';

/** Why nobody can release fields of these categories to this audience, as a sentence; null when a second person can. */
export function whyNoRelease(
  rules: MatrixRules,
  categories: readonly DataCategory[],
  audience: Audience,
): string | null {
  const verdicts = categories.map((category) => verdictFor(rules, category, audience));
  const opens = verdicts.map(({ is, or, otherwise }) => [is, or, otherwise].includes('N'));
  const shared = verdicts.map(({ is, when }) => is === 'S' && when === undefined);
  if (opens.length === 0 || !opens.every((one, at) => one || shared[at] === true)) return NO_APPROVAL_OPENS;
  return opens.some(Boolean) ? null : 'This asks for no approval: they may see it.';
}

import { verdictFor, verdictInWords, type Audience } from '../disclosure/audiences.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import { namedField } from '../records/named-field.ts';

/** A field that was told, with the rule under which it was. */
export interface ToldField {
  /** "finding/defect". */
  readonly field: string;
  readonly category: string;
  /** The verdict of that day, as the matrix prints it. */
  readonly verdict: string;
}

/** The fields of a page with the rules that let each out. */
export function toldFields(
  rules: MatrixRules,
  fields: readonly string[],
  audience: Audience,
): readonly ToldField[] {
  return fields.map((field) => {
    const category = categoryOf(field);
    return { field, category, verdict: verdictInWords(verdictFor(rules, category, audience)) };
  });
}

/**
 * Whether the rules of today hold back something that was told under those of its day. A rule that is now a plain S is never
 * narrower; any other change counts as narrower, since a share that closes can be issued again, and one that stays open
 * cannot be called back.
 */
export function isNarrowedBy(rules: MatrixRules, told: readonly ToldField[], audience: Audience): boolean {
  return told.some(({ field, category, verdict }) => {
    const today = categoryOf(field);
    const rule = verdictInWords(verdictFor(rules, today, audience));
    return rule !== 'S' && (today !== category || rule !== verdict);
  });
}

function categoryOf(field: string): string {
  return namedField(field)?.category ?? '';
}

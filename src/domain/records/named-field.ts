import { isDataCategory, type DataCategory } from '../disclosure/categories.ts';
import { kindNamed } from './registry.ts';

/** A field as the log names it: "finding/defect", or of how any record was made: "record/recordedAt". */
export interface NamedField {
  /** "Finding"; "Any record". */
  readonly title: string;
  readonly label: string;
  readonly category: DataCategory;
}

/** What is told of how a record was made, to whoever may see that. */
export const HOW_MADE = {
  recordedAt: { label: 'When it was entered', category: 'record-keeping' },
  author: { label: 'Who entered it', category: 'staff-name' },
} as const satisfies Record<string, Omit<NamedField, 'title'>>;

export type HowMade = keyof typeof HOW_MADE;

/** The name of such a field. No kind of record is called so. */
export function howMade(name: HowMade): string {
  return `record/${name}`;
}

/** The two halves of a field's name; either is empty where it is not there. Nothing else reads such a name. */
export function partsOfName(name: string): { readonly kind: string; readonly field: string } {
  const [kind = '', field = ''] = name.split('/');
  return { kind, field };
}

/** Reads the name of a field; null for one that this version does not know. */
export function namedField(name: string): NamedField | null {
  const { kind, field } = partsOfName(name);
  const made = Object.entries(HOW_MADE).find(([one]) => howMade(one as HowMade) === name);
  if (made !== undefined) return { title: 'Any record', ...made[1] };
  const known = kindNamed(kind);
  const found = known?.fields[field];
  if (!known || !found || !isDataCategory(found.category)) return null;
  return { title: known.title, label: found.label, category: found.category };
}

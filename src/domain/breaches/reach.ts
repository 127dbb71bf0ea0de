import type { Role } from '../access/verbs.ts';
import { verdictFor } from '../disclosure/audiences.ts';
import { DATA_CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import { namedField, partsOfName } from '../records/named-field.ts';

/** What of one record was seen: its real home and household, its kind, and which of its fields. */
export interface ReachedRecord {
  readonly home: OpaqueId;
  readonly tenancy: OpaqueId | null;
  readonly kind: string;
  readonly fields: readonly string[];
}

/** One household whose data it was, or a home where nobody's. */
export interface ReachPart {
  readonly home: OpaqueId;
  readonly tenancy: OpaqueId | null;
  readonly categories: readonly DataCategory[];
}

/** What a breach reached, frozen in codes and ids when it was recorded: what is withdrawn can no longer be counted. */
export interface Reach {
  readonly records: number;
  /** "person/name". */
  readonly fields: readonly string[];
  readonly parts: readonly ReachPart[];
}

/** What a breach reached, by household. A field that no kind has any more counts as words that nobody has checked. */
export function reachOf(records: readonly ReachedRecord[]): Reach {
  const parts = new Map<
    string,
    { home: OpaqueId; tenancy: OpaqueId | null; categories: Set<DataCategory> }
  >();
  const fields = new Set<string>();
  for (const { home, tenancy, kind, fields: named } of records) {
    const key = tenancy ?? home;
    const part = parts.get(key) ?? { home, tenancy, categories: new Set<DataCategory>() };
    parts.set(key, part);
    for (const name of named) {
      fields.add(`${kind}/${name}`);
      part.categories.add(categoryOf(`${kind}/${name}`));
    }
  }
  return {
    records: records.length,
    fields: [...fields].sort(),
    parts: [...parts.values()].map((part) => ({ ...part, categories: inOrder(part.categories) })),
  };
}

/** What a breach reached, with kinds of data that are known of a household although no field of them is. */
export function withKinds(reach: Reach, more: ReachPart): Reach {
  if (more.categories.length === 0) return reach;
  const isOf = ({ home, tenancy }: ReachPart) => (tenancy ?? home) === (more.tenancy ?? more.home);
  const known = reach.parts.find(isOf)?.categories ?? [];
  const part = { ...more, categories: inOrder(new Set([...known, ...more.categories])) };
  return { ...reach, parts: [...reach.parts.filter((one) => !isOf(one)), part] };
}

/** The category of "person/name". What is told instead of an answer is what a visit must do differently. */
export function categoryOf(field: string): DataCategory {
  if (partsOfName(field).field === 'instructions') return 'vulnerability';
  return namedField(field)?.category ?? 'unreviewed';
}

/** What is known now of the homes and households that a breach reached. */
export interface PartsKnown {
  /** Whether it is a household that lives there no longer. */
  readonly isOfEarlier: (part: ReachPart) => boolean;
  /** Whether a case is open at the home of a household; asked of those who live there. */
  readonly onOpenCase: (part: ReachPart) => boolean;
}

/**
 * What of it somebody at the desk may be told. That a kind of data is held at all is itself told by naming it, so the office
 * reads the kinds that the matrix shows it, and the data-protection lead all of them. What it is shown on an open case alone
 * is named where a case is open at the home and that household lives there. A household of which nothing but such kinds was told
 * is not named either: that something of it went wrong would tell that it is held. Nor is one that has moved out: as everywhere
 * at the desk, those who lived there before are not told of, and the lead sees to them.
 */
export function shownReach(
  rules: MatrixRules,
  reach: Reach,
  role: Role,
  { isOfEarlier, onOpenCase }: PartsKnown,
): Reach {
  if (role === 'lead') return reach;
  const parts = reach.parts.filter((part) => !isOfEarlier(part));
  const isShownOf = (part: ReachPart, category: DataCategory) => {
    const { is, when } = verdictFor(rules, category, 'office');
    return is === 'S' && (when === undefined || (when === 'open-case' && onOpenCase(part)));
  };
  const isShown = (category: DataCategory) =>
    parts.some((part) => part.categories.includes(category) && isShownOf(part, category));
  return {
    records: reach.records,
    fields: reach.fields.filter((field) => isShown(categoryOf(field))),
    parts: parts.flatMap((part) => {
      const categories = part.categories.filter((category) => isShownOf(part, category));
      return part.categories.some(tells) && !categories.some(tells) ? [] : [{ ...part, categories }];
    }),
  };
}

/** Whether a kind of data says something of somebody or something: links between records do not. */
export function tells(category: DataCategory): boolean {
  return category !== 'record-keeping';
}

/** Every kind of data in it, once. */
export function categoriesIn({ parts }: Reach): readonly DataCategory[] {
  return inOrder(new Set(parts.flatMap(({ categories }) => categories)));
}

function inOrder(found: ReadonlySet<DataCategory>): readonly DataCategory[] {
  return DATA_CATEGORIES.filter((category) => found.has(category));
}

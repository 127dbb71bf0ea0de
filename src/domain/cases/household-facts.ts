import type { DataCategory } from '../disclosure/categories.ts';
import { CATEGORIES } from '../disclosure/categories.ts';
import { kindNamed, type KindName } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf } from './answers.ts';
import { momentInWords, onlyKeptWords } from './date-words.ts';
import type { ShownRecord } from './shown-record.ts';

/** One thing known about who lives in a home, as the office is shown it. */
export interface HouseholdFact {
  readonly id: string;
  readonly title: string;
  readonly category: DataCategory;
  readonly guarded: boolean;
  readonly lines: readonly { readonly label: string; readonly words: string }[];
  readonly recorded: string;
  /** "Only kept since Tue 24 Nov"; null where it may be used. */
  readonly onlyKept: string | null;
}

const HOUSEHOLD_KINDS: readonly KindName[] = [
  'person',
  'communication-need',
  'adjustment-need',
  'vulnerability-need',
  'household-need',
  'health-need',
  'decision-basis',
  'safety-warning',
  'access-secret',
  'diagnosis',
  'disability-detail',
];

/** Whether records of a kind tell something about who lives in a home. */
export function isAboutHousehold(kind: string): boolean {
  return (HOUSEHOLD_KINDS as readonly string[]).includes(kind);
}

/** What the office may see of the people in a home, names first, the newest of each kind first. */
export function householdFacts(records: readonly ShownRecord[], now: EpochMs): HouseholdFact[] {
  const order = (kind: string) => (HOUSEHOLD_KINDS as readonly string[]).indexOf(kind);
  return records
    .filter(({ shown }) => isAboutHousehold(shown.kind))
    .sort((a, b) => order(a.shown.kind) - order(b.shown.kind) || b.at - a.at)
    .flatMap(({ shown, at, restrictedSince }) => {
      const kind = kindNamed(shown.kind);
      if (!kind) return [];
      const answers = answersOf(kind, shown.body, now);
      const lines = Object.entries(kind.fields).flatMap(([name, field]) => {
        const words = answers.words(name);
        return words === null ? [] : [{ label: field.label, words }];
      });
      const category = strictest(kind.categories, Object.keys(shown.body));
      return [
        {
          id: shown.id,
          title: kind.title,
          category,
          guarded: CATEGORIES[category].guarded,
          lines,
          recorded: momentInWords(at, now),
          onlyKept: onlyKeptWords(restrictedSince, now),
        },
      ];
    });
}

function strictest(
  categories: Readonly<Record<string, DataCategory>>,
  fields: readonly string[],
): DataCategory {
  const named = fields.flatMap((field) => categories[`/body/${field}`] ?? []);
  return named.find((category) => CATEGORIES[category].guarded) ?? named[0] ?? 'unreviewed';
}

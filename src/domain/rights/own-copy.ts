import { answersOf } from '../cases/answers.ts';
import { dayInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { CATEGORIES, isDataCategory, type DataCategory } from '../disclosure/categories.ts';
import { project } from '../disclosure/disclose.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import { isOwnCopy, type WithheldReason } from '../disclosure/verdicts.ts';
import { isSha256, type OpaqueId } from '../ids.ts';
import type { RecordKind } from '../records/define-record.ts';
import { localDateOf } from '../records/moments.ts';
import { kindNamed } from '../records/registry.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import type { CopyPart, NotGiven, ToWeigh } from './copy-parts.ts';

/** Whose copy it is, and the files that may hold something about them. */
export interface PersonFile {
  readonly person: OpaqueId;
  readonly tenancy: OpaqueId;
  /** The days on which the tenancy held: what the building was before or after is not about them. */
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  /** Everything at the home, of the property, of every tenancy and of every case. */
  readonly records: readonly FiledRecord[];
}

export interface OwnCopy {
  readonly parts: readonly CopyPart[];
  readonly notGiven: readonly NotGiven[];
  readonly toWeigh: readonly ToWeigh[];
  readonly records: readonly OpaqueId[];
  readonly fields: readonly string[];
  readonly categories: readonly DataCategory[];
}

/**
 * The copy of what is held about one person. What is shown of each record is for `project` to say, to the audience
 * `subject-access`; `weighed` names the records that the lead has read and found to be nobody else's.
 */
export function ownCopy(
  rules: MatrixRules,
  file: PersonFile,
  weighed: ReadonlySet<OpaqueId>,
  now: EpochMs,
): OwnCopy {
  const parts: (CopyPart & { readonly at: EpochMs })[] = [];
  const notGiven: NotGiven[] = [];
  const toWeigh: ToWeigh[] = [];
  const records: OpaqueId[] = [];
  const fields = new Set<string>();
  const categories = new Set<DataCategory>();
  for (const filed of file.records) {
    const kind = kindNamed(filed.record.kind);
    if (!kind || !liesInTheirFiles(filed, kind, file)) continue;
    const own = readOwn(rules, filed, kind, file.person, weighed.has(filed.id), now);
    const weighing = weighingOf(rules, filed, kind, file.person, weighed.has(filed.id), now);
    if (weighing !== null) toWeigh.push(weighing);
    notGiven.push(...own.notGiven);
    if (own.lines.length === 0) continue;
    const { at } = happened(filed);
    records.push(filed.id);
    for (const [field, category] of own.used) {
      fields.add(field);
      categories.add(category);
    }
    parts.push({
      about: aboutOf(filed, kind),
      title: kind.title,
      on: dayInWords(londonDay(at), now),
      lines: own.lines,
      putRight: putRightWords(filed.id, file.records),
      at,
    });
  }
  return {
    parts: parts.sort(compareParts).map(({ about, title, on, lines, putRight }) => ({
      ...{ about, title, on, lines, putRight },
    })),
    notGiven,
    toWeigh,
    records,
    fields: [...fields].sort(),
    categories: [...categories].sort(),
  };
}

const REASONS: Readonly<Record<WithheldReason, string>> = {
  'not-for-this-audience': 'It is not part of anybody’s copy',
  'needs-approval': 'It is given only after a second person has approved it',
  derived: 'It is told in another form',
  'statistics-only': 'It is told as a number only',
  'condition-not-met': 'It is also about other people, or has not been weighed for them',
  restricted: 'It is only kept, and not used',
  invalid: 'It cannot be read',
};

const ORDER = { them: 0, tenancy: 1, home: 2 } as const;

function compareParts(
  a: CopyPart & { readonly at: EpochMs },
  b: CopyPart & { readonly at: EpochMs },
): number {
  return ORDER[a.about] - ORDER[b.about] || a.at - b.at || a.title.localeCompare(b.title);
}

/** Of the building while they lived there, of their tenancy, or naming them. Whether it is theirs is for `decide` to say. */
function liesInTheirFiles({ record, id }: FiledRecord, kind: RecordKind, file: PersonFile): boolean {
  if (record.subjects.includes(file.person)) return true;
  if (kind.file === 'tenancy') return record.tenancy === file.tenancy || id === file.tenancy;
  if (record.kind === 'property') return true;
  const on = londonDay(happened({ id, record, arrivedAt: record.recordedAt }).at);
  return on >= file.from && (file.to === null || on <= file.to);
}

function aboutOf({ record }: FiledRecord, kind: RecordKind): CopyPart['about'] {
  if (record.subjects.length > 0) return 'them';
  return kind.file === 'tenancy' ? 'tenancy' : 'home';
}

interface Own {
  readonly lines: CopyPart['lines'];
  readonly used: readonly (readonly [field: string, category: DataCategory])[];
  readonly notGiven: readonly NotGiven[];
}

function readOwn(
  rules: MatrixRules,
  { id, record }: FiledRecord,
  kind: RecordKind,
  requester: OpaqueId,
  thirdPartiesChecked: boolean,
  now: EpochMs,
): Own {
  const { shown, withheld } = project(id, record, {
    rules,
    audience: 'subject-access',
    today: localDateOf(londonDay(now)),
    // A copy is words: no id leaves in it.
    mint: (one) => one,
    requester,
    purpose: 'access-right',
    thirdPartiesChecked,
  });
  const answers = answersOf(kind, shown?.body ?? {}, now);
  const given = Object.entries(kind.fields).flatMap(([name, field]) => {
    const words = answers.words(name);
    // The digest of a thing that was kept tells a person nothing.
    return words === null || isSha256(words) ? [] : [{ name, field, words }];
  });
  // What is wholly somebody else's is no part of this copy, and nothing is said of it.
  const isTheirs = isOwnCopy(record, { requester, thirdPartiesChecked: true });
  const lacking = withheld.filter(({ category }) => category !== 'record-keeping');
  return {
    lines: given.map(({ field, words }) => ({ label: field.label, words })),
    used: given.map(({ name, field }) => [`${kind.kind}/${name}`, field.category] as const),
    notGiven: !isTheirs
      ? []
      : lacking.map(({ path, category, reason }) => ({
          record: id,
          title: kind.title,
          field: kind.fields[path.slice('/body/'.length)]?.label ?? '',
          category: isDataCategory(category) ? CATEGORIES[category].title : category,
          reason: REASONS[reason],
        })),
  };
}

/** What only the lead's reading opens: it is shown to them as it would be given. */
function weighingOf(
  rules: MatrixRules,
  filed: FiledRecord,
  kind: RecordKind,
  requester: OpaqueId,
  given: boolean,
  now: EpochMs,
): ToWeigh | null {
  const without = readOwn(rules, filed, kind, requester, false, now);
  const opened = readOwn(rules, filed, kind, requester, true, now);
  const already = new Set(without.lines.map(({ label }) => label));
  const words = opened.lines.filter(({ label }) => !already.has(label)).map((line) => line.words);
  if (words.length === 0) return null;
  return {
    record: filed.id,
    title: kind.title,
    on: dayInWords(londonDay(happened(filed).at), now),
    words: words.join('; '),
    given,
  };
}

/** The original stays, and what is right stands beside it. */
function putRightWords(id: OpaqueId, records: readonly FiledRecord[]): string | null {
  const corrections = ofKind(records, 'correction');
  if (corrections.some(({ record }) => record.body.corrects === id))
    return 'This was put right since. What is right stands beside it.';
  if (corrections.some(({ record }) => record.body.replacement === id))
    return 'This puts an earlier record right.';
  return null;
}

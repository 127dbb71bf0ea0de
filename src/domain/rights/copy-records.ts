import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { photoLinks, replacedPhotos } from '../cases/replaced-photos.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { NEEDS } from '../records/needs.ts';
import { kindNamed, type RecordNamed, type SurveyRecord } from '../records/registry.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import { londonDay } from '../time/london.ts';

/** Whose copy it is, and the files that may hold something about them. Somebody with two tenancies has two of these. */
export interface PersonFile {
  readonly person: OpaqueId;
  readonly tenancy: OpaqueId;
  /** The days on which they lived there: what was before or after is of the building, or of others. */
  readonly from: DayNumber;
  readonly to: DayNumber | null;
  /** How this tenancy is told from another one of theirs; null where there is none. */
  readonly mark: string | null;
  /** Whether the bytes of a picture are here. */
  readonly isHeld: (sha256: string) => boolean;
  /** Everything at the home, of the property, of every tenancy and of every case. */
  readonly records: readonly FiledRecord[];
}

/**
 * The records that may hold something of theirs: of the building and the tenancy while they lived there, or naming them. Each
 * comes with the people whom it really tells of, so that `decide` knows them where the record itself names nobody.
 */
export function copyRecords(file: PersonFile): readonly FiledRecord[] {
  const replaced = replacedPhotos(photoLinks(file.records));
  const cleared = new Set(ofKind(file.records, 'cleared-photo').map(({ record }) => record.body.photo));
  const needs = peopleWithNeeds(file);
  const byId = new Map(file.records.map(({ id, record }) => [id, record]));
  return file.records.flatMap((filed): FiledRecord[] => {
    const { id, record } = filed;
    if (!liesInTheirFiles(filed, file)) return [];
    // What was covered or cleared since stands for it.
    if (record.kind === 'photo' && (replaced.has(id) || cleared.has(id))) return [];
    if (record.kind === 'cleared-photo' && replaced.has(record.body.photo)) return [];
    if (record.kind === 'disclosure') return [{ ...filed, record: ownLogLine(record, byId, file.person) }];
    return [{ ...filed, record: withPeople(record, needs, file.person) }];
  });
}

/** Whether a record lies in somebody's files: it names them, or is of the home or the tenancy on a day of theirs. */
export function liesInTheirFiles(filed: FiledRecord, { person, tenancy, from, to }: PersonFile): boolean {
  const { id, record } = filed;
  if (record.subjects.includes(person) || id === tenancy || record.kind === 'property') return true;
  if (kindNamed(record.kind)?.file === 'tenancy' && record.tenancy !== tenancy) return false;
  const on = londonDay(happened(filed).at);
  return on >= from && (to === null || on <= to);
}

function peopleWithNeeds({ records, tenancy }: PersonFile): readonly OpaqueId[] {
  const told = records.filter(({ record }) => record.tenancy === tenancy && NEEDS.has(record.kind));
  return [...new Set(told.flatMap(({ record }) => record.subjects))];
}

/** That a decision rested on what is known of the household tells of whoever has a need: them, others, or both. */
function withPeople(record: SurveyRecord, needs: readonly OpaqueId[], person: OpaqueId): SurveyRecord {
  if (record.kind === 'decision-basis') return { ...record, subjects: needs };
  const isTheirsAlone = needs.length > 0 && needs.every((one) => one === person);
  const tells = record.kind === 'triage' || record.kind === 'conclusion';
  return tells && isTheirsAlone ? { ...record, subjects: needs } : record;
}

/**
 * A line of the log names nobody, and the records that were told of do. What was told of others alone is theirs; a line about
 * both keeps the kinds of data that are this person's or the building's, and is read before it goes.
 */
function ownLogLine(
  record: RecordNamed<'disclosure'>,
  byId: ReadonlyMap<OpaqueId, SurveyRecord>,
  person: OpaqueId,
): SurveyRecord {
  if (record.subjects.length > 0) return record;
  const about = record.body.records.flatMap((id) => byId.get(id) ?? []);
  const others = about.filter(({ subjects }) => subjects.length > 0 && !subjects.includes(person));
  if (others.length === 0) return record;
  const subjects = [...new Set(others.flatMap((one) => one.subjects))];
  const rest = about.filter((one) => !others.includes(one));
  if (rest.length === 0) return { ...record, subjects };
  const told = categoriesOf(rest, record.body.fields);
  const categories = record.body.categories.filter((one) => told.has(one));
  return { ...record, subjects: [person, ...subjects], body: { ...record.body, categories } };
}

function categoriesOf(
  records: readonly SurveyRecord[],
  fields: readonly string[] | undefined,
): ReadonlySet<DataCategory> {
  return new Set(
    records.flatMap(({ kind }) =>
      Object.entries(kindNamed(kind)?.fields ?? {}).flatMap(([name, { category }]) =>
        fields === undefined || fields.includes(`${kind}/${name}`) ? [category] : [],
      ),
    ),
  );
}

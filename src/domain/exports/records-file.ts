import { answersOf } from '../cases/answers.ts';
import type { HomeLine } from '../homes/home-line.ts';
import type { ShownRecord } from '../cases/shown-record.ts';
import { csv } from './csv.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import { instructionsTold } from '../disclosure/disclose.ts';
import type { Json } from '../records/json.ts';
import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonIso } from '../time/london.ts';

/** The forms in which records are saved: for a table program, and for another program. */
export const FILE_FORMATS = ['csv', 'json'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Whether `value` is a form in which records are saved. */
export function isFileFormat(value: unknown): value is FileFormat {
  return FILE_FORMATS.some((format) => format === value);
}

/** What the file is of, and as of when. */
export interface FileHead {
  readonly of: 'case' | 'home';
  /** The id of the case or home. */
  readonly id: string;
  readonly home: HomeLine;
  readonly madeAt: EpochMs;
}

/** A record as the office is shown it, with whose it is. */
export interface FileRecord {
  readonly record: ShownRecord;
  /** "The building", or the tenancy that it is of: two households are never read as one. */
  readonly belongsTo: string;
  /** Who recorded it, as the desk names them. */
  readonly by: string;
}

/** The form of the JSON. It rises when a name in it changes or goes; what is added raises nothing. */
const RECORDS_FILE_VERSION = 1;

/** One fact of a record. */
interface Fact {
  readonly field: string;
  readonly label: string;
  readonly words: string;
  readonly category: DataCategory | null;
}

/** The name of what a visitor must do, where no field says it. */
const WHAT_TO_DO = 'What to do';

/**
 * The records as a table: a row for each fact, as of RFC 4180, with nothing in it that a table program runs. Records are
 * numbered in the order in which they happened, part by part, and a fact that names another record names its number. It holds no
 * id: a table is read by people, and is passed on.
 */
export function recordsAsTable(records: readonly FileRecord[], now: EpochMs): string {
  const sorted = inParts(records);
  const numbers = new Map(sorted.map(({ record }, at) => [record.shown.id, at + 1]));
  const rows = sorted.flatMap((one, at) => {
    const { shown, at: happened, arrivedAt, restrictedSince } = one.record;
    const use = restrictedSince === null ? '' : `Only kept since ${londonIso(restrictedSince)}`;
    const around = [String(at + 1), one.belongsTo, titleOf(shown.kind), londonIso(happened)];
    const made = [londonIso(arrivedAt), one.by];
    const facts = [...factsOf(one.record, now), ...namedRecords(one.record, numbers)];
    const told = facts.length > 0 ? facts : [{ label: '', words: '', category: null }];
    return told.map(({ label, words, category }) => [...around, ...made, label, words, category ?? '', use]);
  });
  return csv([COLUMNS, ...rows]);
}

const COLUMNS = [
  ...['Number', 'Belongs to', 'What it is', 'Happened', 'Arrived', 'Recorded by'],
  ...['Fact', 'Says', 'Kind of data', 'Use'],
];

/** The records as JSON, in the form that docs/interfaces.md describes: ids as the office has them, values as they are kept. */
export function recordsAsJson(head: FileHead, records: readonly FileRecord[]): string {
  const lines = inParts(records).map(({ record, belongsTo, by }) => {
    const { shown, at, arrivedAt, restrictedSince } = record;
    return {
      id: shown.id,
      kind: shown.kind,
      title: titleOf(shown.kind),
      belongsTo,
      happenedAt: londonIso(at),
      arrivedAt: londonIso(arrivedAt),
      by,
      onlyKeptSince: restrictedSince === null ? null : londonIso(restrictedSince),
      fields: shown.body,
      words: Object.fromEntries(
        factsOf(record, head.madeAt).map(({ field, label, words }) => [field, { label, words }]),
      ),
    };
  });
  const { of, id, home, madeAt } = head;
  const file = {
    format: `homefile-${of}`,
    version: RECORDS_FILE_VERSION,
    madeAt: londonIso(madeAt),
    [of]: id,
    home,
    records: lines,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The building first, then each household by itself; in each part what happened first comes first. */
function inParts(records: readonly FileRecord[]): readonly FileRecord[] {
  const rank = ({ belongsTo }: FileRecord) => (belongsTo === OF_THE_BUILDING ? '' : belongsTo);
  return [...records].sort((a, b) => rank(a).localeCompare(rank(b)) || a.record.at - b.record.at);
}

/** What records of no household belong to. */
export const OF_THE_BUILDING = 'The building';

function titleOf(kind: string): string {
  return kindNamed(kind)?.title ?? WHAT_TO_DO;
}

/** Every field that has words, days and moments as they are kept: a table is sorted by them. */
function factsOf({ shown }: ShownRecord, now: EpochMs): readonly Fact[] {
  const kind = kindNamed(shown.kind);
  const told = instructionsTold(shown.body).map((words): Fact => {
    return { field: 'instructions', label: WHAT_TO_DO, words, category: null };
  });
  if (!kind) return told;
  const answers = answersOf(kind, shown.body, now);
  const facts = Object.entries(kind.fields).flatMap(([field, { label, category, shape }]): Fact[] => {
    const value: Json | undefined = shown.body[field];
    const isMoment = shape.as === 'date' || shape.as === 'instant';
    const words = isMoment && typeof value === 'string' ? value : answers.words(field);
    return words === null ? [] : [{ field, label, words, category }];
  });
  return [...facts, ...told];
}

/** Records of the same file that a record names. */
function namedRecords({ shown }: ShownRecord, numbers: ReadonlyMap<string, number>) {
  const kind = kindNamed(shown.kind);
  return Object.entries(kind?.fields ?? {}).flatMap(([field, { label, category, shape }]) => {
    if (shape.as !== 'link') return [];
    const ids = [shown.body[field]].flat();
    const named = ids.flatMap((id) => (typeof id === 'string' ? (numbers.get(id) ?? []) : []));
    return named.map((number) => ({ label, words: `Number ${number}`, category }));
  });
}

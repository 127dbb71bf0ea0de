import { dayInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { putRightIn } from '../cases/put-right.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordKind } from '../records/define-record.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { copyNames } from './copy-names.ts';
import type { CopyPart, CopyReading, NotGiven, ToRead } from './copy-parts.ts';
import { copyRecords, type PersonFile } from './copy-records.ts';
import { readOwn, type Own, type Reader } from './read-own.ts';

/** A picture of a copy: by its bytes, and by the record that it was first found in. */
export interface CopyPicture {
  readonly sha256: string;
  readonly record: OpaqueId;
}

export interface OwnCopy {
  readonly parts: readonly CopyPart[];
  /** The pictures in the order of their numbers, each once. */
  readonly pictures: readonly CopyPicture[];
  readonly notGiven: readonly NotGiven[];
  readonly toRead: readonly ToRead[];
  readonly records: readonly OpaqueId[];
  readonly fields: readonly string[];
  readonly categories: readonly DataCategory[];
}

type Part = Omit<CopyPart, 'picture'> & {
  readonly at: EpochMs;
  readonly record: OpaqueId;
  readonly sha256: string | null;
};

/**
 * The copy of what is held about one person, in one tenancy or in several. What is shown of each record is for `project` to
 * say, to the audience `subject-access`; `reading` holds what the lead has read, and found to be theirs or masked.
 */
export function ownCopy(
  files: readonly PersonFile[],
  reading: CopyReading,
  by: Pick<Reader, 'rules' | 'screen' | 'now'>,
): OwnCopy {
  const { now } = by;
  const parts: Part[] = [];
  const notGiven: NotGiven[] = [];
  const toRead: ToRead[] = [];
  const records = new Set<OpaqueId>();
  const used = new Map<string, DataCategory>();
  const own = new Set(files.map(({ person }) => person));
  const seen = new Set<OpaqueId>();
  for (const file of files) {
    const reader = { ...by, person: file.person, names: copyNames(file.records, own) };
    const originals = new Map(file.records.map(({ id, record }) => [id, record]));
    for (const filed of copyRecords(file)) {
      const kind = kindNamed(filed.record.kind);
      // Two tenancies of one home share its building.
      if (!kind || seen.has(filed.id)) continue;
      seen.add(filed.id);
      const read = readOwn(filed, kind, reading.get(filed.id), reader);
      const title = kind.kind === 'photo' ? 'Photo' : kind.title;
      const on = dayInWords(londonDay(happened(filed).at), now);
      notGiven.push(...read.notGiven);
      if (read.toRead !== null) toRead.push({ record: filed.id, title, on, ...read.toRead });
      if (read.lines.length === 0 && read.picture === null) continue;
      records.add(filed.id);
      for (const [path, category] of usedOf(kind, read)) used.set(path, category);
      parts.push({
        about: aboutOf(originals.get(filed.id) ?? filed.record, kind),
        ...{ title, on, tenancy: file.mark },
        lines: read.lines.map(({ label, words }) => ({ label, words })),
        putRight: putRightWords(filed.id, file.records),
        at: happened(filed).at,
        record: filed.id,
        sha256: read.picture !== null && file.isHeld(read.picture) ? read.picture : null,
      });
    }
  }
  const sorted = parts.sort(compareParts);
  const found = sorted.flatMap(({ sha256, record }) => (sha256 === null ? [] : [{ sha256, record }]));
  const pictures = found.filter(({ sha256 }, at) => found.findIndex((one) => one.sha256 === sha256) === at);
  return {
    parts: sorted.map(({ about, title, on, tenancy, lines, putRight, sha256 }) => ({
      ...{ about, title, on, tenancy, lines, putRight },
      picture: sha256 === null ? null : pictures.findIndex((one) => one.sha256 === sha256) + 1,
    })),
    pictures,
    notGiven,
    toRead,
    records: [...records],
    fields: [...used.keys()].sort(),
    categories: [...new Set(used.values())].sort(),
  };
}

/** What must still be read before the copy may be frozen. */
export function unread({ toRead }: Pick<OwnCopy, 'toRead'>): number {
  return toRead.filter(({ state }) => state === 'unread').length;
}

function usedOf(kind: RecordKind, { lines, picture }: Own): readonly (readonly [string, DataCategory])[] {
  const names = [...lines.map(({ name }) => name), ...(picture === null ? [] : ['picture'])];
  return names.flatMap((name) => {
    const field = kind.fields[name];
    return field === undefined ? [] : [[`${kind.kind}/${name}`, field.category] as const];
  });
}

const ORDER = { them: 0, tenancy: 1, home: 2 } as const;

function compareParts(a: Part, b: Part): number {
  return ORDER[a.about] - ORDER[b.about] || a.at - b.at || a.title.localeCompare(b.title);
}

function aboutOf({ subjects }: SurveyRecord, kind: RecordKind): CopyPart['about'] {
  if (subjects.length > 0) return 'them';
  return kind.file === 'tenancy' ? 'tenancy' : 'home';
}

/** The original stays, and what is right stands beside it. */
function putRightWords(id: OpaqueId, records: readonly FiledRecord[]): string | null {
  const { isWrong, standsFor } = putRightIn(records);
  if (isWrong(id))
    return standsFor(id) === id
      ? 'This is held to be right no longer. Nothing stands in its place.'
      : 'This was put right since. What is right stands beside it.';
  const isInstead = ofKind(records, 'correction').some(({ record }) => record.body.replacement === id);
  return isInstead ? 'This puts an earlier record right.' : null;
}

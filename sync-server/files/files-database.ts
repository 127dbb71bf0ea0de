import { saidBy, versionsOf, type Said } from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { isDataCategory, type DataCategory } from '#domain/disclosure/categories.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { asRestricted } from '#domain/disclosure/restricted.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { treating } from '#domain/records/treated-as.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/** The database of every record. No account reads or writes it by `/db`, administrators included. */
export const FILES = 'files';

/** CouchDB forgets what is a thousand changes old. Here every version is somebody's word, and none is ever let go. */
const EVERY_VERSION = 1_000_000_000;

/** Makes the database of records where there is none; one of an earlier version learns to keep every version. */
export function ensureFiles(tx: WriteTx): void {
  const { revsLimit } = tx.documents.database(FILES) ?? tx.documents.createDatabase(FILES);
  if (revsLimit !== EVERY_VERSION) tx.documents.setRevsLimit(FILES, EVERY_VERSION);
}

/** The revision that every reader uses: the one its author signed, once it has come, and the winner until then. */
function revisionThatCounts(view: ReadView, { id, author, rev }: RecordEntry): string {
  const pin = view.records.pins(id).find(({ signedBy }) => signedBy === author);
  return pin && view.documents.get(FILES, id, pin.rev) !== null ? pin.rev : rev;
}

/**
 * A record in each version that may yet hold: the one its author signed, and until then every newest one. Two phones of one
 * person may have changed it, and which of the two is right they say later.
 */
export function readVersions(view: ReadView, id: OpaqueId): readonly SurveyRecord[] {
  const entry = view.records.entry(id);
  if (entry === null) return [];
  const retags = new Retags(view);
  return standingRevisions(view, entry).flatMap((rev) => readAt(view, entry, rev, retags) ?? []);
}

/** Whether a record stands in more than one version, so that nobody can say yet which is right. */
export function isInDoubt(view: ReadView, entry: RecordEntry): boolean {
  return standingRevisions(view, entry).length > 1;
}

function standingRevisions(view: ReadView, entry: RecordEntry): readonly string[] {
  const { id } = entry;
  const rev = revisionThatCounts(view, entry);
  if (view.records.pins(id).some((pin) => pin.rev === rev)) return [rev];
  const leaves = (view.documents.document(FILES, id)?.leaves ?? []).filter((leaf) => !leaf.deleted);
  return leaves.length > 0 ? leaves.map((leaf) => leaf.rev) : [rev];
}

/** A record as it was sent, or null when there is none. */
export function readRecord(view: ReadView, id: OpaqueId): SurveyRecord | null {
  const entry = view.records.entry(id);
  return entry === null ? null : (readEntry(view, entry)?.record ?? null);
}

/** What a record said when it was first filed, whatever was changed or restricted since; null when it is not held. */
export function firstBody(view: ReadView, id: OpaqueId): SurveyRecord['body'] | null {
  const document = view.documents.document(FILES, id);
  const rev = document?.history(document.winner.rev).at(-1)?.rev;
  const stored = rev === undefined ? null : view.documents.get(FILES, id, rev);
  const parsed = stored === null ? null : parseRecord(stored.body);
  return parsed?.ok === true ? parsed.value.body : null;
}

/** A record that the index has named already, with the revision that counts. `retags` is shared by what is read together. */
export function readEntry(
  view: ReadView,
  entry: RecordEntry,
  retags = new Retags(view),
): { readonly rev: string; readonly record: SurveyRecord } | null {
  const rev = revisionThatCounts(view, entry);
  const record = readAt(view, entry, rev, retags);
  return record === null ? null : { rev, record };
}

function readAt(view: ReadView, entry: RecordEntry, rev: string, retags: Retags): SurveyRecord | null {
  const { id } = entry;
  const parsed = parsedAt(view, id, rev);
  if (parsed === null) return null;
  const record = treating(parsed, retags.of(entry));
  // Every reader of the files comes through here, so none can forget to ask.
  return view.restrictions.isRestricted(id) ? asRestricted(record) : record;
}

function parsedAt(view: ReadView, id: OpaqueId, rev: string): SurveyRecord | null {
  const stored = view.documents.get(FILES, id, rev);
  if (stored === null) return null;
  const parsed = parseRecord(stored.body);
  if (!parsed.ok) throw new Error('A stored record does not parse.');
  return parsed.value;
}

/** What each correction that was filed at a home says. */
export function correctionsAt(view: ReadView, home: OpaqueId): readonly Said[] {
  // Most homes have none, and packs ask at every write.
  if (view.records.lastChange('correction') === 0) return [];
  return view.records.entries({ home, kind: 'correction' }).flatMap((entry) => {
    // What it is treated as is no part of what it names, and is itself asked along these names.
    const record = parsedAt(view, entry.id, revisionThatCounts(view, entry));
    return record?.kind === 'correction' ? [saidBy(entry.id, record)] : [];
  });
}

interface Retag {
  readonly record: OpaqueId;
  readonly treatAs: DataCategory;
}

/**
 * What somebody has said since that records must be treated as; of each home read once. It is said of every version of a record: what
 * stands for one that must be treated as more holds the same, mostly, and was looked at by nobody since.
 */
export class Retags {
  readonly #view: ReadView;
  readonly #said = new Map<OpaqueId, readonly Said[]>();
  readonly #homes = new Map<OpaqueId, readonly Retag[]>();

  constructor(view: ReadView) {
    this.#view = view;
  }

  /** What this record must be treated as. */
  of({ id, kind, home }: RecordEntry): readonly DataCategory[] {
    if (kind === 'reclassification') return [];
    const known = this.#homes.get(home) ?? this.#read(home);
    this.#homes.set(home, known);
    if (known.length === 0) return [];
    const said = this.#said.get(home) ?? correctionsAt(this.#view, home);
    this.#said.set(home, said);
    const versions = versionsOf(said, id);
    return known.flatMap(({ record, treatAs }) => (versions.has(record) ? [treatAs] : []));
  }

  #read(home: OpaqueId): readonly Retag[] {
    // Hardly any landlord has one, and everything is read through here.
    if (this.#view.records.lastChange('reclassification') === 0) return [];
    return this.#view.records.entries({ home, kind: 'reclassification' }).flatMap((one): Retag[] => {
      const record = readEntry(this.#view, one, this)?.record;
      if (record?.kind !== 'reclassification' || !isDataCategory(record.body.treatAs)) return [];
      return [{ record: record.body.record, treatAs: record.body.treatAs }];
    });
  }
}

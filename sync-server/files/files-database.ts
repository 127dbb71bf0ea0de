import type { OpaqueId } from '#domain/ids.ts';
import { isDataCategory, type DataCategory } from '#domain/disclosure/categories.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { asRestricted } from '#domain/disclosure/restricted.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { treating } from '#domain/records/treated-as.ts';
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
export function readRevision(view: ReadView, id: OpaqueId): string | null {
  const entry = view.records.entry(id);
  if (entry === null) return null;
  const pin = view.records.pins(id).find(({ signedBy }) => signedBy === entry.author);
  if (pin && view.documents.get(FILES, id, pin.rev) !== null) return pin.rev;
  return entry.rev;
}

/**
 * A record in each version that may yet hold: the one its author signed, and until then every newest one. Two phones of one
 * person may have changed it, and which of the two is right they say later.
 */
export function readVersions(view: ReadView, id: OpaqueId): readonly SurveyRecord[] {
  const rev = readRevision(view, id);
  const stored = view.documents.document(FILES, id);
  const isSigned = view.records.pins(id).some((pin) => pin.rev === rev);
  const leaves = isSigned ? [] : (stored?.leaves ?? []).filter((leaf) => !leaf.deleted);
  const revs = leaves.length > 0 ? leaves.map((leaf) => leaf.rev) : rev === null ? [] : [rev];
  return revs.flatMap((one) => readAt(view, id, one) ?? []);
}

/** A record as it was sent, or null when there is none. */
export function readRecord(view: ReadView, id: OpaqueId): SurveyRecord | null {
  const rev = readRevision(view, id);
  return rev === null ? null : readAt(view, id, rev);
}

function readAt(view: ReadView, id: OpaqueId, rev: string): SurveyRecord | null {
  const stored = view.documents.get(FILES, id, rev);
  if (stored === null) return null;
  const parsed = parseRecord(stored.body);
  if (!parsed.ok) throw new Error('A stored record does not parse.');
  const record = treating(parsed.value, retaggedAs(view, id));
  // Every reader of the files comes through here, so none can forget to ask.
  return view.restrictions.isRestricted(id) ? asRestricted(record) : record;
}

/** What somebody has said since that this record must be treated as. */
function retaggedAs(view: ReadView, id: OpaqueId): readonly DataCategory[] {
  // Hardly any landlord has one, and everything is read through here.
  if (view.records.lastChange('reclassification') === 0) return [];
  const entry = view.records.entry(id);
  if (entry === null || entry.kind === 'reclassification') return [];
  return view.records.entries({ home: entry.home, kind: 'reclassification' }).flatMap((one) => {
    const record = readRecord(view, one.id);
    const isThis = record?.kind === 'reclassification' && record.body.record === id;
    return isThis && isDataCategory(record.body.treatAs) ? [record.body.treatAs] : [];
  });
}

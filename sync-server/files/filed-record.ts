import type { OpaqueId } from '#domain/ids.ts';
import { isOpaqueId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import type { RecordEntry, RecordFilter } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { readEntry, Retags } from './files-database.ts';

/** A record of `files` as the office reads it: in the revision that counts, with every link a real id. */
export interface FiledRecord {
  readonly entry: RecordEntry;
  readonly rev: string;
  readonly record: SurveyRecord;
}

/** One record, or null when there is none under this id. */
export function filedRecord(view: ReadView, id: string): FiledRecord | null {
  const entry = view.records.entry(id);
  return entry === null ? null : filed(view, entry);
}

/** The records that match every given part, in the order in which they came. */
export function filedRecords(view: ReadView, filter: RecordFilter): readonly FiledRecord[] {
  const retags = new Retags(view);
  return view.records.entries(filter).map((entry) => filed(view, entry, retags));
}

function filed(view: ReadView, entry: RecordEntry, retags = new Retags(view)): FiledRecord {
  const read = readEntry(view, entry, retags);
  if (read === null) throw new Error('The index names a record that is not in the files.');
  const { rev, record } = read;
  return { entry, rev, record: entry.minted ? withRealIds(view, entry, record) : record };
}

/** A contractor names things by the ids of their own pack; the office reads the real ones. */
function withRealIds(view: ReadView, entry: RecordEntry, record: SurveyRecord): SurveyRecord {
  const kind = kindNamed(record.kind);
  if (!kind) return record;
  const { home, tenancy, inspection } = entry;
  const body = { ...record.body, ...realLinks(view, entry, kind, record.body) };
  return { ...record, home, tenancy, case: entry.case, inspection, body } as SurveyRecord;
}

function realLinks(
  view: ReadView,
  entry: RecordEntry,
  kind: RecordKind,
  body: Readonly<Record<string, unknown>>,
): Record<string, OpaqueId> {
  const real: Record<string, OpaqueId> = {};
  for (const [name, field] of Object.entries(kind.fields)) {
    const value = body[name];
    if (field.shape.as !== 'link' || typeof value !== 'string') continue;
    const known = view.packs.minted(value);
    // An id that was minted for another job or firm says nothing here: or two firms could find out what they share.
    if (known?.account !== entry.author || known.order !== entry.order) continue;
    if (isOpaqueId(known.real)) real[name] = known.real;
  }
  return real;
}

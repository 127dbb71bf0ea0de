import type { SavedFile } from '#domain/disclosures/disclosure-views.ts';
import {
  isFileFormat,
  OF_THE_BUILDING,
  recordsAsJson,
  recordsAsTable,
  type FileFormat,
  type FileHead,
  type FileRecord,
} from '#domain/exports/records-file.ts';
import { isInFiles } from '#domain/exports/file-kinds.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { OCCUPANCIES } from '#domain/records/vocabulary.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { record as journal } from '../journal/chain.ts';
import { homeLine, tenanciesOf } from '../office/case-records.ts';
import { caseSummary } from '../office/case-summary.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { staffNames } from '../office/names.ts';
import { shownRecords } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/** As much as is put together while nothing else is written. */
const MOST_RECORDS = 2000;

/** What stands in the list of files that were taken out, for each kind of file of records. */
export const TAKEN_OUT = { case: 'the records of one case', home: 'the records of one home' } as const;

/** The records of one case as a file. */
export function exportCase(tx: WriteTx, call: DeskCall): SavedFile {
  const id = demandId(call.params['case']);
  const summary = caseSummary(tx, id, call.now);
  if (summary === null) throw notFound();
  return asFile(tx, call, { of: 'case', id, home: summary.home }, summary.filed);
}

/** The property file of one home: the history of the building, and what is of the household that lives there now. */
export function exportHome(tx: WriteTx, call: DeskCall): SavedFile {
  const id = demandId(call.params['home']);
  if (homeLine(tx, id) === null) throw notFound();
  return asFile(tx, call, { of: 'home', id, home: id }, filedRecords(tx, { home: id }));
}

/**
 * What of these records anybody at the desk may see at any time, as a file for a table program (CSV) or another program (JSON).
 * A file stays when a case is closed, a training lapses or a code is changed: so what needs an open case, what is guarded, what
 * nobody has checked and who lives there stay on the screen (docs/decisions/0177). That it was taken is kept each time.
 * @throws Refusal 409 for an id that was used, 422 where it is more than one file takes.
 */
function asFile(
  tx: WriteTx,
  call: DeskCall,
  { of, id, home }: { readonly of: 'case' | 'home'; readonly id: OpaqueId; readonly home: OpaqueId },
  filed: readonly FiledRecord[],
): SavedFile {
  const { body, account, now } = call;
  const file = demandId(body['id']);
  const { format } = body;
  if (!isFileFormat(format)) throw badRequest('Choose CSV or JSON.');
  if (tx.disclosures.logExport(file) !== null)
    throw new Refusal(
      409,
      'conflict',
      'This file was taken out already, and that is kept. Take it out again.',
    );
  const line = homeLine(tx, home);
  if (line === null) throw notFound();
  const records = recordsFor(tx, call, home, filed);
  if (records.length > MOST_RECORDS)
    throw new Refusal(
      422,
      'unfinished',
      of === 'home'
        ? 'This home has more records than one file takes. Save each of its cases by itself.'
        : 'This case has more records than one file takes. Ask the data-protection lead for a copy of the files.',
    );
  const lines = records.length;
  tx.disclosures.addLogExport({
    id: file,
    account: account.id,
    at: now,
    format,
    lines,
    filters: TAKEN_OUT[of],
  });
  const detail = `${of} ${format} ${lines}`;
  journal(tx, {
    at: now,
    action: 'records-exported',
    account: account.id,
    subject: id,
    detail,
    digest: null,
  });
  return written({ of, id, home: line, madeAt: now }, records, format);
}

function written(head: FileHead, records: readonly FileRecord[], format: FileFormat): SavedFile {
  const isTable = format === 'csv';
  return {
    // A name goes into lists of files, and says nothing of whose home it is.
    name: `${head.of}-${londonToday(head.madeAt)}.${format}`,
    type: isTable ? 'text/csv' : 'application/json',
    text: isTable ? recordsAsTable(records, head.madeAt) : recordsAsJson(head, records),
    lines: records.length,
  };
}

function recordsFor(
  view: ReadView,
  call: DeskCall,
  home: OpaqueId,
  filed: readonly FiledRecord[],
): readonly FileRecord[] {
  const { account, now } = call;
  const looking = { viewer: account.id, now, onOpenCase: false, guardedClosed: true };
  const about = filed.filter(({ entry }) => isInFiles(entry.kind));
  const names = staffNames(view);
  // Two that began on the same day are still two.
  const tenancies = new Map(
    tenanciesOf(view, home).map(({ id, occupancy, startedOn }, at, all) => [
      id,
      `${OCCUPANCIES[occupancy]} from ${startedOn} (household ${all.length - at} of this home)`,
    ]),
  );
  const tenancyOf = new Map(about.map(({ entry }) => [entry.id, entry.tenancy]));
  const shown = shownRecords(view, about, looking);
  const held = new Set(shown.map((one) => one.shown.id));
  // That something was put right says that it is there, so it stands beside what it put right and nowhere else.
  const standing = shown.filter(
    ({ shown: { kind, body } }) => kind !== 'correction' || isAmong(held, body['corrects']),
  );
  return standing.map((record) => {
    const tenancy = tenancyOf.get(record.shown.id as OpaqueId) ?? null;
    const belongsTo = tenancy === null ? OF_THE_BUILDING : (tenancies.get(tenancy) ?? 'Another tenancy');
    return { record, belongsTo, by: names.account(record.author) };
  });
}

function isAmong(ids: ReadonlySet<string>, id: unknown): boolean {
  return typeof id === 'string' && ids.has(id);
}

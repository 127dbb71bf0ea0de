import { csv } from '#domain/exports/csv.ts';
import { decisionForm } from '#domain/disclosures/decision-form.ts';
import type { FormRow, SavedFile } from '#domain/disclosures/disclosure-views.ts';
import { LOG_FILTERS } from '#domain/disclosures/log-filter.ts';
import { badRequest, Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import { londonToday } from '../packs/london-today.ts';
import type { WriteTx } from '../storage/storage.ts';
import { surroundings } from './log-entry.ts';
import { logReader } from './log-reader.ts';
import { demandFilter, wantedLines } from './log-view.ts';

/** As much as is put together while nothing else is written. */
const MOST_LINES = 2000;

/**
 * What is filtered, as a file for a table program (CSV) or another program (JSON): exactly what this person may see of it, and
 * that they took it is kept each time. The name of the file and what is kept say nothing of what was looked for.
 */
export function exportLog(tx: WriteTx, call: DeskCall): SavedFile {
  const { body, account, now } = call;
  const id = demandId(body['id']);
  const { format } = body;
  if (format !== 'csv' && format !== 'json') throw badRequest('Choose CSV or JSON.');
  const rows = linesToExport(tx, call);
  // An id is a file that was taken out: what comes again under it may be of other lines, and is another taking out.
  if (tx.disclosures.logExport(id) !== null)
    throw new Refusal(
      409,
      'conflict',
      'This file was taken out already, and that is kept. Take it out again.',
    );
  const filters = LOG_FILTERS.filter((name) => typeof body[name] === 'string' && body[name] !== '').join(
    ', ',
  );
  tx.disclosures.addLogExport({ id, account: account.id, at: now, format, lines: rows.length, filters });
  const detail = `${format} ${rows.length}`;
  journal(tx, { at: now, action: 'log-exported', account: account.id, subject: id, detail, digest: null });
  const name = `disclosures-${londonToday(now)}.${format}`;
  const text = format === 'csv' ? asTable(rows) : asJson(rows);
  return { name, type: format === 'csv' ? 'text/csv' : 'application/json', text, lines: rows.length };
}

function linesToExport(tx: WriteTx, call: DeskCall): readonly (readonly FormRow[])[] {
  const { account, now } = call;
  const rows: (readonly FormRow[])[] = [];
  const asked = { query: {}, account, now };
  for (const { seen, line } of wantedLines(tx, demandFilter(call.body), logReader(tx, call), asked)) {
    if (rows.length === MOST_LINES)
      throw new Refusal(422, 'unfinished', 'This is more than one file takes. Choose fewer days.');
    // Read years later, so with the year, and told apart by machines.
    const around = surroundings(tx, seen, line, call);
    rows.push([
      { key: 'id', term: 'Id', words: seen.id },
      ...decisionForm(seen, { ...around, moment: (instant) => instant, day: (date) => date }),
      { key: 'told', term: 'The words that were told', words: seen.told ?? '' },
    ]);
  }
  return rows;
}

function asTable(rows: readonly (readonly FormRow[])[]): string {
  const titles = rows[0]?.map(({ term }) => term) ?? ['Nothing fits what was chosen'];
  return csv([titles, ...rows.map((row) => row.map(({ words }) => words))]);
}

function asJson(rows: readonly (readonly FormRow[])[]): string {
  const lines = rows.map((row) => Object.fromEntries(row.map(({ key, words }) => [key, words])));
  return `${JSON.stringify({ lines }, null, 2)}\n`;
}

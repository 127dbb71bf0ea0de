import { onlyKeptWords } from '#domain/cases/date-words.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { person } from '#domain/records/person.ts';
import type { PersonLine } from '#domain/rights/rights-views.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { officeContext } from '../office/shown-records.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/** Everybody of a home, of this tenancy and of earlier ones: a former tenant has the same rights. Looking is journalled. */
export function peopleOfHome(tx: WriteTx, call: DeskCall): { readonly people: readonly PersonLine[] } {
  const home = demandId(call.params['home']);
  if (homeLine(tx, home) === null) throw notFound();
  const people = filedRecords(tx, { home, kind: 'person' }).flatMap((filed): PersonLine[] => {
    const { entry, record } = filed;
    // What stands for another record is that same person, put right.
    if (!record.subjects.includes(entry.id)) return [];
    const name = nameOf(tx, standing(tx, filed), call);
    if (name === null || entry.tenancy === null || record.kind !== 'person') return [];
    journalLook(tx, call, entry.id, 'person');
    const { shape } = person.fields.part;
    const part = shape.as === 'choice' ? (shape.options.get(record.body.part)?.label ?? '') : '';
    const kept = onlyKeptWords(tx.restrictions.restrictedSince(entry.id), call.now);
    const more = `${endedWords(tx, entry.tenancy)}${kept === null ? '' : `, ${lowerFirst(kept)}`}`;
    return [{ id: entry.id, name, part: `${part}${more}`, tenancy: entry.tenancy }];
  });
  return { people };
}

/** The name of a person as the office is shown it; null where there is none. */
export function personName(view: ReadView, id: OpaqueId, call: DeskCall): string | null {
  const filed = filedRecord(view, id);
  return filed === null ? null : nameOf(view, standing(view, filed), call);
}

/** What stands for a record now: itself, or what put it right last. */
function standing(view: ReadView, filed: FiledRecord): FiledRecord {
  const { id, home } = filed.entry;
  const replaced = filedRecords(view, { home, kind: 'correction' }).flatMap(({ record }) =>
    record.kind === 'correction' && record.body.corrects === id ? (record.body.replacement ?? []) : [],
  );
  const last = replaced.at(-1);
  const right = last === undefined ? null : filedRecord(view, last);
  return right === null || right.entry.id === id ? filed : standing(view, right);
}

function nameOf(view: ReadView, { entry, record }: FiledRecord, { account, now }: DeskCall): string | null {
  const context = officeContext(view, { viewer: account.id, now, onOpenCase: false, guardedClosed: true });
  const name = record.kind === 'person' ? disclose(entry.id, record, context)?.body['name'] : undefined;
  return typeof name === 'string' ? name : null;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function endedWords(view: ReadView, tenancy: OpaqueId): string {
  const filed = filedRecord(view, tenancy);
  return filed?.record.kind === 'tenancy' && filed.record.body.endedOn !== undefined
    ? ', of an earlier tenancy'
    : '';
}

import { onlyKeptWords } from '#domain/cases/date-words.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { person } from '#domain/records/person.ts';
import type { PersonLine } from '#domain/rights/rights-views.ts';
import { filedRecord } from '../files/filed-record.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { officeContext } from '../office/shown-records.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { peopleAt, personAt, type FiledPerson } from '../tenancies/people-at.ts';

/** Everybody of a home, of this tenancy and of earlier ones: a former tenant has the same rights. Looking is journalled. */
export function peopleOfHome(tx: WriteTx, call: DeskCall): { readonly people: readonly PersonLine[] } {
  const home = demandId(call.params['home']);
  if (homeLine(tx, home) === null) throw notFound();
  const people = peopleAt(tx, home).flatMap(({ id, now, tenancy }): PersonLine[] => {
    const name = nameOf(tx, now, call);
    if (name === null || tenancy === null) return [];
    journalLook(tx, call, id, 'person');
    const { shape } = person.fields.part;
    const part = shape.as === 'choice' ? (shape.options.get(now.record.body.part)?.label ?? '') : '';
    const kept = onlyKeptWords(tx.restrictions.restrictedSince(now.id), call.now);
    const more = `${endedWords(tx, tenancy)}${kept === null ? '' : `, ${lowerFirst(kept)}`}`;
    return [{ id, name, part: `${part}${more}`, tenancy }];
  });
  return { people };
}

/** The name of a person, as they stand now and as the office is shown it; null where there is none. */
export function personName(view: ReadView, id: OpaqueId, call: DeskCall): string | null {
  const known = personAt(view, id);
  return known === null ? null : nameOf(view, known.now, call);
}

function nameOf(view: ReadView, { id, record }: FiledPerson, { account, now }: DeskCall): string | null {
  const context = officeContext(view, { viewer: account.id, now, onOpenCase: false, guardedClosed: true });
  const name = disclose(id, record, context)?.body['name'];
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

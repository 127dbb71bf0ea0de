import { may } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { correction } from '#domain/records/correction.ts';
import type { Json } from '#domain/records/json.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { mayPutRight, rightedBody } from '#domain/rights/putting-right.ts';
import { changed, type DaysPutRight } from '#domain/tenancies/changes.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import { firstBody } from '../files/files-database.ts';
import { putRightAt, rivalsOf, versionInstead } from '../files/put-right-at.ts';
import { record as journal } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import { demandLead } from '../office/lead-only.ts';
import { savedOtherwise } from '../office/saved-before.ts';
import { londonToday } from '../packs/london-today.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { peopleAt } from '../tenancies/people-at.ts';
import { tenancyFiles } from '../tenancies/tenancy-files.ts';
import { carryRestriction } from './carry-restriction.ts';
import { filedRights, type FiledRights } from './filed-rights.ts';
import { demandAnother } from './who-asked.ts';
import { mayBeDecided } from './their-records.ts';

/**
 * The lead puts one field of a record right, once they have decided that it is wrong. The original stays as it was; what is
 * right is a record of its own, and a correction says which stands for which. What is only kept may be put right too, since
 * the person asks for it: what is right is then only kept as well.
 */
export function putFieldRight(tx: WriteTx, call: DeskCall): { readonly record: string } {
  demandLead(call, 'The data-protection lead puts this right.');
  const request = filedRights(tx, demandId(call.params['request']));
  const { body, account } = call;
  const [id, right] = [demandId(body['id']), demandId(body['replacement'])];
  // Null where nothing is right in its place.
  const value = body['none'] === true ? null : typeof body['value'] === 'string' ? body['value'].trim() : '';
  if (tx.records.entry(id) !== null && tx.records.entry(right) !== null) {
    const field = { record: body['record'], name: String(body['field']), value };
    if (!isPutRight(tx, { id, right }, field)) throw savedOtherwise();
    return { record: right };
  }
  demandAnother(tx, call, request);
  if (!mayPutRight(request.progress))
    throw new Refusal(422, 'unfinished', 'The data-protection lead decides first what is put right.');
  const wrong = filedRecord(tx, demandId(body['record']));
  if (wrong === null) throw notFound();
  const { record, entry } = wrong;
  const kind = kindNamed(record.kind);
  const about = mayBeDecided(tx, request, entry.id, call.now);
  if (kind === null || about === null)
    throw badRequest('This is not theirs, or keeps somebody else safe. Choose again.');
  if (about !== 'them' && body['aboutThem'] !== true) throw new Refusal(422, 'unfinished', CONFIRM[about]);
  if (!may(account.role, 'issue', record.kind))
    throw new Refusal(422, 'unfinished', 'Only whoever saw it can put this right. Ask them to.');
  if (!isDecided(tx, request, entry))
    throw badRequest('The decision is about other records. Choose one of those.');
  const rights = putRightAt(tx, entry.home);
  if (versionInstead(tx, rights, entry.id) !== null) throw new Refusal(409, 'conflict', WRONG_ALREADY);
  const righted = rightedBody(record, String(body['field']), value);
  if (righted === null && body['field'] !== undefined) throw new Refusal(422, 'unfinished', NOT_HERE);
  if (righted === null || value === '')
    throw new Refusal(422, 'unfinished', 'Choose what is wrong, and say what is right.');
  const untrue = daysProblem(tx, wrong, righted, londonToday(call.now));
  if (untrue !== null) throw new Refusal(422, 'unfinished', untrue);
  const { home, tenancy, case: caseId, inspection } = entry;
  const place = { home, tenancy, case: caseId, inspection };
  carryRestriction(tx, entry.id, right, call.now);
  issueDraft(tx, call, { ...place, id: right, kind, subjects: record.subjects, body: righted });
  const says = (of: OpaqueId, corrects: OpaqueId) =>
    issueDraft(tx, call, {
      ...place,
      id: of,
      kind: correction,
      body: { corrects, replacement: right, because: 'resident-says' },
    });
  says(id, entry.id);
  // What was put right twice, each time of the same original, is decided by this: one record stands for all of it from now on.
  for (const rival of rivalsOf(tx, rights, entry.id)) says(newOpaqueId(), rival);
  journal(tx, {
    ...{ at: call.now, action: 'put-right', account: account.id, subject: request.id },
    ...{ detail: id, digest: null },
  });
  return { record: right };
}

const NOT_HERE =
  'This answer decides or promises something, or says who holds the tenancy, so it is not put right here. Record what holds now as a new entry, or change the tenancy, and write that to them.';

const WRONG_ALREADY =
  'This was put right already, and another record stands for it. Open the list again, and choose what stands for it: another answer put right here would be lost.';

/** What the lead must be sure of before something is put right that is not about whoever asks alone. */
const CONFIRM = {
  'others-too':
    'This names somebody else as well. Confirm that what is wrong is about whoever asks; of the others nothing is changed.',
  'nobody-named': 'This names nobody. Confirm that what is wrong is about whoever asks.',
} as const;

/** Whether the decision is about a record: it names it or what it stands for, or names none. */
function isDecided(view: ReadView, { progress }: FiledRights, { id, home }: RecordEntry): boolean {
  const named = progress.decision?.records ?? [];
  if (named.length === 0) return true;
  const { earlierOf } = putRightAt(view, home);
  const about = new Set<OpaqueId>([id]);
  for (const one of about) for (const earlier of earlierOf(one)) about.add(earlier);
  return named.some((one) => about.has(one));
}

/**
 * Why the days of somebody's moving in and out cannot be as they would be put right, or null. Who lives there is told on the door,
 * so a day is put right by what a move itself is checked by.
 */
function daysProblem(
  view: ReadView,
  { entry, record }: FiledRecord,
  righted: Readonly<Record<string, Json>>,
  today: string,
): string | null {
  if (record.kind !== 'person') return null;
  const { from, until } = righted as Pick<DaysPutRight, 'from' | 'until'>;
  if (from === record.body.from && until === record.body.until) return null;
  const person = peopleAt(view, entry.home).find(({ versions }) =>
    versions.some(({ id }) => id === entry.id),
  );
  const change = { is: 'days-put-right', person: person?.id ?? entry.id, from, until } as const;
  const result = changed(tenancyFiles(view, entry.home), change, today);
  return result.ok ? null : result.problem;
}

/** Whether these two records say this very correction: the same press came again. */
function isPutRight(
  view: ReadView,
  { id, right }: { readonly id: OpaqueId; readonly right: OpaqueId },
  field: { readonly record: unknown; readonly name: string; readonly value: string | null },
): boolean {
  const said: Readonly<Record<string, unknown>> = { ...firstBody(view, id) };
  const righted: Readonly<Record<string, unknown>> = { ...firstBody(view, right) };
  return (
    said['corrects'] === field.record &&
    said['replacement'] === right &&
    (righted[field.name] === undefined ? null : String(righted[field.name])) === field.value
  );
}

import { may } from '#domain/access/verbs.ts';
import { correction } from '#domain/records/correction.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { mayPutRight, rightedBody } from '#domain/rights/putting-right.ts';
import { mayBeRestricted } from '#domain/rights/restricting.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import type { WriteTx } from '../storage/storage.ts';
import { filedRights } from './filed-rights.ts';

/**
 * Puts one field of a record right, once the lead has decided that it is wrong. The original stays as it was; what is right
 * is a record of its own, and a correction says which stands for which.
 */
export function putFieldRight(tx: WriteTx, call: DeskCall): { readonly record: string } {
  const request = filedRights(tx, demandId(call.params['request']));
  const { body, account } = call;
  const [id, right] = [demandId(body['id']), demandId(body['replacement'])];
  if (tx.records.entry(id) !== null && tx.records.entry(right) !== null) return { record: right };
  if (!mayPutRight(request.progress))
    throw new Refusal(422, 'unfinished', 'The data-protection lead decides first what is put right.');
  const wrong = filedRecord(tx, demandId(body['record']));
  if (wrong === null) throw notFound();
  const { record, entry } = wrong;
  const kind = kindNamed(record.kind);
  if (kind === null || !mayBeRestricted(record, request.person))
    throw badRequest('This is not theirs alone. Choose again.');
  if (!may(account.role, 'issue', record.kind))
    throw new Refusal(422, 'unfinished', 'Only whoever saw it can put this right. Ask them to.');
  const value = typeof body['value'] === 'string' ? body['value'].trim() : '';
  const righted = rightedBody(record, String(body['field']), value);
  if (righted === null || value === '')
    throw new Refusal(422, 'unfinished', 'Choose what is wrong, and say what is right.');
  const { home, tenancy, case: caseId, inspection } = entry;
  const place = { home, tenancy, case: caseId, inspection };
  issueDraft(tx, call, { ...place, id: right, kind, subjects: record.subjects, body: righted });
  issueDraft(tx, call, {
    ...place,
    id,
    kind: correction,
    body: { corrects: entry.id, replacement: right, because: 'resident-says' },
  });
  return { record: right };
}

import type { OpaqueId } from '#domain/ids.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { visit } from '#domain/records/visit.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { issueRecord } from '../files/issue-record.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandId, maybeId, notFound, type DeskCall } from './desk.ts';
import { demandPart, issueDraft } from './issue-drafts.ts';
import { demandOfHome } from './of-this-home.ts';

/** Plans a visit: it opens the home to its surveyor. */
export function planVisit(tx: WriteTx, call: DeskCall): { readonly visit: OpaqueId } {
  const id = demandId(call.body['id']);
  const place = { home: demandId(call.body['home']), case: maybeId(call.body['case']) };
  demandOfHome(tx, place);
  issueDraft(tx, call, {
    id,
    kind: visit,
    ...place,
    body: { ...demandPart(call.body, 'body'), state: 'planned' },
  });
  return { visit: id };
}

/** Moves a visit to another day or surveyor, who then holds the home instead of the first, or calls it off. */
export function changeVisit(tx: WriteTx, call: DeskCall): { readonly visit: OpaqueId } {
  const id = demandId(call.params['visit']);
  const filed = filedRecord(tx, id);
  if (filed?.record.kind !== 'visit') throw notFound();
  if (
    tx.records
      .entries({ kind: 'inspection', home: filed.entry.home })
      .some(({ id: one }) => begins(tx, one, id))
  ) {
    throw new Refusal(409, 'conflict', 'This visit has begun. It can no longer be moved or called off.');
  }
  const { state } = call.body;
  if (state !== 'moved' && state !== 'cancelled') throw badRequest('A visit is moved or called off.');
  const change = state === 'moved' ? demandPart(call.body, 'body') : {};
  const body = { ...filed.record.body, ...change, state };
  if (JSON.stringify(body) === JSON.stringify(filed.record.body)) return { visit: id };
  // The envelope is the visit's own; only who speaks for it now changes with the hand that moves it.
  const record = { ...filed.record, author: call.account.id, device: call.device, body } as SurveyRecord;
  issueRecord(tx, call.account, { id, record, at: call.now });
  return { visit: id };
}

function begins(tx: WriteTx, inspection: OpaqueId, visitId: OpaqueId): boolean {
  const record = filedRecord(tx, inspection)?.record;
  return record?.kind === 'inspection' && record.body.visit === visitId;
}

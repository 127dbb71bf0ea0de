import type { OpaqueId } from '#domain/ids.ts';
import { worksOrder } from '#domain/records/works-order.ts';
import { badRequest } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import type { WriteTx } from '../storage/storage.ts';
import { clearItems } from './clear-items.ts';
import { demandId, maybeId, notFound, type DeskCall } from './desk.ts';
import { demandPart, issueDraft, type DeskDraft } from './issue-drafts.ts';
import { issueOrderState } from './order-state.ts';

/** Raises a works order, and in the same write clears what was looked at on its form: issuing is the clearing. */
export function raiseOrder(tx: WriteTx, call: DeskCall): { readonly order: OpaqueId } {
  const draft = orderDraft(call);
  clearItems(tx, call);
  issueDraft(tx, call, draft);
  return { order: draft.id };
}

/** The works order of the form. */
export function orderDraft(call: DeskCall): DeskDraft {
  const { body } = call;
  return {
    id: demandId(body['id']),
    kind: worksOrder,
    home: demandId(body['home']),
    case: maybeId(body['case']),
    inspection: maybeId(body['inspection']),
    body: { ...demandPart(body, 'body'), state: 'issued' },
  };
}

/** Takes a works order back from its contractor, or closes it. */
export function changeOrder(tx: WriteTx, call: DeskCall): { readonly order: OpaqueId } {
  const id = demandId(call.params['order']);
  const filed = filedRecord(tx, id);
  if (filed?.record.kind !== 'works-order') throw notFound();
  const { state } = call.body;
  if (state !== 'taken-back' && state !== 'closed') throw badRequest('A job is taken back or closed.');
  if (filed.record.body.state === state) return { order: id };
  issueOrderState(tx, call, id, filed.record, state);
  return { order: id };
}

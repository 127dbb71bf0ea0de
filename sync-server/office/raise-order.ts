import type { OpaqueId } from '#domain/ids.ts';
import { worksOrder } from '#domain/records/works-order.ts';
import { JOB_TAKEN_BACK } from '#domain/shares/take-back.ts';
import { badRequest } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { clearItems } from './clear-items.ts';
import { demandId, maybeId, notFound, type DeskCall } from './desk.ts';
import { keepDeskStep } from './desk-step.ts';
import { demandPart, issueDraft, type DeskDraft } from './issue-drafts.ts';
import { demandListed } from './listed-reason.ts';
import { demandOfHome } from './of-this-home.ts';
import { issueOrderState } from './order-state.ts';

/** Raises a works order, and in the same write clears what was looked at on its form: issuing is the clearing. */
export function raiseOrder(tx: WriteTx, call: DeskCall): { readonly order: OpaqueId } {
  const draft = orderDraft(tx, call);
  clearItems(tx, call);
  issueDraft(tx, call, draft);
  return { order: draft.id };
}

/** The works order of the form. Throws a refusal where its case or inspection is of another home. */
export function orderDraft(tx: ReadView, call: DeskCall): DeskDraft {
  const { body } = call;
  const place = {
    home: demandId(body['home']),
    case: maybeId(body['case']),
    inspection: maybeId(body['inspection']),
  };
  demandOfHome(tx, place);
  return {
    id: demandId(body['id']),
    kind: worksOrder,
    ...place,
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
  if (state === 'taken-back') keepWhy(tx, call, id);
  issueOrderState(tx, call, id, filed.record, state);
  return { order: id };
}

function keepWhy(tx: WriteTx, { account, now, body }: DeskCall, order: OpaqueId): void {
  const reason = demandListed(body, JOB_TAKEN_BACK, 'Choose why the job is taken back.');
  const step = { id: newOpaqueId(), step: 'order-taken-back', about: order } as const;
  keepDeskStep(tx, { ...step, account: account.id, other: null, at: now, reason });
}

import { instantAt } from '#domain/records/moments.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { LEAD_ALONE, sayOneHuman, sayTwoHumans, type SameHuman } from '#domain/sharing/same-human.ts';
import { humans } from '../accounts/one-human.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { holdingNarrowed } from '../matrix/close-cell.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { demandLead } from '../office/lead-only.ts';
import { sharesOut } from '../shares/open-shares.ts';
import { holdShares } from '../shares/touch-shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { approvedDisclosures } from './failed-approvals.ts';
import { atNoHome, keepStep, keptSteps, wasKept } from './kept-steps.ts';
import { repackReleases } from './repack-releases.ts';

/**
 * A lead says that two accounts are one human. In this write everything closes that rests on the two of them as if they were
 * two: releases leave the packs, closings of the matrix go on, and pages that are out already are put on hold.
 */
export function sayOne(tx: WriteTx, call: DeskCall): { readonly said: OpaqueId } {
  const { account, now, body } = call;
  demandLead(call, LEAD_ALONE);
  const id = demandId(body['id']);
  const [one, other] = [demandAccount(tx, body['account']), demandAccount(tx, body['other'])];
  if (wasKept(tx, 'same-human', id, account, { account: one, other, reason: reasonIn(call) }))
    return { said: id };
  const by = whoDecides(tx, account);
  const said = sayOneHuman({ id, account: one, other, reason: reasonIn(call), by, at: instantAt(now) });
  if (!said.ok) throw new Refusal(422, 'unfinished', said.problem);
  closingWhatFails(tx, call, () => {
    keepStep(tx, atNoHome(call, id, id), 'same-human', said.value);
  });
  return { said: id };
}

/** Another lead takes it back. What was put on hold meanwhile stays on hold until it is issued again. */
export function sayTwo(tx: WriteTx, call: DeskCall): { readonly said: OpaqueId } {
  const { account, now, body, params } = call;
  demandLead(call, LEAD_ALONE);
  const said = notTakenBack(tx).find(({ id }) => id === demandId(params['said']));
  const id = demandId(body['id']);
  const undoes = demandId(params['said']);
  if (wasKept(tx, 'not-same-human', id, account, { said: undoes, reason: reasonIn(call) }))
    return { said: undoes };
  if (said === undefined) throw notFound();
  const by = whoDecides(tx, account);
  const undo = { id, said: said.id, reason: reasonIn(call), by, at: instantAt(now) };
  const undone = sayTwoHumans(said, undo, humans(tx));
  if (!undone.ok) throw new Refusal(422, 'unfinished', undone.problem);
  closingWhatFails(tx, call, () => {
    keepStep(tx, atNoHome(call, id, said.id), 'not-same-human', undone.value);
  });
  return { said: said.id };
}

/** What leads said and did not take back. */
function notTakenBack(view: ReadView): readonly SameHuman[] {
  const undone = new Set(keptSteps(view, 'not-same-human').map(({ said }) => said));
  return keptSteps(view, 'same-human').filter(({ id }) => !undone.has(id));
}

function closingWhatFails(tx: WriteTx, call: DeskCall, act: () => void): void {
  const { now, account } = call;
  const out = sharesOut(tx, now);
  const approved = approvedDisclosures(tx, now);
  holdingNarrowed(tx, call, act);
  const still = approvedDisclosures(tx, now);
  const failed = out.filter(({ id }) => approved.has(id) && !still.has(id));
  holdShares(tx, failed, 'one-human', { by: account.id, at: now });
  repackReleases(tx, now);
}

function demandAccount(view: ReadView, given: unknown): OpaqueId {
  const id = demandId(given);
  if (view.accounts.account(id) === null) throw badRequest('Choose both accounts from the list.');
  return id;
}

function reasonIn({ body }: DeskCall): string {
  const { reason } = body;
  if (typeof reason !== 'string' || reason.length > 500)
    throw badRequest('Say it in 500 characters at most.');
  return reason.trim();
}

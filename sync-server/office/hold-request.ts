import { holderAt, isHeldByAnother } from '#domain/requests/holding.ts';
import type { HolderView } from '#domain/requests/request-views.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandId, type DeskCall } from './desk.ts';
import { keepDeskStep } from './desk-step.ts';
import { holderView, holdSteps } from './holder.ts';
import { filedRequest } from './request-view.ts';

/** Somebody's own step a moment ago is not written again: a screen that is opened twice is one holding. */
const AGAIN_MS = 5 * 60_000;

/**
 * Says that whoever calls has a request open. Somebody else's stays theirs unless `takeOver` says so: then it changes hands,
 * with a trace. Who has it is answered either way.
 */
export function holdRequest(tx: WriteTx, call: DeskCall): { readonly holder: HolderView | null } {
  const { account, now, body } = call;
  const request = filedRequest(tx, demandId(call.params['request']));
  const id = demandId(body['id']);
  if (request.body.state === 'answered') return { holder: null };
  const steps = holdSteps(tx, request.id);
  const holder = holderAt(steps, now);
  const isOthers = isHeldByAnother(steps, account.id, now);
  const isFresh = holder?.account === account.id && now - (steps.at(-1)?.at ?? 0) < AGAIN_MS;
  if (!isFresh && (!isOthers || body['takeOver'] === true))
    keepDeskStep(tx, {
      ...{ id, step: 'held', about: request.id, account: account.id, at: now },
      other: isOthers ? (holder?.account ?? null) : null,
    });
  return { holder: holderView(tx, request.id, call) };
}

/** Lets go of a request that is one's own, so that a colleague has it at once. */
export function letGo(tx: WriteTx, call: DeskCall): { readonly holder: HolderView | null } {
  const { account, now } = call;
  const request = filedRequest(tx, demandId(call.params['request']));
  const id = demandId(call.body['id']);
  if (holderAt(holdSteps(tx, request.id), now)?.account === account.id)
    keepDeskStep(tx, { id, step: 'let-go', about: request.id, account: account.id, other: null, at: now });
  return { holder: holderView(tx, request.id, call) };
}

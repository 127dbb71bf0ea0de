import type { OpaqueId } from '#domain/ids.ts';
import { isAsker, missingOf, rulesOf } from '#domain/requests/askers.ts';
import { EVIDENCE, evidenceIn } from '#domain/requests/evidence.ts';
import { classOf } from '#domain/requests/questions.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { WriteTx } from '../storage/storage.ts';
import { settle } from './answer-request.ts';
import { demandId, type DeskCall } from './desk.ts';
import { demandFree } from './holder.ts';
import { filedRequest } from './request-view.ts';

/**
 * Records what was seen for what is about a person, or how that was closed. Nothing is told by it: what was seen opens the
 * door where it belongs. Facts about the building never wait for it. Sent twice, it is written once.
 */
export function recordEvidence(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const request = filedRequest(tx, demandId(call.params['request']));
  const { asker, asks, state, authority: before, seen: known = [] } = request.body;
  if (!isAsker(asker) || rulesOf(asker).needs.length === 0 || classOf(asks) === 'property-fact')
    throw badRequest('Nothing is asked here for which something would have to be seen.');
  demandFree(tx, request.id, call);
  const seen = evidenceIn(call.body['seen']);
  if (seen === null) throw badRequest('Tick what was seen, from the list.');
  const { closed } = call.body;
  if (closed !== undefined && closed !== 'passed-on' && closed !== 'not-given')
    throw badRequest('It was begun where it belongs, or it was not given.');
  const missing = missingOf(asker, seen);
  if (closed === 'passed-on' && missing.length > 0) {
    const labels = missing.map((one) => EVIDENCE[one].label).join('; ');
    throw new Refusal(422, 'unfinished', `This was not seen yet: ${labels}.`);
  }
  if (closed !== undefined && state !== 'answered')
    throw new Refusal(409, 'conflict', 'Give the answer first: it says in words what is missing.');
  const authority = closed ?? (missing.length === 0 ? 'complete' : 'asked');
  if (authority === before && seen.join() === known.join()) return { request: request.id };
  settle(tx, call, request, { seen, authority });
  return { request: request.id };
}

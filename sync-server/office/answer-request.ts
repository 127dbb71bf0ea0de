import type { OpaqueId } from '#domain/ids.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { informationRequest } from '#domain/records/information-request.ts';
import { instantAt } from '#domain/records/moments.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { isAsker, rulesOf } from '#domain/requests/askers.ts';
import { declinedOf } from '#domain/requests/questions.ts';
import { badRequest, Refusal } from '../errors.ts';
import { issueRecord } from '../files/issue-record.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { demandId, maybeId, type DeskCall } from './desk.ts';
import { issueNew } from './issue-drafts.ts';
import { neighbourDraft, type NeighbourDraft } from './neighbour-draft.ts';
import { demandFree } from './holder.ts';
import { loggedOf, type FiledRequest } from './request-lines.ts';
import { askedIn, filedRequest } from './request-view.ts';

/**
 * Gives the drafted answer: the words are frozen in the disclosure log and the request is answered, both or neither. What
 * was read on the screen is what is given: with another digest than the answer has now, nothing is. Answering again
 * changes nothing.
 */
export function answerRequest(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const request = filedRequest(tx, demandId(call.params['request']));
  const id = demandId(call.body['id']);
  if (request.body.state === 'answered') {
    // Sent again it is the same answer. Somebody who read other words is told that a colleague was quicker.
    const { answer } = loggedOf(tx, request);
    if (answer?.body.toldSha256 === call.body['sha256']) return { request: request.id };
    throw new Refusal(409, 'conflict', 'This was answered meanwhile. Open it again to read what was told.');
  }
  if (!isAsker(request.body.asker)) throw badRequest('This request is not answered from here.');
  demandFree(tx, request.id, call);
  const about = maybeId(call.body['about']);
  const draft = draftOf(tx, request, about, call.now);
  if (draft.sha256 !== call.body['sha256'])
    throw new Refusal(409, 'conflict', 'The facts changed while you were looking. Read the answer again.');
  const { channel } = call.body;
  if (channel !== 'read-out' && channel !== 'sent') throw badRequest('Say whether it is read out or sent.');
  const declined = declinedOf(request.body.asks);
  issueNew(tx, call, {
    ...beside(request),
    id,
    kind: disclosure,
    body: {
      ...logBody(tx, request, draft, call.now),
      decision: draft.answer.decision,
      channel,
      told: draft.answer.words,
      toldSha256: draft.sha256,
      ...(declined.length === 0 ? {} : { words: `Not told, as about a person: ${declined.join('; ')}.` }),
    },
  });
  const isAsked = draft.answer.parts.some(({ key }) => key === 'missing');
  settle(tx, call, request, {
    state: 'answered',
    ...(about === null ? {} : { aboutHome: about }),
    // What was asked about a person stays open until it is brought, or closed in words.
    ...(isAsked ? { authority: 'asked' } : {}),
  });
  return { request: request.id };
}

/** Refuses what is asked of the building. It takes a written reason, which is logged and shown until it is answered. */
export function refuseRequest(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const request = filedRequest(tx, demandId(call.params['request']));
  const id = demandId(call.body['id']);
  const reason = call.body['reason'];
  if (request.body.state === 'refused') {
    if (loggedOf(tx, request).refusal?.body.words === String(reason).trim()) return { request: request.id };
    throw new Refusal(
      409,
      'conflict',
      'This was refused already, with another reason. Open it again to read it.',
    );
  }
  if (request.body.state === 'answered')
    throw new Refusal(409, 'conflict', 'This was answered meanwhile. Open it again.');
  demandFree(tx, request.id, call);
  const draft = draftOf(tx, request, null, call.now);
  if (draft.answer.asked === 'personal')
    throw badRequest('It asks nothing of the building. The answer declines it already: send that.');
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new Refusal(422, 'unfinished', 'Why should they not have it? Write the reason. It is reported.');
  issueNew(tx, call, {
    ...beside(request),
    id,
    kind: disclosure,
    body: { ...logBody(tx, request, draft, call.now), decision: 'refused', words: reason.trim() },
  });
  settle(tx, call, request, { state: 'refused' });
  return { request: request.id };
}

function draftOf(tx: WriteTx, request: FiledRequest, about: OpaqueId | null, now: number) {
  return neighbourDraft(tx, askedIn(request, about ?? request.body.aboutHome ?? null), now);
}

/** Where the log line lies: with the request, so that nobody reads next door that their neighbour asked. */
function beside({ filed }: FiledRequest) {
  return { home: filed.entry.home, case: filed.entry.case };
}

function logBody(view: ReadView, request: FiledRequest, { answer }: NeighbourDraft, now: number) {
  const { asker } = request.body;
  const { audience, label } = rulesOf(isAsker(asker) ? asker : 'neighbour');
  return {
    at: instantAt(now),
    audience,
    purpose: audience === 'public' ? 'statistics' : 'property-facts',
    ...(asker === 'neighbour' ? {} : { recipientName: label }),
    request: request.id,
    records: answer.records,
    categories: answer.categories,
    fields: answer.fields,
    rules: policyNow(view, now),
  } as const;
}

/** Files the request as it stands now. */
export function settle(
  tx: WriteTx,
  call: DeskCall,
  request: FiledRequest,
  change: Readonly<Record<string, unknown>>,
) {
  const { record, entry } = request.filed;
  const body = { ...request.body, ...change };
  const { categories } = informationRequest;
  const next = { ...record, categories, author: call.account.id, device: call.device, body };
  issueRecord(tx, call.account, { id: entry.id, record: next as SurveyRecord, at: call.now });
}

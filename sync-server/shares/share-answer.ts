import { createHash } from 'node:crypto';
import { dayInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { londonDay } from '#domain/time/london.ts';
import { NEIGHBOUR_DAYS } from '#domain/shares/share-audiences.ts';
import type { MadeLink } from '#domain/shares/share-views.ts';
import { Refusal } from '../errors.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import { issueNew } from '../office/issue-drafts.ts';
import { neighbourDraft, type NeighbourDraft } from '../office/neighbour-draft.ts';
import { loggedOf, type FiledRequest, type LoggedAnswer } from '../office/request-lines.ts';
import { askedIn, filedRequest } from '../office/request-view.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { daysFrom, freeze, makeLink } from './make-share.ts';
import { answerHtml } from './page-html.ts';
import { isTouched } from './standing.ts';

/**
 * Gives an answer that was given to somebody next door by a link too: the same words, frozen. Where something that they were
 * made of was put right since, the answer as it is now takes their place, once somebody has read it.
 */
export function shareAnswer(tx: WriteTx, call: DeskCall, ring: string | null): MadeLink {
  const { now, body } = call;
  const request = filedRequest(tx, demandId(call.params['request']));
  const answer = loggedOf(tx, request).answer;
  if (answer === null) throw new Refusal(409, 'conflict', 'This has no answer yet. Give the answer first.');
  if (answer.body.audience !== 'neighbour')
    throw new Refusal(409, 'conflict', 'This answer is for the public. Send its words yourself.');
  const until = daysFrom(now, NEIGHBOUR_DAYS);
  const renewed = isTouched(tx, answer.id) ? readAgain(tx, call, request) : null;
  const known = tx.shares.share(answer.id);
  if (renewed === null || renewed.answer.words === answer.body.told) {
    const share = known ?? freezeAnswer(tx, call, request, answer, ring);
    return makeLink(tx, call, share, until, known !== null);
  }
  const id = demandId(body['id']);
  const { home, case: caseId } = request.filed.entry;
  issueNew(tx, call, {
    id,
    kind: disclosure,
    home,
    case: caseId,
    body: {
      at: instantAt(now),
      audience: 'neighbour',
      purpose: 'property-facts',
      request: request.id,
      records: renewed.answer.records,
      categories: renewed.answer.categories,
      fields: renewed.answer.fields,
      rules: policyNow(tx, now),
      decision: renewed.answer.decision,
      channel: 'link',
      told: renewed.answer.words,
      toldSha256: renewed.sha256,
      until,
    },
  });
  const filed = loggedOf(tx, request).answer;
  if (filed === null) throw new Error('The answer was filed just now.');
  const share = freezeAnswer(tx, call, request, filed, ring);
  if (known !== null)
    tx.shares.addEvent({ share: answer.id, kind: 'replaced', at: now, by: call.account.id, detail: id });
  return makeLink(tx, call, share, until, false);
}

/** The answer of today, once somebody has read it. */
function readAgain(view: ReadView, call: DeskCall, request: FiledRequest): NeighbourDraft {
  const draft = neighbourDraft(view, askedIn(request, request.body.aboutHome ?? null), call.now);
  if (draft.sha256 !== call.body['sha256'])
    throw new Refusal(409, 'conflict', 'The facts changed while you were looking. Read the answer again.');
  return draft;
}

function freezeAnswer(
  tx: WriteTx,
  call: DeskCall,
  request: FiledRequest,
  { id, body }: LoggedAnswer,
  ring: string | null,
): Share {
  const words = body.told ?? '';
  const { home, case: caseId } = request.filed.entry;
  const day = londonDay(epoch(body.at));
  const asOf = `${dayInWords(day, call.now)} ${body.at.slice(0, 4)}`;
  return freeze(tx, call, {
    id,
    audience: 'neighbour',
    purpose: 'property-facts',
    recipient: null,
    recipientName: 'Who asked',
    ownAdviser: false,
    home,
    tenancy: null,
    case: caseId,
    order: null,
    request: request.id,
    contentSha256: createHash('sha256').update(words).digest('hex'),
    fields: body.fields ?? [],
    page: answerHtml(words, { asOf, ring }),
  });
}

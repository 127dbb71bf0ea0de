import type { OpaqueId } from '#domain/ids.ts';
import { isAsker } from '#domain/requests/askers.ts';
import { ownHomeIn } from '#domain/requests/own-home.ts';
import { BUILDING_QUESTIONS } from '#domain/requests/questions.ts';
import { ANSWER_LIMIT } from '#domain/requests/request-clock.ts';
import type { DraftView, RequestView } from '#domain/requests/request-views.ts';
import { wrongDisclosure } from '../breaches/wrong-disclosure.ts';
import { badRequest } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';
import { questionsIn } from './asked-questions.ts';
import { homeLine } from './case-records.ts';
import { demandId, maybeId, notFound, type DeskCall } from './desk.ts';
import { handsWords, holderView } from './holder.ts';
import { authorityView } from './authority.ts';
import { draftView, neighbourDraft, type Asked } from './neighbour-draft.ts';
import { isTouched } from '../shares/standing.ts';
import { loggedOf, requestLine, type FiledRequest } from './request-lines.ts';
import { saidView } from './said-words.ts';

/** One request with the answer that is ready for it. `about` tries another home as the one it comes from. */
export function requestView(view: ReadView, id: OpaqueId, call: DeskCall): RequestView {
  const request = filedRequest(view, id);
  const { body } = request;
  const { answer } = loggedOf(view, request);
  const about = maybeId(call.query['about']) ?? body.aboutHome ?? null;
  const isOpen = answer === null && isAsker(body.asker);
  const asked = askedIn(request, about);
  return {
    line: requestLine(view, request, call.now),
    limit: ANSWER_LIMIT.words,
    limitSource: ANSWER_LIMIT.source,
    said: saidView(view, request, call),
    draft: isOpen ? draftView(view, neighbourDraft(view, asked, call.now), asked, call.now) : null,
    told: answer?.body.told ?? null,
    wrong: answer === null ? null : wrongDisclosure(view, answer.id, call),
    renewal:
      answer !== null && isTouched(view, answer.id)
        ? draftView(view, neighbourDraft(view, asked, call.now), asked, call.now)
        : null,
    holder: answer === null ? holderView(view, id, call) : null,
    hands: handsWords(view, id, call.now),
    authority: authorityView(request),
  };
}

/** The answer to somebody who asks about a home just now: nothing is recorded until it is given. */
export function answerNow(view: ReadView, call: DeskCall): DraftView {
  const home = demandId(call.params['home']);
  if (homeLine(view, home) === null) throw notFound();
  const given = call.query['asks'];
  const asks = given === undefined ? BUILDING_QUESTIONS : questionsIn(given.split(','));
  const asker = call.query['asker'] ?? 'neighbour';
  if (!isAsker(asker)) throw badRequest('Say who asks, from the list.');
  const ownHome = ownHomeIn(call.query['own-home']);
  if (ownHome === null) throw badRequest('Say whether their own home is in the register, from the list.');
  const asked = { home, about: maybeId(call.query['about']), asker, ownHome, asks, seen: [] };
  return draftView(view, neighbourDraft(view, asked, call.now), asked, call.now);
}

/** What a request asks, as an answer is drafted to it. Whoever has another door is drafted nothing. */
export function askedIn({ filed, body }: FiledRequest, about: OpaqueId | null): Asked {
  const asker = isAsker(body.asker) ? body.asker : 'neighbour';
  const { asks, seen = [], ownHome = 'registered' } = body;
  return { home: filed.entry.home, about, asker, ownHome, asks, seen };
}

/** A request by its id, or 404. */
export function filedRequest(view: ReadView, id: OpaqueId): FiledRequest {
  const filed = filedRecord(view, id);
  if (filed?.record.kind !== 'information-request') throw notFound();
  return { id, filed, body: filed.record.body };
}

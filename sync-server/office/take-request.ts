import type { OpaqueId } from '#domain/ids.ts';
import { informationRequest } from '#domain/records/information-request.ts';
import { thirdPartyNote } from '#domain/records/third-party-note.ts';
import { isAsker, rulesOf } from '#domain/requests/askers.ts';
import { isFromOutside, ownHomeIn, whoseHomeOf } from '#domain/requests/own-home.ts';
import { isAboutWater } from '#domain/requests/source-case.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';
import { newOpaqueId } from '../new-id.ts';
import type { WriteTx } from '../storage/storage.ts';
import { answerRequest } from './answer-request.ts';
import { questionsIn } from './asked-questions.ts';
import { homeLine } from './case-records.ts';
import { casesBeside } from './cases-beside.ts';
import { demandId, maybeId, notFound, type DeskCall } from './desk.ts';
import { issueDraft } from './issue-drafts.ts';
import { receivedAt } from './received-at.ts';

/**
 * Records that somebody asks about a home; with `answer`, answers them in the same transaction. The asker is a third party
 * to every tenancy, so the request lies in none, and what they said becomes a note of its own. It lies at their own home;
 * where none of the register is theirs, at the home that they ask about.
 */
export function takeRequest(tx: WriteTx, call: DeskCall) {
  const { body, now } = call;
  const id = demandId(body['id']);
  const home = demandId(body['home']);
  if (homeLine(tx, home) === null) throw notFound();
  const { asker } = body;
  if (!isAsker(asker)) throw badRequest('Say who asks, from the list.');
  const ownHome = ownHomeIn(body['ownHome']);
  if (ownHome === null) throw badRequest('Say whether their own home is in the register, from the list.');
  const about = maybeId(body['about']);
  if (about !== null && homeLine(tx, about) === null) throw notFound();
  const asks = Array.isArray(body['asks']) ? questionsIn(body['asks']) : [];
  const known = tx.records.entry(id);
  // Sent again it stands where it stood, also when a case was opened or closed since.
  const place = { home, case: known === null ? caseOf(tx, home, now) : known.case };
  const note = noteOf(body['note']);
  if (note !== null)
    issueDraft(tx, call, {
      ...place,
      id: note.id,
      kind: thirdPartyNote,
      // Somebody who is in no register is the subject of what they said all the same.
      subjects: [newOpaqueId()],
      body: { words: note.words },
    });
  issueDraft(tx, call, {
    ...place,
    id,
    kind: informationRequest,
    body: {
      receivedAt: receivedAt(body['receivedAt'], now),
      asker,
      asks,
      state: 'waiting',
      ...(body['channel'] === undefined ? {} : { channel: body['channel'] }),
      ...(isFromOutside(whoseHomeOf(rulesOf(asker), ownHome)) ? { ownHome } : {}),
      ...(about === null ? {} : { aboutHome: about }),
      ...(note === null ? {} : { note: note.id }),
    },
    filledIn: body['receivedAt'] === undefined ? ['receivedAt'] : [],
  });
  const { answer } = body;
  if (!isObject(answer)) return { request: id };
  return answerRequest(tx, { ...call, params: { request: id }, body: answer });
}

function noteOf(note: unknown): { readonly id: OpaqueId; readonly words: unknown } | null {
  if (!isObject(note)) return null;
  return { id: demandId(note['id']), words: note['words'] };
}

/** The open case of water at the home that is spoken of, so that the question stands in its history. */
function caseOf(tx: WriteTx, home: OpaqueId, now: number): OpaqueId | null {
  const cases = casesBeside(tx, [{ home, place: 'here', named: false }], now);
  return cases.find(({ open, records }) => open && isAboutWater(records))?.case ?? null;
}

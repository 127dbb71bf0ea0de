import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { informationRequest } from '#domain/records/information-request.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { isAsker, rulesOf } from '#domain/requests/askers.ts';
import { classOf, QUESTIONS, REQUEST_CLASSES } from '#domain/requests/questions.ts';
import { requestClock, waitedWords } from '#domain/requests/request-clock.ts';
import type { RequestCounts, RequestLine, RequestsView } from '#domain/requests/request-views.ts';
import { londonIso } from '#domain/time/london.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { isTouched } from '../shares/standing.ts';
import type { ReadView } from '../storage/storage.ts';
import { homeLine } from './case-records.ts';
import { openAt } from './holder.ts';
import { staffNames } from './names.ts';

/** A request as it is filed. Its own fields are closed lists and moments: nobody's words and nobody's name. */
export interface FiledRequest {
  readonly id: OpaqueId;
  readonly filed: FiledRecord;
  readonly body: RecordNamed<'information-request'>['body'];
}

/** An answer as it was logged. */
export type LoggedAnswer = RecordNamed<'disclosure'> & { readonly id: OpaqueId };

/** What was logged of a request: the answer that was given last, and the last refusal. */
export interface Logged {
  readonly answer: LoggedAnswer | null;
  readonly refusal: RecordNamed<'disclosure'> | null;
}

/** Every request, or those of one home: asked from there, or about it. */
export function requestsOf(view: ReadView, home: OpaqueId | null = null): readonly FiledRequest[] {
  return filedRecords(view, { kind: 'information-request' }).flatMap((filed): FiledRequest[] => {
    const { entry, record } = filed;
    if (record.kind !== 'information-request') return [];
    if (home !== null && entry.home !== home && record.body.aboutHome !== home) return [];
    return [{ id: entry.id, filed, body: record.body }];
  });
}

/** The log of a request lies beside it. */
export function loggedOf(view: ReadView, { id, filed }: FiledRequest): Logged {
  const log = filedRecords(view, { home: filed.entry.home, kind: 'disclosure' }).flatMap(
    ({ entry, record }) =>
      record.kind === 'disclosure' && record.body.request === id ? [{ ...record, id: entry.id }] : [],
  );
  return {
    answer: log.findLast(({ body }) => body.told !== undefined) ?? null,
    refusal: log.findLast(({ body }) => body.told === undefined) ?? null,
  };
}

const ANSWERED_SHOWN = 50;

/** The requests as a list shows them, the one due first on top. */
export function requestsView(view: ReadView, now: number): RequestsView {
  const requests = requestsOf(view);
  const open = requests.filter(({ body }) => body.state !== 'answered');
  const answered = requests.filter(({ body }) => body.state === 'answered').sort(compareRequests);
  return {
    now: londonIso(now),
    ...countsOf(requests, now),
    open: requestLines(view, open, now),
    awaiting: requestLines(view, answered.filter(isAwaiting), now),
    answered: requestLines(view, answered.slice(-ANSWERED_SHOWN), now).toReversed(),
  };
}

/** How many wait, are refused, and are over their limit. */
export function requestCounts(view: ReadView, now: number): RequestCounts {
  return countsOf(requestsOf(view), now);
}

function countsOf(requests: readonly FiledRequest[], now: number): RequestCounts {
  const open = requests.filter(({ body }) => body.state !== 'answered');
  const refused = open.filter(({ body }) => body.state === 'refused').length;
  const overdue = open.filter(
    ({ body }) => requestClock(epoch(body.receivedAt), now, ENGLAND).state === 'overdue',
  ).length;
  return { waiting: open.length - refused, refused, overdue };
}

/** The facts were told, and what was asked about a person is neither begun elsewhere nor closed. */
function isAwaiting({ body: { authority } }: FiledRequest): boolean {
  return authority === 'asked' || authority === 'complete';
}

function compareRequests(a: FiledRequest, b: FiledRequest): number {
  return epoch(a.body.receivedAt) - epoch(b.body.receivedAt) || a.id.localeCompare(b.id);
}

/** Lines of requests, the oldest first: whoever has waited longest is answered first. */
export function requestLines(
  view: ReadView,
  requests: readonly FiledRequest[],
  now: number,
): readonly RequestLine[] {
  return [...requests].sort(compareRequests).map((one) => requestLine(view, one, now));
}

/** One request in words. */
export function requestLine(view: ReadView, request: FiledRequest, now: number): RequestLine {
  const { id, filed, body } = request;
  const { answer, refusal } = body.state === 'waiting' ? NOTHING_LOGGED : loggedOf(view, request);
  const received = epoch(body.receivedAt);
  const asked = classOf(body.asks);
  return {
    id,
    title: isAsker(body.asker)
      ? rulesOf(body.asker).title
      : `${askerWords(body.asker) ?? 'Someone'} asks about a home`,
    home: homeLine(view, filed.entry.home),
    elsewhere: body.ownHome === undefined ? null : ELSEWHERE[body.ownHome],
    received: momentInWords(received, now),
    asks: body.asks.map((key) => QUESTIONS[key].label),
    asked,
    classLabel: REQUEST_CLASSES[asked].label,
    state: body.state,
    clock: requestClock(received, now, ENGLAND),
    refused: body.state === 'refused' && refusal !== null ? refusedWords(view, refusal, now) : null,
    answered: answer === null ? null : `${answeredWords(view, answer, now)}${putRight(view, answer)}`,
    openAt: body.state === 'answered' ? null : openAt(view, id, now),
  };
}

const ELSEWHERE = {
  'not-registered': 'Their own home is not in our register',
  none: 'They have no home there',
} as const;

const NOTHING_LOGGED: Logged = { answer: null, refusal: null };

/** "A neighbour". */
function askerWords(key: string): string | undefined {
  const { shape } = informationRequest.fields.asker;
  return shape.as === 'choice' ? shape.options.get(key)?.label : undefined;
}

function refusedWords(view: ReadView, { author, body }: RecordNamed<'disclosure'>, now: number) {
  return {
    since: waitedWords(epoch(body.at), now, ENGLAND),
    by: staffNames(view).account(author),
    reason: body.words ?? '',
  };
}

/** Whoever was told the earlier words must hear of it, however they were told. */
function putRight(view: ReadView, { id }: LoggedAnswer): string {
  return isTouched(view, id) ? '. Something in it was put right since: tell them' : '';
}

function answeredWords(view: ReadView, { author, body }: RecordNamed<'disclosure'>, now: number): string {
  const how = { sent: 'Sent', link: 'Sent by a link', 'read-out': 'Read out' }[body.channel ?? 'read-out'];
  return `${how} ${momentInWords(epoch(body.at), now)}, by ${staffNames(view).account(author)}`;
}

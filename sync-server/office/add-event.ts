import { epoch } from '#domain/cases/filed-record.ts';
import { hazardOfClock } from '#domain/cases/limit-reasons.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { accessAttempt } from '#domain/records/access-attempt.ts';
import { accommodationOffer } from '#domain/records/accommodation-offer.ts';
import { contact } from '#domain/records/contact.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { limitReason } from '#domain/records/limit-reason.ts';
import { promise } from '#domain/records/promise.ts';
import { writtenSummary } from '#domain/records/written-summary.ts';
import { isLivingThere } from '#domain/tenancies/people-now.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';
import { londonToday } from '../packs/london-today.ts';
import type { WriteTx } from '../storage/storage.ts';
import { peopleOf } from '../tenancies/people-at.ts';
import { tenanciesOf, tenancyAt, tenancyRunning } from './case-records.ts';
import { caseSummary } from './case-summary.ts';
import { demandId, notFound, type DeskCall } from './desk.ts';
import { demandPart, issueDraft, PART_MISSING } from './issue-drafts.ts';

/** What the office may add to a case by hand. */
const EVENT_KINDS: ReadonlyMap<unknown, RecordKind> = new Map<unknown, RecordKind>(
  [contact, accessAttempt, writtenSummary, accommodationOffer, limitReason].map((kind: RecordKind) => [
    kind.kind,
    kind,
  ]),
);

/**
 * Adds a contact, an access attempt, a written summary, an offer of another place to stay or a reason beside a time limit to a
 * case. What a reason names as evidence is of that case, and what was promised in a contact is kept with the building.
 */
export function addEvent(tx: WriteTx, call: DeskCall): { readonly id: OpaqueId } {
  const id = demandId(call.body['id']);
  const caseId = demandId(call.params['case']);
  const kind = EVENT_KINDS.get(call.body['kind']);
  if (!kind) throw badRequest('This kind of event cannot be added here.');
  const home = tx.records.entries({ case: caseId })[0]?.home;
  if (home === undefined) throw notFound();
  const body = demandPart(call.body, 'body');
  const day = kind === limitReason ? dayOfLimit(tx, caseId, body, call.now) : call.now;
  const lived = tenanciesOf(tx, home);
  const tenancy = (day === call.now ? tenancyRunning(lived, day) : tenancyAt(lived, day))?.id ?? null;
  const subjects =
    kind.namesSubject && tenancy !== null ? tenantsOf(tx, { id: tenancy, home }, londonToday(call.now)) : [];
  if (kind.namesSubject && subjects.length === 0) {
    throw badRequest('The office has no tenant for this home, so there is nobody to send it to.');
  }
  const promised = kind.kind === contact.kind ? call.body['promise'] : undefined;
  demandEvidence(tx, caseId, body);
  issueDraft(tx, call, {
    id,
    kind,
    home,
    case: caseId,
    tenancy,
    subjects,
    body,
  });
  if (promised !== undefined) keepPromise(tx, call, { home, case: caseId }, promised);
  return { id };
}

/**
 * When the limit of which a reason speaks ran out, or now where it still runs: the reason is of the household that waited for it,
 * not of whoever lives there by the day on which it is written down. Of several clocks of one limit it is the last that was not kept in
 * time: an earlier one may be of a household that has left.
 */
function dayOfLimit(tx: WriteTx, caseId: OpaqueId, body: unknown, now: number): number {
  const summary = caseSummary(tx, caseId, now);
  if (summary === null || !isObject(body)) return now;
  const due = summary.counted.clocks.flatMap((clock) =>
    clock.ruleId === body['limit'] &&
    hazardOfClock(summary.records, clock, summary.hazard) === body['hazard'] &&
    clock.state !== 'met' &&
    clock.state !== 'ended'
      ? [epoch(clock.due)]
      : [],
  );
  return due.length === 0 ? now : Math.min(now, Math.max(...due));
}

/** What was promised in a talk is kept beside it, in the same write, with the building: it stays when the talk leaves with its household. */
function keepPromise(
  tx: WriteTx,
  call: DeskCall,
  place: { readonly home: OpaqueId; readonly case: OpaqueId },
  given: unknown,
): void {
  if (!isObject(given)) throw badRequest(PART_MISSING);
  const { id, ...body } = given;
  issueDraft(tx, call, { id: demandId(id), kind: promise, ...place, body });
}

function demandEvidence(tx: WriteTx, caseId: OpaqueId, body: unknown): void {
  const evidence = isObject(body) && Array.isArray(body['evidence']) ? body['evidence'] : [];
  if (evidence.some((id) => !isOpaqueId(id) || tx.records.entry(id)?.case !== caseId))
    throw badRequest('Choose evidence from the history of this case.');
}

/** The summary belongs to the named tenants, never to everybody who lives there, nor to whoever has moved out. */
function tenantsOf(tx: WriteTx, tenancy: Parameters<typeof peopleOf>[1], today: string): readonly OpaqueId[] {
  return peopleOf(tx, tenancy).flatMap((one) =>
    isLivingThere(one, today) && one.now.record.body.part !== 'lives-here' ? [one.id] : [],
  );
}

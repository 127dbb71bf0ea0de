import { opaqueIdFrom, type OpaqueId } from '../ids.ts';
import type { Role } from '../access/verbs.ts';
import type { Audience } from '../disclosure/audiences.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import { isInstant, isLocalDate, type Instant, type LocalDate } from '../records/moments.ts';
import { answerRequest, approvalFor, type Approval, type ShareAnswer } from './approval.ts';
import type { FieldOfRecord } from './asked-field.ts';
import { conditionsFor } from './conditions.ts';
import type { NecessityDraft } from './necessity.ts';
import { purposesFor } from './purposes.ts';
import { askToShare, type RequestDraft, type ShareRequest } from './request.ts';
import type { Actor } from './second-person.ts';
import { answersAbout } from './special-data.ts';

/** An id that tests can tell from another. */
export function idOf(number: number): OpaqueId {
  return opaqueIdFrom(Uint8Array.from({ length: 16 }, (_, at) => (at === 15 ? number : 7)));
}

/** A day, checked. */
export function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error('no day');
  return text;
}

/** A moment, checked. */
export function moment(text: string): Instant {
  if (!isInstant(text)) throw new Error('no moment');
  return text;
}

export const TODAY = day('2026-11-24');
export const ASKED_AT = moment('2026-11-24T10:00:00+00:00');
export const ANSWERED_AT = moment('2026-11-24T11:00:00+00:00');
export const NOW = Date.parse('2026-11-24T12:00:00+00:00');
export const RECIPIENT = idOf(90);
export const DISCLOSURE = idOf(91);

/** Somebody at the desk; each number is a human with one account. */
export function actor(number: number, role: Role = 'office', changes: Partial<Actor> = {}): Actor {
  const roleSince = moment('2026-01-05T09:00:00+00:00');
  return { account: idOf(number), person: idOf(number + 40), role, roleSince, ...changes };
}

export const ASKER = actor(1);
export const SECOND = actor(2, 'lead');

/** A field of a record of no kind in particular. */
export function fieldOf(
  categories: readonly DataCategory[],
  changes: Partial<FieldOfRecord> = {},
): FieldOfRecord {
  const [record, home] = [idOf(80), idOf(81)];
  return { record, home, name: 'diagnosis/words', pointer: '/body/words', categories, ...changes };
}

/** Good answers to every question about a field. */
export function goodAnswers(field: FieldOfRecord, audience: Audience): NecessityDraft {
  const tells = answersAbout(field.categories)[0] ?? 'neither';
  return {
    purpose: purposesFor(audience)[0],
    whyThisField: 'The question turns on what this field says.',
    harmIfShared: 'The resident may be upset that it was told.',
    harmIfNotShared: 'The question cannot be answered, and the repair waits.',
    couldLessDo: 'no',
    whyNotLess: 'The need alone was tried, and it leaves the question open.',
    basis: 'legal-obligation',
    tells,
    condition: tells === 'neither' ? null : conditionsFor(tells)[0],
    recipient: RECIPIENT,
    until: TODAY,
  };
}

/** A request about a field with good answers to every question. */
export function draftOf(
  field: FieldOfRecord,
  audience: Audience,
  changes: Partial<RequestDraft> = {},
): RequestDraft {
  const necessity = goodAnswers(field, audience);
  const landlord = 'housing-association';
  return { id: idOf(70), field, audience, landlord, necessity, by: ASKER, at: ASKED_AT, ...changes };
}

/** The request itself; throws where it is none. */
export function requestOf(
  field: FieldOfRecord,
  audience: Audience,
  changes: Partial<RequestDraft> = {},
): ShareRequest {
  const asked = askToShare(COMPILED_RULES, draftOf(field, audience, changes));
  if (!asked.ok) throw new Error(asked.problem.join(' '));
  return asked.value;
}

/** The yes of the second person. */
export function yesTo(request: ShareRequest, changes: Partial<ShareAnswer> = {}): ShareAnswer {
  return { request: request.id, answer: 'approved', by: SECOND, at: ANSWERED_AT, reason: '', ...changes };
}

/** An approval, made as approvals are made; throws where there is none. */
export function approvalOf(field: FieldOfRecord, audience: Audience): Approval {
  const request = requestOf(field, audience);
  const yes = answerRequest(request, yesTo(request));
  if (!yes.ok) throw new Error(yes.problem);
  const approval = approvalFor(
    COMPILED_RULES,
    request,
    { answers: [yes.value], uses: [] },
    { disclosure: DISCLOSURE, at: ANSWERED_AT },
  );
  if (!approval.ok) throw new Error(approval.problem);
  return approval.value.release;
}

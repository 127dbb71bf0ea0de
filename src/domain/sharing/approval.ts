import type { Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { Instant, LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { refusalLine, used, type LogLine, type Used } from './log-line.ts';
import type { Purpose } from './purposes.ts';
import { askToShare, type ShareRequest } from './request.ts';
import { whyNotSecond, type Actor } from './second-person.ts';

declare const approved: unique symbol;

/**
 * What opens one field of one record to one recipient for one purpose, until a day. Only {@link approvalFor} makes one, from
 * a request of one person and the answer of another.
 */
export interface Approval {
  readonly [approved]: true;
  readonly route: 'approval';
  readonly record: OpaqueId;
  readonly pointer: string;
  readonly categories: readonly DataCategory[];
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly recipient: OpaqueId;
  readonly until: LocalDate;
  readonly askedBy: OpaqueId;
  readonly approvedBy: OpaqueId;
}

/** What the second person said. A refusal gives its reason: refusing costs as much as sharing. */
export interface ShareAnswer {
  readonly request: OpaqueId;
  readonly answer: 'approved' | 'refused';
  readonly by: Actor;
  readonly at: Instant;
  readonly reason: string;
}

/** That an approval was used, and for which disclosure: a share, a pack, a letter. */
export interface ApprovalUse {
  readonly request: OpaqueId;
  readonly disclosure: OpaqueId;
}

/** The answer of a second person, or the sentence that says why it is none. */
export function answerRequest(request: ShareRequest, answer: ShareAnswer): Result<ShareAnswer, string> {
  if (answer.request !== request.id) return fail('This answers another request.');
  const barred = whyNotAnswer(request, answer);
  if (barred !== null) return fail(barred);
  if (answer.answer === 'refused' && answer.reason.trim() === '')
    return fail('Say why it is refused. The person who asked must be able to act on it.');
  return ok(answer);
}

/** What was said and done about a request so far. */
export interface RequestHistory {
  readonly answers: readonly ShareAnswer[];
  readonly uses: readonly ApprovalUse[];
}

/**
 * The approval for one disclosure with its line of the log, or why there is none. It counts once: the disclosure that used
 * it may be drawn again, no other may. Everything is checked anew each time, whatever was stored.
 */
export function approvalFor(
  rules: MatrixRules,
  request: ShareRequest,
  { answers, uses }: RequestHistory,
  { disclosure, at }: { readonly disclosure: OpaqueId; readonly at: Instant },
): Result<Used<Approval>, string> {
  const asked = askToShare(rules, request);
  if (!asked.ok) return fail(asked.problem[0] ?? 'This request is not whole.');
  const own = answers.filter((one) => one.request === request.id);
  if (own.some(({ answer }) => answer === 'refused')) return fail('This was refused.');
  const yes = own.find((one) => answerRequest(request, one).ok);
  if (yes === undefined) return fail('Nobody has approved this yet.');
  if (uses.some((use) => use.request === request.id && use.disclosure !== disclosure))
    return fail('This approval was used already. It counts once: ask again.');
  const { basis, condition } = request.necessity;
  const decidedBy = [request.by.person, yes.by.person];
  return ok(used(approvalOf(request, yes), at, { basis, condition, decidedBy, restsOn: request.id }));
}

/** The line of the log that a refusal writes: refusing is told as sharing is. */
export function lineOfRefusal(request: ShareRequest, no: ShareAnswer): Result<LogLine, string> {
  const answered = answerRequest(request, no);
  if (!answered.ok) return answered;
  if (no.answer !== 'refused') return fail('This is no refusal.');
  const { field, audience, necessity } = request;
  const { purpose, recipient, basis, condition } = necessity;
  const asked = { record: field.record, categories: field.categories, audience, purpose, recipient };
  const decidedBy = [request.by.person, no.by.person];
  return ok(refusalLine(asked, no, { basis, condition, decidedBy, restsOn: request.id }));
}

function whyNotAnswer(request: ShareRequest, { by, at }: ShareAnswer): string | null {
  const { recipient } = request.necessity;
  if ([by.account, by.person].includes(recipient) || by.person === request.recipientPerson)
    return 'This would be shared with you. Somebody else must decide.';
  // What the desk is kept from is opened inside the landlord's own house: that is for whoever answers for it.
  const isForLead = request.audience === 'office' || request.field.categories.includes('safeguarding');
  if (isForLead && by.role !== 'lead') return 'Only the data-protection lead can approve this.';
  return whyNotSecond(request, by, at);
}

function approvalOf(request: ShareRequest, yes: ShareAnswer): Approval {
  const { field, audience, necessity } = request;
  const facts = {
    route: 'approval',
    record: field.record,
    pointer: field.pointer,
    categories: field.categories,
    audience,
    purpose: necessity.purpose,
    recipient: necessity.recipient,
    until: necessity.until,
    askedBy: request.by.person,
    approvedBy: yes.by.person,
  };
  // The only place that gives out the brand.
  return facts as unknown as Approval;
}

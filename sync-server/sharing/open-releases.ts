import { isVersionOf } from '#domain/cases/put-right.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt, type LocalDate } from '#domain/records/moments.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { approvalFor, type Approval } from '#domain/sharing/approval.ts';
import {
  releasedInEmergency,
  type EmergencyDecision,
  type EmergencyRelease,
} from '#domain/sharing/emergency-release.ts';
import { releasedForLife, type LifeRelease } from '#domain/sharing/life-release.ts';
import type { Used } from '#domain/sharing/log-line.ts';
import type { Purpose } from '#domain/sharing/purposes.ts';
import { releasedByRules, type RuleRelease, type RuleRecipient } from '#domain/sharing/rule-release.ts';
import { answersAbout } from '#domain/sharing/special-data.ts';
import { isWithdrawn } from '../breaches/withdrawn-releases.ts';
import { readRecord } from '../files/files-database.ts';
import { putRightAt, rivalsOf } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { isOpenJob, recordsOfOrder } from './emergency-case.ts';
import { keptAbout, keptRules, keptSteps, type KeptRequest } from './kept-steps.ts';
import { isKeptFrom } from './only-kept.ts';
import { isNoFactFor, isUnsure } from './put-right-since.ts';

/** To whom something is about to be shown, and what. */
export interface OpenTo {
  readonly audience: Audience;
  readonly recipient: OpaqueId;
  readonly purpose: Purpose;
  readonly records: readonly { readonly id: OpaqueId; readonly record: SurveyRecord }[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /**
   * What it goes into: the job of a contractor, the share of everybody else. An approval counts for one. Left out while it is
   * only looked at: then what no other disclosure has used is open.
   */
  readonly disclosure?: OpaqueId;
  /** The matter of somebody outside who is no contractor: while it is open, standing rules hold at its home. */
  readonly matter?: Pick<RuleRecipient, 'home' | 'isOpen' | 'until'>;
}

type Opened = Used<Approval | RuleRelease | EmergencyRelease | LifeRelease>;

/**
 * Every release that is open, each with the line of the log that its use writes. It is worked out anew each time from the
 * requests, answers, uses, rules, decisions and reviews that are kept; that something is open is stored nowhere, so an end
 * holds at once. `decide` looks at all of it again: what is returned here opens nothing by itself.
 */
export function openReleases(view: ReadView, asked: OpenTo): readonly Opened[] {
  // What is only kept is opened by nothing, and what is wrong to nobody who is told facts, so that no line of the log says that it was told.
  const records = asked.records.filter(
    ({ id, record }) =>
      !isKeptFrom(record, asked.audience, asked.purpose) && !isNoFactFor(view, id, asked.audience),
  );
  const to = { ...asked, records };
  const job = jobOf(view, to);
  // A contractor has guarded fields for a job that is theirs and not done, of whoever lives there now, whatever opened them.
  if (to.audience === 'contractor') {
    const guard = job === null ? null : householdGuard(view, job.home, londonToday(to.at));
    const ofHousehold = records.filter(({ id, record }) => {
      const entry = record.home === job?.home ? view.records.entry(id) : null;
      return entry !== null && guard?.(entry) === true;
    });
    if (ofHousehold.length === 0) return [];
    return opened(view, { ...to, records: ofHousehold }, job).filter(
      ({ release, line }) => !isTakenBack(view, to, release.record, line.restsOn),
    );
  }
  return opened(view, to, null);
}

/** Somebody told that it went wrong: it stays out of their pack, whatever opened it and whatever stands for it since. */
function isTakenBack(view: ReadView, to: OpenTo, record: OpaqueId, restsOn: OpaqueId): boolean {
  const order = to.disclosure === undefined ? null : view.records.entry(to.disclosure);
  const { recipient } = to;
  return isWithdrawn(view, { recipient, record, restsOn, case: order?.case ?? null });
}

function opened(view: ReadView, to: OpenTo, job: ReturnType<typeof jobOf>): readonly Opened[] {
  const homes = [...new Set(to.records.map(({ record }) => record.home))];
  return [
    ...homes.flatMap((home) => byApproval(view, to, home)),
    ...byRules(view, to, job),
    ...homes.flatMap((home) => inEmergency(view, to, home)),
    ...homes.flatMap((home) => forLife(view, to, home)),
  ];
}

/** The job that a contractor has, when it is open: its home, and the last day on which it is read. */
function jobOf(view: ReadView, to: OpenTo): { readonly home: OpaqueId; readonly until: LocalDate } | null {
  if (to.audience !== 'contractor' || to.disclosure === undefined) return null;
  const grant = view.grants.orderGrantsBy(to.disclosure).find(({ account }) => account === to.recipient);
  if (grant === undefined || grant.endedAt !== null || !isOpenJob(view, grant.order)) return null;
  return { home: grant.home, until: londonToday(Date.parse(grant.readableUntil)) };
}

function byApproval(view: ReadView, to: OpenTo, home: OpaqueId): readonly Opened[] {
  return keptSteps(view, 'request', home).flatMap((request) => {
    const { field, audience, necessity } = request;
    if (audience !== to.audience || necessity.recipient !== to.recipient) return [];
    if (necessity.purpose !== to.purpose || necessity.until < londonToday(to.at)) return [];
    if (request.order !== null && request.order !== to.disclosure) return [];
    if (!to.records.some(({ id }) => id === field.record) || !isAsRead(view, request)) return [];
    const history = {
      answers: keptAbout(view, 'answer', request.id),
      uses: keptAbout(view, 'use', request.id),
    };
    const use = { disclosure: to.disclosure ?? request.id, at: instantAt(to.at) };
    const approved = approvalFor(landlordRules(view, londonToday(to.at)), request, history, use);
    return approved.ok ? [approved.value] : [];
  });
}

/** What can hold anything was approved as it read then: words that were changed since are asked for anew. */
function isAsRead(view: ReadView, { field, rev }: KeptRequest): boolean {
  const [only, ...more] = answersAbout(field.categories);
  if (only === 'neither' && more.length === 0) return true;
  return view.records.entry(field.record)?.rev === rev;
}

function byRules(view: ReadView, to: OpenTo, job: ReturnType<typeof jobOf>): readonly Opened[] {
  const tie = job === null ? to.matter : { ...job, isOpen: true };
  if (tie === undefined) return [];
  const rules = keptRules(view);
  if (rules.length === 0) return [];
  const { audience, purpose, recipient } = to;
  return to.records.flatMap(({ id, record }) =>
    isUnsure(view, id, audience)
      ? []
      : releasedByRules(rules, id, record, { id: recipient, audience, purpose, ...tie }, to.at),
  );
}

function inEmergency(view: ReadView, to: OpenTo, home: OpaqueId): readonly Opened[] {
  if (to.audience !== 'contractor' || to.purpose !== 'repair') return [];
  const decisions = keptSteps(view, 'emergency', home).filter(
    ({ contractor, order }) => contractor === to.recipient && order === to.disclosure,
  );
  const carried = carriedAt(view, home);
  return decisions.flatMap((decision) => {
    const of = { records: recordsOfOrder(view, decision.order), clocks: [] };
    const reviews = keptAbout(view, 'review', decision.id);
    return to.records.flatMap((one) => releasedInEmergency(carried(decision), of, one, reviews, to.at));
  });
}

/**
 * A decision about a number that was put right is one about the number that is right: an emergency is not held up, and its
 * contractor rings nobody else. Only where both are about the same people: a correction makes no one else known.
 */
function carriedAt(view: ReadView, home: OpaqueId): (decision: EmergencyDecision) => EmergencyDecision {
  const right = putRightAt(view, home);
  return (decision) => {
    const record = right.standsFor(decision.record);
    if (record === decision.record || !right.isWrong(decision.record)) return decision;
    // Nobody has said yet which number is right: whoever is on duty releases the one they know.
    if (rivalsOf(view, right, record).length > 0) return decision;
    const [was, is] = [readRecord(view, decision.record), readRecord(view, record)];
    return was !== null && is !== null && isVersionOf(is, was) ? { ...decision, record } : decision;
  };
}

function forLife(view: ReadView, to: OpenTo, home: OpaqueId): readonly Opened[] {
  if (to.audience !== 'emergency-service' || to.purpose !== 'emergency') return [];
  const decisions = keptSteps(view, 'life', home).filter(({ id }) => id === to.recipient);
  return decisions.flatMap((decision) => {
    const reviews = keptAbout(view, 'review', decision.id);
    return to.records.flatMap((one) => releasedForLife(decision, one, reviews, to.at));
  });
}

import { dayInWords, momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { waitedWords } from '#domain/requests/request-clock.ts';
import type { EmergencyDecision } from '#domain/sharing/emergency-release.ts';
import { releaseForLife, repeatedUse, type LifeDecision } from '#domain/sharing/life-release.ts';
import { LIFE_SERVICES } from '#domain/sharing/life-services.ts';
import { reviewDecision, reviewDue, reviewState } from '#domain/sharing/review.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import type { ReviewCounts, ReviewLine } from '#domain/sharing/sharing-views.ts';
import { londonDay } from '#domain/time/london.ts';
import { instantAt } from '#domain/records/moments.ts';
import { homeLine } from '../office/case-records.ts';
import { staffNames } from '../office/names.ts';
import type { ReadView } from '../storage/storage.ts';
import { keptAbout, keptSteps } from './kept-steps.ts';

/** A decision that somebody else looks at afterwards. */
export type LaterReviewed =
  | { readonly of: 'emergency'; readonly decision: EmergencyDecision }
  | { readonly of: 'life'; readonly decision: LifeDecision };

/** Every one there is, oldest first. */
export function laterReviewed(view: ReadView): readonly LaterReviewed[] {
  return [
    ...keptSteps(view, 'emergency').map((decision) => ({ of: 'emergency' as const, decision })),
    ...keptSteps(view, 'life').map((decision) => ({ of: 'life' as const, decision })),
  ].sort((a, b) => epoch(a.decision.at) - epoch(b.decision.at));
}

/** How a review stands, for whoever looks. */
export function reviewLine(view: ReadView, later: LaterReviewed, who: Actor, now: number): ReviewLine {
  const { decision } = later;
  const names = staffNames(view);
  const reviews = keptAbout(view, 'review', decision.id);
  const state = reviewState(decision, reviews, now, ENGLAND);
  const at = epoch(decision.at);
  const made = reviews.find((one) => reviewDecision(decision, one).ok);
  const tried = reviewDecision(decision, {
    of: decision.id,
    by: who,
    at: instantAt(now),
    found: 'right',
    reason: '',
  });
  return {
    id: decision.id,
    of: later.of,
    title: titleOf(later, names.account),
    home: homeLine(view, homeOf(view, later) ?? ''),
    decided: `${momentInWords(at, now)}, by ${names.account(decision.by.account)}`,
    state,
    due: dueWords(later, now),
    age: waitedWords(at, now, ENGLAND),
    found:
      made === undefined
        ? null
        : [
            `${made.found === 'right' ? 'Found right' : 'Found wrong'} by ${names.account(made.by.account)}`,
            made.reason,
          ]
            .filter((words) => words !== '')
            .join(': '),
    barred: tried.ok ? null : tried.problem,
    order: later.of === 'emergency' ? later.decision.order : null,
  };
}

/** What the board tells of reviews. The alert of a release to save a life stays until somebody has looked at it. */
export function reviewCounts(view: ReadView, who: Actor, now: number, toApprove: number): ReviewCounts {
  const open = laterReviewed(view).filter(({ decision }) => {
    const state = reviewState(decision, keptAbout(view, 'review', decision.id), now, ENGLAND);
    return state === 'waiting' || state === 'overdue';
  });
  const lines = open.map((one) => reviewLine(view, one, who, now));
  return {
    waiting: lines.length,
    overdue: lines.filter(({ state }) => state === 'overdue').length,
    oldest: lines[0]?.age ?? null,
    alerts: open.flatMap((one) => {
      const made = one.of === 'life' && who.role === 'lead' ? releaseForLife(one.decision) : null;
      return made?.ok === true ? [made.value.toLead] : [];
    }),
    toApprove,
  };
}

/** Who and which home came up again and again, in sentences for the lead. It blames nobody: emergencies come in rows. */
export function repeatedWords(view: ReadView, who: Actor, now: number): readonly string[] {
  if (who.role !== 'lead') return [];
  const names = staffNames(view);
  return repeatedUse(keptSteps(view, 'life'), now).map(({ of, id, times }) => {
    const whose =
      of === 'person' ? `by ${names.account(id)}` : `at ${homeLine(view, id)?.line ?? 'one home'}`;
    return `Emergency to life ${whose}: ${times} times within 30 days.`;
  });
}

function homeOf(view: ReadView, later: LaterReviewed) {
  if (later.of === 'life') return later.decision.home;
  return view.records.entry(later.decision.record)?.home ?? null;
}

const FIELD_WORDS = { 'person/name': 'Name', 'person/phone': 'Number', 'access-secret/code': 'Key code' };

function titleOf(later: LaterReviewed, name: (id: string) => string): string {
  if (later.of === 'life') return `To save a life: ${LIFE_SERVICES[later.decision.service].title}`;
  const { fields, contractor } = later.decision;
  return `${fields.map((one) => FIELD_WORDS[one]).join(' and ')}, to ${name(contractor)}`;
}

function dueWords({ decision }: LaterReviewed, now: number): string {
  const due = reviewDue(decision, ENGLAND);
  return due.ok ? `Due ${dayInWords(londonDay(epoch(due.value)), now)}, by midnight` : due.problem;
}

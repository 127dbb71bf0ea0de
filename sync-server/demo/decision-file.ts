import type { HazardKey } from '#domain/deadlines/hazards.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { conclusion } from '#domain/records/conclusion.ts';
import { decisionBasis } from '#domain/records/decision-basis.ts';
import type { RecordOf } from '#domain/records/define-record.ts';
import { worksOrder } from '#domain/records/works-order.ts';
import { worksPrice } from '#domain/records/works-price.ts';
import { workReport } from '#domain/records/work-report.ts';
import { writtenSummary } from '#domain/records/written-summary.ts';
import type { DayNumber } from '#domain/time/calendar-day.ts';
import type { DemoAccount } from './accounts.ts';
import { at, dateOf, minutesInto } from './demo-days.ts';
import type { Inspected } from './inspection-visit.ts';
import type { HomeScribe } from './scribe.ts';

type ConclusionBody = RecordOf<typeof conclusion>['body'];
type OrderBody = RecordOf<typeof worksOrder>['body'];
type ReportBody = RecordOf<typeof workReport>['body'];
type SummaryBody = RecordOf<typeof writtenSummary>['body'];

/** A hazard decided on, with the case and the inspection it belongs to. */
export interface Decided {
  readonly id: OpaqueId;
  readonly case: OpaqueId;
  readonly inspection: OpaqueId;
  readonly hazard: HazardKey;
  readonly severity: ConclusionBody['severity'];
  readonly day: DayNumber;
}

/** The surveyor decides before leaving the home: this starts the clocks of the summary and of the works. */
export function decide(
  scribe: HomeScribe,
  opened: OpaqueId,
  seen: Inspected,
  body: Omit<ConclusionBody, 'concludedAt' | 'safetyWorkNeeded' | 'preventativeWorkNeeded'> &
    Partial<Pick<ConclusionBody, 'safetyWorkNeeded' | 'preventativeWorkNeeded'>>,
): Decided {
  const concludedAt = minutesInto(seen.day, seen.doneAtMinute + 5);
  const serious = body.severity === 'emergency' || body.severity === 'significant';
  const made = { at: concludedAt, by: seen.surveyor, case: opened, inspection: seen.id };
  const id = scribe.write(
    conclusion,
    { safetyWorkNeeded: serious, preventativeWorkNeeded: serious, ...body, concludedAt },
    made,
  );
  if (serious && scribe.residents !== null)
    scribe.write(decisionBasis, { conclusion: id, reliedOn: ['household'] }, made);
  const { hazard, severity } = body;
  return { id, case: opened, inspection: seen.id, hazard, severity, day: seen.day };
}

/** The written summary, sent on a day or, with null, still a draft. */
export function summarise(
  scribe: HomeScribe,
  decided: Decided,
  sentOn: DayNumber | null,
  action?: NonNullable<SummaryBody['action']>,
): void {
  const { days, staff } = scribe.scene;
  const writtenOn = sentOn ?? Math.min(decided.day + 1, days.today - 1);
  scribe.write(
    writtenSummary,
    {
      conclusion: decided.id,
      hazard: decided.hazard,
      severity: decided.severity,
      actionNeeded: action !== undefined,
      ...(action === undefined ? {} : { action }),
      ...(action === undefined
        ? {}
        : { beginBy: dateOf(decided.day + 7), finishBy: dateOf(decided.day + 28) }),
      ...(sentOn === null ? {} : { sentAt: at(sentOn, '15:10') }),
      route: scribe.chance.pick(['electronic', 'first-class-post', 'left-at-home'] as const),
    },
    { at: at(writtenOn, '15:05'), by: staff.office, case: decided.case },
  );
}

export type JobBody = Omit<OrderBody, 'contractor' | 'state'>;

export interface Ordered {
  readonly id: OpaqueId;
  readonly contractor: DemoAccount;
  readonly case: OpaqueId | null;
}

/** The office raises a works order: this opens the repair to its contractor, and nothing else. */
export function order(
  scribe: HomeScribe,
  given: {
    readonly contractor: DemoAccount;
    readonly case: OpaqueId | null;
    readonly inspection?: OpaqueId | null;
    readonly day: DayNumber;
    readonly time?: string;
    readonly pence?: number;
  },
  job: JobBody,
): Ordered {
  const { contractor, inspection = null } = given;
  const made = { at: at(given.day, given.time ?? '11:20'), by: scribe.scene.staff.office, case: given.case };
  const body = { contractor: contractor.id, state: 'issued', ...job } as const;
  const id = scribe.write(worksOrder, body, { ...made, inspection });
  if (given.pence !== undefined) scribe.write(worksPrice, { order: id, pence: given.pence }, made);
  return { id, contractor, case: given.case };
}

/** What the contractor sends back. */
export function workDone(
  scribe: HomeScribe,
  ordered: Ordered,
  when: { readonly day: DayNumber; readonly time: string },
  body: Omit<ReportBody, 'order' | 'finishedAt'>,
): void {
  const finishedAt = at(when.day, when.time);
  scribe.write(
    workReport,
    { order: ordered.id, finishedAt, ...body },
    { at: finishedAt, by: ordered.contractor, case: ordered.case },
  );
}

/** The office closes a job, or takes it back: it leaves the contractor's phone. */
export function endOrder(
  scribe: HomeScribe,
  ordered: Ordered,
  when: { readonly day: DayNumber; readonly time: string },
  state: 'closed' | 'taken-back' = 'closed',
): void {
  scribe.revise(worksOrder, ordered.id, { state }, at(when.day, when.time));
}

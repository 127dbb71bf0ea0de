import type { ChronologyContext } from '#domain/cases/chronology.ts';
import { isRunning } from '#domain/cases/case-clocks.ts';
import { chronology } from '#domain/cases/chronology.ts';
import { dateInWords, minuteInWords } from '#domain/cases/date-words.ts';
import { ofKind } from '#domain/cases/filed-record.ts';
import { wordsBeside } from '#domain/cases/reasons-beside.ts';
import { nextStep } from '#domain/cases/next-step.ts';
import type { CaseView, FindingChoice, OrderLine, VisitLine } from '#domain/cases/office-views.ts';
import { findingDetail, findingTitle } from '#domain/cases/visit-lines.ts';
import { answersOf } from '#domain/cases/answers.ts';
import { orderStanding, orderTitle } from '#domain/cases/works-facts.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { HAZARDS } from '#domain/deadlines/hazards.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { finding as findingKind } from '#domain/records/finding.ts';
import { OCCUPANCIES, SEVERITIES, VISIT_KINDS } from '#domain/records/vocabulary.ts';
import { visit as visitKind } from '#domain/records/visit.ts';
import { londonIso } from '#domain/time/london.ts';
import { withSeenLog } from '../disclosures/seen-in-case.ts';
import { filedRecord } from '../files/filed-record.ts';
import { signedStanding } from '../files/signed-bodies.ts';
import type { ReadView } from '../storage/storage.ts';
import { guardedClosed } from '../training/training-gate.ts';
import { homeLine, tenanciesOf, tenancyAt } from './case-records.ts';
import { caseSummary, dueWords, type CaseSummary } from './case-summary.ts';
import type { DeskCall } from './desk.ts';
import { notFound } from './desk.ts';
import { staffNames } from './names.ts';
import { requestLines, requestsOf } from './request-lines.ts';
import { shownRecords, type Looking } from './shown-records.ts';
import { placeOf, uncheckedItems } from './unchecked-items.ts';

/** Everything of one case that the office may see, but for who lives there: that is asked for on its own. */
export function caseView(view: ReadView, id: OpaqueId, call: DeskCall): CaseView {
  const { now, account } = call;
  const summary = caseSummary(view, id, now);
  const home = summary === null ? null : homeLine(view, summary.home);
  if (summary === null || home === null) throw notFound();
  const looking: Looking = {
    ...{ viewer: account.id, now, onOpenCase: summary.open },
    guardedClosed: guardedClosed(view, call, summary.counted.clocks.some(isRunning)),
  };
  const names = staffNames(view);
  const signed = new Map(
    ofKind(summary.records, 'sign-off').map((one) => [one.id, signedStanding(view, one.record)] as const),
  );
  const context: ChronologyContext = { now, calendar: ENGLAND, names, signed };
  const step = nextStep(summary.records, summary.counted.clocks, now);
  const { clocks, because } = summary.counted;
  const shown = shownRecords(view, withSeenLog(view, summary.filed, call), looking);
  return {
    case: id,
    now: londonIso(now),
    home,
    what: summary.what,
    open: summary.open,
    tenancy: tenancyWords(view, summary, now),
    hazard: summary.hazard,
    severity: severityOf(summary),
    inspection: ofKind(summary.records, 'inspection').at(-1)?.id ?? null,
    clocks: clocks.map((clock) => ({
      ...clock,
      dueWords: dueWords(clock, now),
      reasons: wordsBeside(summary.records, clock, summary.hazard, { shown, now }),
    })),
    because,
    nextStep: step.words,
    withWhom: step.withWhom === null ? 'the office' : names.account(step.withWhom),
    lines: chronology(shown, context),
    visits: visitLines(summary, names.account, now),
    orders: orderLines(summary, names.account, now),
    unchecked: uncheckedItems(view, summary.filed, looking),
    findings: findingChoices(view, summary, looking),
    conclusions: ofKind(summary.records, 'conclusion').map(({ id: key, record }) => ({
      id: key,
      words: `${SEVERITIES[record.body.severity]}: ${HAZARDS[record.body.hazard]}`,
      hazard: record.body.hazard,
      severity: record.body.severity,
    })),
    requests: requestLines(view, requestsOf(view, summary.home), now),
  };
}

function tenancyWords(view: ReadView, summary: CaseSummary, now: number): string {
  const tenancy = tenancyAt(tenanciesOf(view, summary.home), summary.aware.at);
  if (tenancy === null) return 'No tenancy on that day';
  return `${OCCUPANCIES[tenancy.occupancy]} from ${dateInWords(tenancy.startedOn, now)}`;
}

function severityOf({ records }: CaseSummary): string | null {
  return ofKind(records, 'conclusion').at(-1)?.record.body.severity ?? null;
}

function visitLines(summary: CaseSummary, name: (id: string) => string, now: number): VisitLine[] {
  const inspections = ofKind(summary.records, 'inspection');
  const signed = new Set(ofKind(summary.records, 'sign-off').map(({ record }) => record.inspection));
  const begun = new Set(inspections.map(({ record }) => record.body.visit));
  const finished = new Set(
    inspections.filter(({ id }) => signed.has(id)).map(({ record }) => record.body.visit),
  );
  return ofKind(summary.records, 'visit').map(({ id, record }) => {
    const { onDate, atMinute, reason, surveyor, state } = record.body;
    const time = atMinute === undefined ? '' : `, ${minuteInWords(atMinute)}`;
    const asked = visitKind.fields.reason.shape;
    return {
      id,
      when: `${dateInWords(onDate, now)}${time}`,
      onDate,
      atMinute: atMinute ?? null,
      kind: VISIT_KINDS[record.body.visitKind],
      visitKind: record.body.visitKind,
      reason: asked.as === 'choice' ? (asked.options.get(reason)?.label ?? '') : '',
      surveyor: name(surveyor),
      surveyorId: surveyor,
      state: state === 'cancelled' || !begun.has(id) ? state : finished.has(id) ? 'finished' : 'begun',
    };
  });
}

function orderLines(summary: CaseSummary, name: (id: string) => string, now: number): OrderLine[] {
  return ofKind(summary.records, 'works-order').map((order) => {
    const { contractor, dueOn } = order.record.body;
    return {
      id: order.id,
      title: orderTitle(order.record.body),
      contractor: name(contractor),
      due: dueOn === undefined ? null : dateInWords(dueOn, now),
      state: orderStanding(summary.records, order),
    };
  });
}

/** Findings from which a job can be raised, as the office is shown them. */
function findingChoices(view: ReadView, summary: CaseSummary, looking: Looking): FindingChoice[] {
  const findings = summary.filed.filter(({ record }) => record.kind === 'finding');
  return shownRecords(view, findings, looking).map(({ shown }) => {
    const answers = answersOf(findingKind, shown.body, looking.now);
    const room = answers.links('room')[0] ?? null;
    const place = room === null ? null : placeOf(view, room, looking);
    const found = room === null ? null : filedRecord(view, room)?.record;
    return {
      id: shown.id,
      words: [place, findingTitle(answers), ...findingDetail(answers)]
        .filter((one) => one !== null)
        .join('. '),
      room,
      roomKind: found?.kind === 'room' ? found.body.roomKind : null,
      element: answers.key('element'),
      defect: answers.key('defect'),
      remedy: answers.key('remedy'),
      quantity: answers.number('quantity'),
      quantityUnit: answers.key('quantityUnit'),
    };
  });
}

import type { InvestigationFacts } from '../deadlines/case-facts.ts';
import type { RecordNamed } from '../records/registry.ts';
import { ELEMENTS, REMEDIES } from '../records/vocabulary.ts';
import { earliest, type EpochMs } from '../time/instants.ts';
import { londonIso } from '../time/london.ts';
import { rightRecords } from './put-right.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from './filed-record.ts';

type Conclusion = RecordNamed<'conclusion'>['body'];
type Works = Pick<
  InvestigationFacts,
  'safetyWorkDoneAt' | 'preventativeStepsTakenAt' | 'preventativeWorkBegunAt' | 'allWorkDoneAt'
>;

/** Outcomes of a work report after which something was physically done. */
const WORKED: ReadonlySet<string> = new Set(['done', 'made-safe', 'more-work-needed']);

/**
 * What the jobs of a case say of the works that a conclusion called for. Ordering preventative work is a step towards it
 * (R12); only a work report says that work began or was done.
 */
export function worksFacts(records: readonly FiledRecord[], conclusion: Conclusion): Works {
  const orders = ofKind(records, 'works-order').filter(({ record }) => {
    const { hazard, state } = record.body;
    return state !== 'taken-back' && (hazard === undefined || hazard === conclusion.hazard);
  });
  const safe = orders.filter(({ record }) => record.body.purpose === 'make-safe');
  const lasting = orders.filter(({ record }) => record.body.purpose === 'preventative');
  const reportsOf = (those: readonly FiledOf<'works-order'>[]) =>
    ofKind(records, 'work-report').filter(({ record }) => those.some(({ id }) => id === record.body.order));
  const safetyDone = earliest(
    reportsOf(safe)
      .filter(({ record }) => record.body.outcome === 'done' || record.body.outcome === 'made-safe')
      .map(finishedAt),
  );
  return {
    safetyWorkDoneAt: iso(safetyDone),
    preventativeStepsTakenAt: iso(earliest(lasting.map((order) => happened(order).at))),
    preventativeWorkBegunAt: iso(
      earliest(
        reportsOf(lasting)
          .filter(({ record }) => WORKED.has(record.body.outcome))
          .map(finishedAt),
      ),
    ),
    allWorkDoneAt: iso(allDone(records, conclusion, { safe, lasting })),
  };
}

interface Orders {
  readonly safe: readonly FiledOf<'works-order'>[];
  readonly lasting: readonly FiledOf<'works-order'>[];
}

/** When the last required job was done; null while one is missing or open. */
function allDone(
  records: readonly FiledRecord[],
  conclusion: Conclusion,
  { safe, lasting }: Orders,
): EpochMs | null {
  const required = [
    ...(conclusion.safetyWorkNeeded ? [safe] : []),
    ...(conclusion.preventativeWorkNeeded ? [lasting] : []),
  ];
  if (required.length === 0 || required.some((orders) => orders.length === 0)) return null;
  const ends = required.flat().map((order) => doneAt(records, order));
  const known = ends.filter((end) => end !== null);
  return known.length === ends.length ? Math.max(...known) : null;
}

/** When a job was reported done; null while it is not. */
export function doneAt(records: readonly FiledRecord[], order: FiledOf<'works-order'>): EpochMs | null {
  return earliest(
    ofKind(rightRecords(records), 'work-report')
      .filter(({ record }) => record.body.order === order.id && record.body.outcome === 'done')
      .map(finishedAt),
  );
}

/** "Replace: extractor fan": what a job is called. */
export function orderTitle({ remedy, element }: RecordNamed<'works-order'>['body']): string {
  return `${REMEDIES[remedy]}: ${ELEMENTS[element].toLowerCase()}`;
}

/** How a job stands: as the office left it, or done once a work report says so. */
export function orderStanding(
  records: readonly FiledRecord[],
  order: FiledOf<'works-order'>,
): RecordNamed<'works-order'>['body']['state'] | 'done' {
  const { state } = order.record.body;
  return state === 'issued' && doneAt(records, order) !== null ? 'done' : state;
}

function finishedAt(report: FiledOf<'work-report'>): EpochMs {
  return happened(report, report.record.body.finishedAt).at;
}

function iso(at: EpochMs | null): string | null {
  return at === null ? null : londonIso(at);
}

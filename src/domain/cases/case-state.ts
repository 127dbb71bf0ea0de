import type { Clock } from '../deadlines/clocks.ts';
import { isRunning } from './case-clocks.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from './filed-record.ts';
import { rightRecords } from './put-right.ts';
import { doneAt } from './works-facts.ts';

/**
 * Whether a case still asks for something: a clock that runs, no conclusion yet, a job that is out, or a visit that is
 * booked. Nobody sets it; it follows from the records.
 */
export function isOpenCase(records: readonly FiledRecord[], clocks: readonly Clock[]): boolean {
  if (clocks.some(isRunning)) return true;
  if (
    !ofKind(rightRecords(records), 'conclusion').some(
      ({ record }) => record.body.severity !== 'cannot-tell-yet',
    )
  )
    return true;
  return openOrders(records).length > 0 || nextVisit(records) !== null;
}

/** Jobs that are with a contractor. */
export function openOrders(records: readonly FiledRecord[]): readonly FiledOf<'works-order'>[] {
  return ofKind(records, 'works-order').filter(
    (order) => order.record.body.state === 'issued' && doneAt(records, order) === null,
  );
}

/** The next booked visit that nobody has begun; the earliest when there are several. */
export function nextVisit(records: readonly FiledRecord[]): FiledOf<'visit'> | null {
  const begun = new Set(ofKind(rightRecords(records), 'inspection').map(({ record }) => record.body.visit));
  const waiting = ofKind(records, 'visit')
    .filter(({ id, record }) => record.body.state !== 'cancelled' && !begun.has(id))
    .sort((a, b) => a.record.body.onDate.localeCompare(b.record.body.onDate));
  return waiting[0] ?? null;
}

/** The last inspection that nobody has signed off, or null. */
export function openInspection(records: readonly FiledRecord[]): FiledOf<'inspection'> | null {
  const right = rightRecords(records);
  const signed = new Set(ofKind(right, 'sign-off').map(({ record }) => record.inspection));
  const open = ofKind(right, 'inspection')
    .filter(({ id }) => !signed.has(id))
    .sort((a, b) => happened(a).at - happened(b).at);
  return open.at(-1) ?? null;
}

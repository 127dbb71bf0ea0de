import type { EmergencyCase } from '#domain/sharing/emergency-release.ts';
import { openOrders } from '#domain/cases/case-state.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { filedRecords } from '../files/filed-record.ts';
import { gathered } from '../office/case-records.ts';
import { caseSummary } from '../office/case-summary.ts';
import type { ReadView } from '../storage/storage.ts';

/** The case of a job as it stands, with its clocks. A job without a case has its own records, and no clock. */
export function caseOfOrder(view: ReadView, order: OpaqueId, now: number): EmergencyCase {
  const caseId = view.records.entry(order)?.case ?? null;
  const summary = caseId === null ? null : caseSummary(view, caseId, now);
  if (summary === null) return { records: recordsOfOrder(view, order), clocks: [] };
  return { records: summary.records, clocks: summary.counted.clocks };
}

/** A job with what came back of it: enough to tell whether it is done. */
export function recordsOfOrder(view: ReadView, order: OpaqueId): readonly FiledRecord[] {
  return filedRecords(view, { order }).map(gathered);
}

/** Whether a contractor has this job, and it is not done. */
export function isOpenJob(view: ReadView, order: OpaqueId): boolean {
  return openOrders(recordsOfOrder(view, order)).some(({ id }) => id === order);
}

import { isAtDesk } from '../access/verbs.ts';
import { isRunning } from '../cases/case-clocks.ts';
import { openOrders } from '../cases/case-state.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { Clock } from '../deadlines/clocks.ts';
import { timeLimit } from '../deadlines/time-limits.ts';
import type { OpaqueId } from '../ids.ts';
import { instantAt, localDateOf, type LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { fieldsOfRecord } from './asked-field.ts';
import { FOR_ONE_JOB, isOnList } from './field-names.ts';
import { used, type Used } from './log-line.ts';
import { isFoundWrong, type Review, type ReviewedLater } from './review.ts';

declare const urgent: unique symbol;

/** What a running emergency opens to its contractor, for a day. Only {@link releasedInEmergency} makes one. */
export interface EmergencyRelease {
  readonly [urgent]: true;
  readonly route: 'emergency';
  readonly record: OpaqueId;
  readonly pointer: string;
  readonly categories: readonly DataCategory[];
  readonly audience: 'contractor';
  readonly purpose: 'repair';
  readonly recipient: OpaqueId;
  readonly until: LocalDate;
}

/** All that may be released at once. */
export const EMERGENCY_FIELDS = FOR_ONE_JOB;

/** That somebody on duty released fields of a record to the contractor of an emergency, in their own name. */
export interface EmergencyDecision extends ReviewedLater {
  readonly onDuty: boolean;
  readonly order: OpaqueId;
  readonly contractor: OpaqueId;
  readonly record: OpaqueId;
  readonly fields: readonly (typeof EMERGENCY_FIELDS)[number][];
}

/** The case as it stands: its records and its clocks. */
export interface EmergencyCase {
  readonly records: readonly FiledRecord[];
  readonly clocks: readonly Clock[];
}

/** Whether a job is of an emergency that runs: it says so itself, or it makes safe while an emergency's clock runs. */
export function isEmergencyJob(order: OpaqueId, { records, clocks }: EmergencyCase): boolean {
  const job = openOrders(records).find(({ id }) => id === order)?.record.body;
  if (job === undefined) return false;
  const runs = clocks.some((clock) => isRunning(clock) && timeLimit(clock.ruleId).severity === 'emergency');
  return job.severity === 'emergency' || (job.purpose === 'make-safe' && runs);
}

/** The decision, or why it cannot be made. Nobody else is asked first: an emergency is not held up. */
export function releaseInEmergency(
  decision: EmergencyDecision,
  of: EmergencyCase,
): Result<EmergencyDecision, string> {
  if (!isAtDesk(decision.by.role) || !decision.onDuty)
    return fail('Only somebody of the office who is on duty can release this.');
  if (!isJobOf(decision, of)) return fail('This is no open job of that contractor. Issue the job first.');
  if (!isEmergencyJob(decision.order, of))
    return fail('No emergency is running on this job. Ask a second person to approve it.');
  if (decision.fields.length === 0 || !decision.fields.every((name) => isOnList(EMERGENCY_FIELDS, name)))
    return fail('Only a name, a number or a key code can be released at once.');
  return ok(decision);
}

/**
 * What a decision opens now: nothing once the job is done, closed, taken back or given to somebody else, nor after a review
 * that found it wrong. A review that is late closes nothing; it is reported.
 */
export function releasedInEmergency(
  decision: EmergencyDecision,
  of: EmergencyCase,
  { id, record }: Pick<FiledRecord, 'id' | 'record'>,
  reviews: readonly Review[],
  now: EpochMs,
): readonly Used<EmergencyRelease>[] {
  const job = jobOf(decision, of);
  if (job === undefined || job.record.home !== record.home || decision.record !== id) return [];
  if (!isAtDesk(decision.by.role) || !decision.onDuty || isFoundWrong(decision, reviews)) return [];
  return fieldsOfRecord(id, record)
    .filter(({ name }) => isOnList(EMERGENCY_FIELDS, name) && decision.fields.some((one) => one === name))
    .map(({ pointer, categories }) => {
      const facts = {
        route: 'emergency',
        record: id,
        pointer,
        categories,
        audience: 'contractor',
        purpose: 'repair',
        recipient: decision.contractor,
        until: localDateOf(londonDay(now)),
      };
      // The only place that gives out the brand.
      return used(facts as unknown as EmergencyRelease, instantAt(now), {
        basis: 'legal-obligation',
        condition: null,
        decidedBy: [decision.by.person],
        restsOn: decision.id,
      });
    });
}

function jobOf({ order, contractor }: EmergencyDecision, { records }: EmergencyCase) {
  return openOrders(records).find(({ id, record }) => id === order && record.body.contractor === contractor);
}

function isJobOf(decision: EmergencyDecision, of: EmergencyCase): boolean {
  return jobOf(decision, of) !== undefined;
}

import { ofKind, happened, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';

/** What a check after works looks at again: findings of earlier visits, and the jobs that were asked for. */
export interface ToCompare {
  readonly findings: readonly FiledOf<'finding'>[];
  readonly orders: readonly FiledOf<'works-order'>[];
}

/**
 * What an earlier visit found and what was asked for because of it, the first first. Where the visit belongs to a case it
 * is that of the case; else everything that this phone holds of the home.
 */
export function toCompare(
  homeRecords: readonly FiledRecord[],
  inspection: OpaqueId,
  caseId: OpaqueId | null,
): ToCompare {
  const ofCase = homeRecords.filter(
    ({ record }) => record.inspection !== inspection && (caseId === null || record.case === caseId),
  );
  const inTime = <One extends FiledRecord>(all: readonly One[]) =>
    [...all].sort((one, other) => happened(one).at - happened(other).at);
  return {
    findings: inTime(ofKind(ofCase, 'finding')),
    orders: inTime(ofKind(ofCase, 'works-order')).filter(({ record }) => record.body.state !== 'taken-back'),
  };
}

/** What no record of this visit looks at again yet. */
export function notComparedYet(earlier: ToCompare, records: readonly FiledRecord[]): ToCompare {
  const findings = new Set(ofKind(records, 'finding-check').map(({ record }) => record.body.finding));
  const orders = new Set(ofKind(records, 'works-check').map(({ record }) => record.body.order));
  return {
    findings: earlier.findings.filter(({ id }) => !findings.has(id)),
    orders: earlier.orders.filter(({ id }) => !orders.has(id)),
  };
}

/** The earlier findings of which a visit says that the hazard is still there. */
export function stillThere(
  earlier: ToCompare,
  records: readonly FiledRecord[],
): readonly FiledOf<'finding'>[] {
  const still = new Set(
    ofKind(records, 'finding-check').flatMap(({ record: { body } }) =>
      body.now === 'gone' || body.now === 'not-seen' ? [] : [body.finding],
    ),
  );
  return earlier.findings.filter(({ id }) => still.has(id));
}

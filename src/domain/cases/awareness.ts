import type { HazardKey } from '../deadlines/hazards.ts';
import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import { happened, ofKind, type FiledRecord } from './filed-record.ts';

/** The moment from which a case counts, and the record that made the landlord aware. */
export interface Awareness {
  readonly record: OpaqueId;
  readonly at: EpochMs;
  readonly hazard: HazardKey;
  /** Whoever saw it said at once that it may be an emergency. */
  readonly emergency: boolean;
}

/** The first record of a case that made the landlord aware: a report, or a finding marked so. Null when none did. */
export function awarenessOf(records: readonly FiledRecord[]): Awareness | null {
  const reports = ofKind(records, 'report-fact').map((filed): Awareness => ({
    record: filed.id,
    at: happened(filed, filed.record.body.awareAt).at,
    hazard: filed.record.body.hazard,
    emergency: false,
  }));
  const findings = ofKind(records, 'finding').flatMap((filed): Awareness[] => {
    const { makesAwareAt, hazard, emergency } = filed.record.body;
    if (makesAwareAt === undefined) return [];
    return [
      {
        record: filed.id,
        at: happened(filed, makesAwareAt).at,
        hazard: hazard ?? 'damp-and-mould',
        emergency: emergency ?? false,
      },
    ];
  });
  return [...reports, ...findings].sort((a, b) => a.at - b.at)[0] ?? null;
}

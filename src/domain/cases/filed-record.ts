import type { OpaqueId } from '../ids.ts';
import type { KindName, RecordNamed, SurveyRecord } from '../records/registry.ts';
import { effectiveInstant, type Doubt } from '../time/effective-instant.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';

/** A record as the office's file holds it: its id, its latest state and when it arrived (ISO 8601). */
export interface FiledRecord<R extends SurveyRecord = SurveyRecord> {
  readonly id: OpaqueId;
  readonly record: R;
  readonly arrivedAt: string;
}

/** A record of one kind in the file. */
export interface FiledOf<K extends KindName> {
  readonly id: OpaqueId;
  readonly record: RecordNamed<K>;
  readonly arrivedAt: string;
}

/** The records of one kind, typed as such. */
export function ofKind<K extends KindName>(records: readonly FiledRecord[], kind: K): FiledOf<K>[] {
  return records.filter((filed) => filed.record.kind === kind) as unknown as FiledOf<K>[];
}

export interface Happened {
  readonly at: EpochMs;
  readonly doubt: Doubt | null;
}

/**
 * When something in a record really happened: `stamp` is the record's own making or an instant in its body, both by the
 * same device's clock, put right by what that device knew of the server's clock.
 */
export function happened(filed: FiledRecord, stamp: string = filed.record.recordedAt): Happened {
  const { clock } = filed.record;
  const effective = effectiveInstant({
    deviceInstant: stamp,
    clockDifferenceMs: clock?.differenceMs ?? null,
    differenceAgeMs: clock?.ageMs ?? null,
    receivedAt: filed.arrivedAt,
  });
  if (!effective.ok) return { at: epoch(filed.arrivedAt), doubt: 'after-arrival' };
  return { at: epoch(effective.value.instant), doubt: effective.value.reason };
}

/** An ISO 8601 instant as milliseconds; 0 for a text that is none, which a parsed record cannot hold. */
export function epoch(instant: string): EpochMs {
  const parsed = parseInstant(instant);
  return parsed.ok ? parsed.value : 0;
}

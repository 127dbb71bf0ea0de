import type { RecordNamed } from '#domain/records/registry.ts';
import { londonDay } from '#domain/time/london.ts';
import type { HeldRecord } from '../device/record-index.ts';

export type HeldInspection = HeldRecord<RecordNamed<'inspection'>>;

/** When somebody last tried each home on a London day and did not get in, by the home's id. */
export function triesOn(
  day: number,
  attempts: readonly HeldRecord<RecordNamed<'access-attempt'>>[],
): ReadonlyMap<string, number> {
  const tried = new Map<string, number>();
  for (const { record } of attempts) {
    const at = Date.parse(record.body.at);
    if (record.body.result === 'let-in' || londonDay(at) !== day) continue;
    tried.set(record.home, Math.max(at, tried.get(record.home) ?? 0));
  }
  return tried;
}

import type { RecordNamed } from '#domain/records/registry.ts';
import { londonDay } from '#domain/time/london.ts';
import type { HeldRecord } from '../device/record-index.ts';

export type HeldInspection = HeldRecord<RecordNamed<'inspection'>>;

/** When each inspection was first signed, by its id. */
export function signings(
  signOffs: readonly HeldRecord<RecordNamed<'sign-off'>>[],
): ReadonlyMap<string, number> {
  const signed = new Map<string, number>();
  for (const { record } of signOffs) {
    if (record.inspection !== null && !signed.has(record.inspection))
      signed.set(record.inspection, Date.parse(record.recordedAt));
  }
  return signed;
}

/** The inspections of each planned visit, by the visit's id, the first first. */
export function beginnings(
  inspections: readonly HeldInspection[],
): ReadonlyMap<string, readonly HeldInspection[]> {
  const begun = new Map<string, HeldInspection[]>();
  for (const held of inspections) {
    const { visit } = held.record.body;
    if (visit === undefined) continue;
    const others = begun.get(visit);
    if (others) others.push(held);
    else begun.set(visit, [held]);
  }
  return begun;
}

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

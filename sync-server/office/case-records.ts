import type { FiledRecord as DomainRecord } from '#domain/cases/filed-record.ts';
import type { HomeLine } from '#domain/cases/office-views.ts';
import type { Occupancy } from '#domain/deadlines/scope.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { tenancyNow, tenancyOn } from '#domain/tenancies/household.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay, londonIso } from '#domain/time/london.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import type { ReadView } from '../storage/storage.ts';

/** A record in the form in which the domain gathers cases. */
export function gathered({ entry, record }: FiledRecord): DomainRecord {
  return { id: entry.id, record, arrivedAt: londonIso(entry.receivedAt) };
}

/** Every case there is: the records that can make the landlord aware name them. */
export function caseIds(view: ReadView): readonly OpaqueId[] {
  const entries = [
    ...view.records.entries({ kind: 'report-fact' }),
    ...view.records.entries({ kind: 'finding' }),
  ];
  return [...new Set(entries.flatMap((entry) => entry.case ?? []))];
}

/**
 * The records of a case, in the order in which they came, then those that put one of them right without naming the case: what
 * was told of it must not stand because of that.
 */
export function recordsOfCase(view: ReadView, id: OpaqueId): readonly FiledRecord[] {
  const ofCase = filedRecords(view, { case: id });
  const [first] = ofCase;
  if (first === undefined || view.records.lastChange('correction') === 0) return ofCase;
  const held = new Set(ofCase.map(({ entry }) => entry.id));
  const others = filedRecords(view, { home: first.entry.home, kind: 'correction' }).filter(
    ({ entry }) => !held.has(entry.id),
  );
  const beside = new Set<FiledRecord>();
  // A correction of a correction that was found belongs here too, whichever came first.
  for (let before = -1; before !== beside.size;) {
    before = beside.size;
    for (const one of others) {
      if (one.record.kind !== 'correction' || !held.has(one.record.body.corrects)) continue;
      held.add(one.entry.id);
      beside.add(one);
    }
  }
  return [...ofCase, ...beside];
}

/** The address of a home; null when it is not in the register. */
export function homeLine(view: ReadView, home: string): HomeLine | null {
  const filed = filedRecord(view, home);
  if (filed?.record.kind !== 'property') return null;
  const { line, postcode } = filed.record.body;
  return { id: home, line, postcode };
}

export interface TenancyOfHome {
  readonly id: OpaqueId;
  readonly occupancy: Occupancy;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** The tenancies of a home, the latest first. */
export function tenanciesOf(view: ReadView, home: OpaqueId): readonly TenancyOfHome[] {
  return filedRecords(view, { home, kind: 'tenancy' })
    .flatMap(({ entry, record }): TenancyOfHome[] => {
      if (record.kind !== 'tenancy') return [];
      const { occupancy, startedOn, endedOn } = record.body;
      return [{ id: entry.id, occupancy, startedOn, endedOn: endedOn ?? null }];
    })
    .sort((a, b) => b.startedOn.localeCompare(a.startedOn));
}

/** The tenancy that held on the day of an instant, or null. */
export function tenancyAt(tenancies: readonly TenancyOfHome[], at: number): TenancyOfHome | null {
  return tenancyOn(tenancies, isoDay(londonDay(at)));
}

/** The tenancy that has not ended, or null: whoever lives there now. */
export function tenancyRunning(tenancies: readonly TenancyOfHome[], now: number): TenancyOfHome | null {
  return tenancyNow(tenancies, isoDay(londonDay(now)));
}

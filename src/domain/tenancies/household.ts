import type { OpaqueId } from '../ids.ts';
import { kindNamed } from '../records/registry.ts';
import { isoDay } from '../time/calendar-day.ts';
import { parseInstant } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/** From when until when somebody held a home. `endedOn` null while they do. */
export interface TenancySpan {
  readonly id: OpaqueId;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** Who lives in a home now, as far as telling the present household's records from earlier ones needs it. */
export interface Household {
  readonly tenancies: readonly TenancySpan[];
  /** People of the present tenancy who have moved out. */
  readonly left: ReadonlySet<string>;
}

/** What tells whose record it is. */
export interface HouseholdRecord {
  readonly kind: string;
  readonly tenancy: string | null;
  readonly recordedAt: string;
  readonly subjects: readonly string[];
}

/** The tenancy that has begun and not ended, the latest of them; null while the home stands empty. */
export function tenancyNow<T extends TenancySpan>(tenancies: readonly T[], today: string): T | null {
  const open = tenancies.filter(({ startedOn, endedOn }) => startedOn <= today && endedOn === null);
  return latest(open);
}

/** The tenancy that held on a day. Both of its own ends belong to it; on a day of change the one that began. */
export function tenancyOn<T extends TenancySpan>(tenancies: readonly T[], day: string): T | null {
  return latest(holding(tenancies, day));
}

function holding<T extends TenancySpan>(tenancies: readonly T[], day: string): T[] {
  return tenancies.filter(
    ({ startedOn, endedOn }) => startedOn <= day && (endedOn === null || endedOn >= day),
  );
}

function latest<T extends TenancySpan>(tenancies: readonly T[]): T | null {
  return [...tenancies].sort((one, other) => one.startedOn.localeCompare(other.startedOn)).at(-1) ?? null;
}

/** Whether records of this kind lie in a tenancy file. */
export function isOfPeople(kind: string): boolean {
  return kindNamed(kind)?.file === 'tenancy';
}

/**
 * The tenancy whose file a record lies in: the one it names, else the one that held on the day it was recorded. On a day of
 * change that is the earlier one: what is of neither for certain is not told of those who have just moved in.
 */
export function tenancyOfRecord(
  record: Pick<HouseholdRecord, 'tenancy' | 'recordedAt'>,
  tenancies: readonly TenancySpan[],
): string | null {
  if (record.tenancy !== null) return record.tenancy;
  const at = parseInstant(record.recordedAt);
  if (!at.ok) return null;
  const held = holding(tenancies, isoDay(londonDay(at.value)));
  return held.sort((one, other) => one.startedOn.localeCompare(other.startedOn))[0]?.id ?? null;
}

/**
 * Kinds of the tenancy file that tell of the building's clocks and of the landlord's own work in closed answers: they go
 * with the building, as an open case, a works order and a promise (`records/promise.ts`) do.
 */
const WITH_THE_BUILDING: ReadonlySet<string> = new Set([
  'triage',
  'information-request',
  'sign-off',
  'correction',
  'reclassification',
]);

/** Whether a record of this kind lies in a tenancy file and goes with the building all the same. */
export function goesWithBuilding(kind: string): boolean {
  return WITH_THE_BUILDING.has(kind);
}

/**
 * Whether a record may be told of the home as it is lived in now. What is about the building always may. What is about
 * people may only where it is about those who live there now: not of an earlier tenancy, not of an empty home before this
 * one, and not of those alone who have moved out.
 */
export function isOfHousehold(
  id: string,
  record: HouseholdRecord,
  household: Household,
  today: string,
): boolean {
  if (!isOfPeople(record.kind) || goesWithBuilding(record.kind)) return true;
  if (household.tenancies.length === 0) return true;
  const now = tenancyNow(household.tenancies, today);
  if (record.kind === 'tenancy') return now === null ? false : id === now.id;
  const of = tenancyOfRecord(record, household.tenancies);
  // In an empty home, only what was recorded while it stood empty.
  if (of !== (now?.id ?? null)) return false;
  const { subjects } = record;
  return subjects.length === 0 || subjects.some((subject) => !household.left.has(subject));
}

import { awarenessOf, type Awareness } from '../cases/awareness.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { ofKind } from '../cases/filed-record.ts';
import { hazardIn2026 } from '../deadlines/hazard-schemes.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import type { Occupancy } from '../deadlines/scope.ts';
import type { OpaqueId } from '../ids.ts';

/** A case of a home: its id, what made the landlord aware, and the records that name it. */
export interface CaseOfHome {
  readonly id: OpaqueId;
  readonly awareness: Awareness;
  readonly records: readonly FiledRecord[];
}

/** The cases of one home's records, the oldest first. A case whose beginning is not on this phone is left out. */
export function casesOf(records: readonly FiledRecord[]): readonly CaseOfHome[] {
  const ids = new Set(records.flatMap(({ record }) => record.case ?? []));
  const cases = [...ids].flatMap((id): CaseOfHome[] => {
    const ofCase = records.filter(({ record }) => record.case === id);
    const awareness = awarenessOf(ofCase);
    return awareness === null ? [] : [{ id, awareness, records: ofCase }];
  });
  return cases.sort((one, other) => one.awareness.at - other.awareness.at);
}

/** The hazard that a finding is about. Something to mend is none unless somebody says so. */
export function hazardOf(found: {
  readonly findingKind?: 'mould' | 'damp' | 'repair' | 'other-hazard';
  readonly hazard?: HazardKey;
}): HazardKey | null {
  if (found.findingKind === 'mould' || found.findingKind === 'damp') return 'damp-and-mould';
  return found.hazard ?? null;
}

/** Where a finding belongs: to a case that is there, or to one that it begins because nobody knew of the hazard. */
export type Belonging =
  | { readonly to: 'case'; readonly id: OpaqueId | null }
  | { readonly to: 'new-case'; readonly hazard: HazardKey };

/**
 * A surveyor who sees a hazard that nobody knew of makes the landlord aware at that instant: the finding begins a case of
 * its own. A hazard that the home already has a case about belongs there; a defect that is no hazard belongs to the
 * visit's case, if it has one.
 */
export function belongingOf(
  found: Parameters<typeof hazardOf>[0],
  visitCase: OpaqueId | null,
  cases: readonly CaseOfHome[],
): Belonging {
  const hazard = hazardOf(found);
  if (hazard === null) return { to: 'case', id: visitCase };
  const same = cases.filter((one) => hazardIn2026(one.awareness.hazard) === hazardIn2026(hazard));
  const known = same.find((one) => one.id === visitCase) ?? same.at(-1);
  // The visit's case may begin in a record that this phone does not hold: it is there all the same.
  if (!known && visitCase !== null && !cases.some((one) => one.id === visitCase)) {
    return { to: 'case', id: visitCase };
  }
  return known ? { to: 'case', id: known.id } : { to: 'new-case', hazard };
}

/** On what basis the home is occupied. Unknown counts as a tenancy: a clock too many harms nobody. */
export function occupancyOf(records: readonly FiledRecord[]): Occupancy {
  return currentTenancy(records)?.occupancy ?? 'tenancy';
}

/** The tenancy that has not ended, or null: the home is empty, or its tenancy is not on this phone. */
export function currentTenancy(
  records: readonly FiledRecord[],
): { readonly id: OpaqueId; readonly occupancy: Occupancy } | null {
  const open = ofKind(records, 'tenancy').filter(({ record }) => record.body.endedOn === undefined);
  open.sort((one, other) => one.record.body.startedOn.localeCompare(other.record.body.startedOn));
  const current = open.at(-1);
  return current ? { id: current.id, occupancy: current.record.body.occupancy } : null;
}

import type { OpaqueId } from '../ids.ts';
import { isOfPeople } from '../tenancies/household.ts';

/** What is known of the records that a correction ties together. */
export interface Tied {
  /** The kind of a record that stays; null for one that goes or is gone. */
  readonly kindStaying: (id: OpaqueId) => string | null;
  /** Whether somebody said that a record must be treated as more than it was. */
  readonly isTreated: (id: OpaqueId) => boolean;
}

/**
 * Whether what was decided of one version would be lost to another that stays, if nothing tied them any more. A name, a number, a code or
 * a need that stays is always tied: what was told of an earlier one can be found to have gone wrong long after that one went
 * (decision 0184). A fact of the building is where somebody tightened a version of it.
 */
export function tiesWhatStays(versions: ReadonlySet<OpaqueId>, { kindStaying, isTreated }: Tied): boolean {
  const kinds = [...versions].flatMap((id) => kindStaying(id) ?? []);
  return kinds.some(isOfPeople) || (kinds.length > 0 && [...versions].some(isTreated));
}

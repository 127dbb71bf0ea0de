import { ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { counted } from '../inspections/counted.ts';
import { casesOf, currentTenancy } from '../inspections/belonging.ts';
import type { RecordNamed } from '../records/registry.ts';

/** A visit as packing asks for it. */
export type PackedVisit = Pick<RecordNamed<'visit'>['body'], 'visitKind'> & { readonly case: string | null };

/** What keeps a home from being complete on a phone. `null`: nothing does. */
export type NotPacked = 'no-building' | 'no-tenancy' | 'no-report' | null;

/** Homes that a visit is made to without anybody living there. */
const WITHOUT_TENANCY: ReadonlySet<string> = new Set(['empty-home', 'shared-parts']);

/** Whether the records of a home are all that its visits need. A visit of no case needs no report. */
export function whatIsMissing(records: readonly FiledRecord[], visits: readonly PackedVisit[]): NotPacked {
  if (ofKind(records, 'property').length === 0) return 'no-building';
  const lived = visits.some(({ visitKind }) => !WITHOUT_TENANCY.has(visitKind));
  if (lived && currentTenancy(records) === null) return 'no-tenancy';
  const known = new Set<string>(casesOf(records).map(({ id }) => id));
  return visits.some((visit) => visit.case !== null && !known.has(visit.case)) ? 'no-report' : null;
}

const BECAUSE = {
  'no-building': 'the office has sent no facts of it',
  'no-tenancy': 'the office has no tenancy for it',
  'no-report': 'the report behind the visit did not come',
} as const satisfies Record<Exclude<NotPacked, null>, string>;

/** "Plover Row did not pack: the office has no tenancy for it. You can still visit; ring 01632 960 014." */
export function notPackedWords(
  address: string,
  missing: Exclude<NotPacked, null>,
  office: string | null,
): string {
  const ring = office === null ? 'ring the office first' : `ring ${office}`;
  return `${address} did not pack: ${BECAUSE[missing]}. You can still visit; ${ring}.`;
}

/** "Packed. 3 earlier photos." or how many of them are still to come. */
export function packedWords(pictures: { readonly here: number; readonly of: number }): string {
  if (pictures.of === 0) return 'Packed. No earlier photos.';
  if (pictures.here >= pictures.of) return `Packed. ${counted(pictures.of, 'earlier photo')}.`;
  return `Packed. ${pictures.here} of ${counted(pictures.of, 'earlier photo')} so far.`;
}

/** How far packing has come. */
export interface PackingProgress {
  readonly packed: number;
  readonly homes: number;
  readonly bytes: number;
  readonly ofBytes: number;
}

/** Fewer bytes are there at once: counting them would read "0.0 of 0.1 MB". */
const WORTH_COUNTING = 500_000;

/** "Packing 3 of 4 homes, 2.1 of 2.8 MB"; without much to fetch there are no bytes to tell. */
export function packingWords({ packed, homes, bytes, ofBytes }: PackingProgress): string {
  const count = `Packing ${packed} of ${counted(homes, 'home')}`;
  return ofBytes < WORTH_COUNTING ? count : `${count}, ${megabytes(bytes)} of ${megabytes(ofBytes)} MB`;
}

/** What is here and what is missing while nothing can be fetched. */
export interface PackWaits {
  readonly packed: number;
  readonly homes: number;
  /** In half a pack no home can be said to be complete. */
  readonly isWhole: boolean;
  /** So many earlier photos are missing. */
  readonly photos: number;
  /** The one home that is not complete; null when there are more. */
  readonly only: string | null;
}

/** "4 of 5 homes are packed", and "3 earlier photos of 5 Plover Row come with the next signal." */
export function packWaitsWords({ packed, homes, isWhole, photos, only }: PackWaits): {
  readonly title: string;
  readonly detail: string;
} {
  if (!isWhole)
    return { title: 'Not all of your day is here yet', detail: 'The rest comes with the next signal.' };
  const of = only === null ? '' : ` of ${only}`;
  const come = photos === 1 ? 'comes' : 'come';
  return {
    title: `${packed} of ${counted(homes, 'home')} ${packed === 1 ? 'is' : 'are'} packed`,
    detail: `${counted(photos, 'earlier photo')}${of} ${come} with the next signal. All else is here.`,
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

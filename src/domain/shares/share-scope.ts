import { isAboutHousehold } from '../cases/household-facts.ts';
import type { OpaqueId } from '../ids.ts';
import { opensWithOrder } from '../packs/pack-scope.ts';
import type { KindName, SurveyRecord } from '../records/registry.ts';
import type { SharedAudience } from './share-audiences.ts';

/** What a page is about, and for whom. */
export interface Matter {
  readonly audience: SharedAudience;
  readonly home: OpaqueId;
  readonly case: OpaqueId;
  /** The tenancy that the case fell into: nobody is told of an earlier or a later one. */
  readonly tenancy: OpaqueId | null;
  /** The job, for its contractor. */
  readonly order: OpaqueId | null;
  /** Whether an adviser acts for the landlord, as whoever shares said so. Any other reader is none of ours. */
  readonly ownAdviser: boolean;
}

/** A record as the files hold it. */
export interface ScopedRecord {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
  /** Another contractor wrote it, under the ids of their own pack. */
  readonly minted: boolean;
}

/** The desk's own book-keeping: what was told to whom goes out on its own, and never inside another page. */
const LEFT_OUT: ReadonlySet<KindName> = new Set([
  'disclosure',
  'information-request',
  'correction',
  'reclassification',
  'sign-off',
  'training-result',
]);

/**
 * Whether a record belongs to what a page for this audience is about. What is then shown of it is for `disclose` to say. A
 * contractor gets what their job opens; a resident the facts of the case; an adviser and the Ombudsman the case with the
 * people of its tenancy.
 */
export function belongsToMatter({ id, record, minted }: ScopedRecord, matter: Matter): boolean {
  if (record.kind === 'property') return id === matter.home;
  if (LEFT_OUT.has(record.kind)) return false;
  if (matter.audience === 'contractor') {
    const { order, home } = matter;
    const scope = { order: order ?? '', home, case: matter.case, inspection: null };
    return !minted && opensWithOrder(id, record, scope);
  }
  const isOfPeople = record.kind === 'tenancy' || isAboutHousehold(record.kind);
  if (!isOfPeople) return record.case === matter.case;
  if (matter.audience === 'tenant-summary' || matter.tenancy === null) return false;
  return record.kind === 'tenancy' ? id === matter.tenancy : record.tenancy === matter.tenancy;
}

/** Whether the desk lists a record beside a page: what belongs to it, and who lives there, to show that it stays back. */
export function isListedBeside(scoped: ScopedRecord, matter: Matter): boolean {
  if (belongsToMatter(scoped, matter)) return true;
  const { record } = scoped;
  if (LEFT_OUT.has(record.kind)) return false;
  if (isAboutHousehold(record.kind)) return record.tenancy === matter.tenancy;
  return record.case === matter.case && (record.kind === 'note' || record.kind === 'report');
}

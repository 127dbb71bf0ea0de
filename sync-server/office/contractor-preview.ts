import { askedFor, compareViews, type ComparedField } from '#domain/cases/comparison.ts';
import { isAboutHousehold } from '#domain/cases/household-facts.ts';
import { project, type Projection } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { OF_THE_CASE, opensWithOrder, type OrderScope } from '#domain/packs/pack-scope.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import { filedRecords } from '../files/filed-record.ts';
import { isStillTold, putRightAt } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { GUARDED_KINDS } from '../packs/guarded-kinds.ts';
import { londonToday } from '../packs/london-today.ts';
import { openGrant } from '../grants/open-grant.ts';
import { RELEASED_KINDS, releasedToJob } from '../packs/released-to-job.ts';
import { restrictionOf } from '../sharing/only-kept.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { WriteTx } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import type { DeskCall } from './desk.ts';
import { journalLook } from './journal-look.ts';
import { officeContext, type Looking } from './shown-records.ts';

/** A works order, issued or still on its form, and what it would open. */
export interface PreviewedOrder {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
  readonly scope: OrderScope;
}

/** The order with its scope. */
export function ordered(
  id: OpaqueId,
  record: SurveyRecord,
  place: {
    readonly home: OpaqueId;
    readonly case: OpaqueId | null;
    readonly inspection: OpaqueId | null;
  },
): PreviewedOrder {
  const { home, inspection } = place;
  return { id, record, scope: { order: id, home, case: place.case, inspection } };
}

/**
 * The office's own view of a job beside its contractor's: the same projection as fills their pack, field by field. Records
 * that no job opens are listed as kept back. Guarded records that are shown here are journalled as read.
 */
export function contractorPreview(
  tx: WriteTx,
  order: PreviewedOrder,
  call: DeskCall,
  looking: Looking,
): ComparedField[] {
  const { now } = call;
  const office = officeContext(tx, looking);
  const today = londonToday(now);
  const rules = landlordRules(tx, today);
  const guard = householdGuard(tx, order.record.home, today);
  const right = putRightAt(tx, order.record.home);
  const records = new Map(
    filedRecords(tx, { home: order.record.home })
      .filter(
        ({ entry }) =>
          guard(entry) &&
          isStillTold(tx, right, entry) &&
          !entry.minted &&
          isOfInterest(entry.kind, entry.case, order.scope),
      )
      .map(({ entry, record }) => [entry.id, record]),
  );
  records.set(order.id, order.record);
  const grant = grantOf(tx, order);
  return [...records].flatMap(([id, record]) => {
    const kind = kindNamed(record.kind);
    if (!kind) return [];
    const full = project(id, record, office);
    const opened = opensWithOrder(id, record, order.scope);
    const released = grant === null ? null : releasedOf(tx, grant, { id, record }, today);
    const context = released?.context ?? { rules, audience: 'contractor', today };
    const told = project(id, record, { ...context, mint: (one) => one });
    if (full.shown !== null && GUARDED_KINDS.has(record.kind)) journalLook(tx, call, id, record.kind);
    const restricted = restrictionOf(tx, id, { audience: 'contractor', purpose: 'repair' }, now);
    const fields = compareViews(kind, full, opened || released !== null ? told : notOpened(told), now, {
      ...{ rules, restricted },
    });
    return grant !== null && restricted === null && RELEASED_KINDS.has(record.kind)
      ? fields.map((field) => askedFor(rules, field, 'contractor'))
      : fields;
  });
}

/** The grant that an issued order has; null while it is still on its form, or over. */
function grantOf(tx: WriteTx, { id, record }: PreviewedOrder): OrderGrant | null {
  return record.kind === 'works-order' ? openGrant(tx, id, record.body.contractor) : null;
}

function releasedOf(
  tx: WriteTx,
  grant: OrderGrant,
  one: Pick<PreviewedOrder, 'id' | 'record'>,
  today: LocalDate,
) {
  return RELEASED_KINDS.has(one.record.kind) ? releasedToJob(tx, grant, one, today) : null;
}

/** A job opens its own records and those of its case; who lives there is listed to show that it stays back. */
function isOfInterest(kind: string, caseId: OpaqueId | null, scope: OrderScope): boolean {
  if (kind === 'property' || isAboutHousehold(kind)) return true;
  if (kind === 'works-order' || scope.case === null) return false;
  return caseId === scope.case && LISTED.has(kind);
}

/** Besides what opens: what somebody typed is listed too, to show that it stays back until it is checked. */
const LISTED: ReadonlySet<string> = new Set([...OF_THE_CASE, 'note', 'report']);

function notOpened(told: Projection<'contractor'>): Projection<'contractor'> {
  const category = told.withheld[0]?.category ?? 'unreviewed';
  return { shown: null, withheld: [{ path: '', category, reason: 'not-for-this-audience' }] };
}

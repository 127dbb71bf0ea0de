import { compareViews, type ComparedField } from '../cases/comparison.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { project, type Projection } from '../disclosure/disclose.ts';
import type { Audience } from '../disclosure/audiences.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import { opensWithOrder } from '../packs/pack-scope.ts';
import { localDateOf } from '../records/moments.ts';
import { kindNamed } from '../records/registry.ts';
import { isSharedAudience } from '../shares/share-audiences.ts';
import { belongsToMatter } from '../shares/share-scope.ts';
import { purposesFor } from '../sharing/purposes.ts';
import { londonDay } from '../time/london.ts';
import type { EpochMs } from '../time/instants.ts';

/** Whom somebody in the field is asked by, or asked about; the commonest first. */
export const ASKED_ON_SITE = {
  neighbour: 'A neighbour',
  contractor: 'A contractor',
  'tenant-summary': 'The resident',
  'legal-adviser': 'A legal adviser',
  ombudsman: 'The Ombudsman',
} as const satisfies Partial<Record<Audience, string>>;

export type AskedOnSite = keyof typeof ASKED_ON_SITE;

/** Who looks, on what day, and by which rules. */
export interface Beside {
  readonly rules: MatrixRules;
  readonly viewer: OpaqueId;
  readonly now: EpochMs;
}

/**
 * Each answer of a home's records that this phone holds, beside what somebody outside would be told of it and why: by the same
 * projection as fills packs and pages, with nothing opened by a second person, so that nothing here is more than they get.
 */
export function toldBeside(
  records: readonly FiledRecord[],
  audience: AskedOnSite,
  { rules, viewer, now }: Beside,
): ComparedField[] {
  const today = localDateOf(londonDay(now));
  const shared = { rules, today, mint: (id: string) => id };
  return records.flatMap(({ id, record }) => {
    const kind = kindNamed(record.kind);
    if (kind === null) return [];
    const full = project(id, record, { ...shared, audience: 'surveyor', viewer, onVisitDay: true });
    const told = project(id, record, { ...shared, audience, purpose: purposesFor(audience)[0] });
    const belongs = isTheirs({ id, record }, audience);
    const because = belongs ? null : 'It does not belong to what they do.';
    return compareViews(kind, full, belongs ? told : NOTHING, now, { rules, audience, because });
  });
}

/** What an order, or a page, of the record's own case would open to them. */
function isTheirs({ id, record }: Pick<FiledRecord, 'id' | 'record'>, audience: AskedOnSite): boolean {
  const { home, tenancy, case: caseId, inspection } = record;
  if (audience === 'contractor')
    return opensWithOrder(id, record, { order: id, home, case: caseId, inspection });
  if (!isSharedAudience(audience)) return true;
  return belongsToMatter(
    { id, record, minted: false },
    { audience, home, case: caseId ?? home, tenancy, order: null },
  );
}

const NOTHING: Projection<Audience> = {
  shown: null,
  withheld: [{ path: '', category: 'unreviewed', reason: 'not-for-this-audience' }],
};

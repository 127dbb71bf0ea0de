import { disclose } from '#domain/disclosure/disclose.ts';
import type { ThoughtChange } from '#domain/disclosure/matrix-change.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { opensWithOrder, surveyorEntry } from '#domain/packs/pack-scope.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { isStillTold, putRightAt } from '../files/put-right-at.ts';
import { londonToday } from '../packs/london-today.ts';
import { openGrant } from '../grants/open-grant.ts';
import { RELEASED_KINDS, releasedToJob } from '../packs/released-to-job.ts';
import type { ReadView } from '../storage/storage.ts';

/** An open job whose contractor would be shown something else. */
export interface ChangedJob {
  readonly order: OpaqueId;
  readonly contractor: OpaqueId;
}

/** The open jobs of which a contractor would be shown more or less, by the one projection under both rules. */
export function jobsChanged(
  view: ReadView,
  rules: MatrixRules,
  { then }: ThoughtChange,
  now: number,
): readonly ChangedJob[] {
  const today = londonToday(now);
  return filedRecords(view, { kind: 'works-order' }).flatMap(({ entry, record }): ChangedJob[] => {
    if (record.kind !== 'works-order' || record.body.state !== 'issued') return [];
    const { contractor } = record.body;
    const { home, case: of, inspection } = entry;
    const scope = { order: entry.id, home, case: of, inspection };
    const grant = openGrant(view, entry.id, contractor);
    if (grant === null) return [];
    const shown = (by: MatrixRules, { entry: { id }, record: one }: FiledRecord) => {
      const released = RELEASED_KINDS.has(one.kind)
        ? releasedToJob(view, grant, { id, record: one }, today)
        : null;
      if (released === null && !opensWithOrder(id, one, scope)) return null;
      const context = { ...(released?.context ?? { audience: 'contractor' as const, today }), rules: by };
      return disclose(id, one, { ...context, mint: (real) => real });
    };
    const right = putRightAt(view, home);
    const differs = filedRecords(view, { home }).some(
      (one) => isStillTold(view, right, one.entry) && bytes(shown(rules, one)) !== bytes(shown(then, one)),
    );
    return differs ? [{ order: entry.id, contractor }] : [];
  });
}

/** How many phones' packs would hold more or less: those of these jobs' contractors, or of surveyors with such records. */
export function packsChanged(
  view: ReadView,
  rules: MatrixRules,
  { audience, then }: ThoughtChange,
  jobs: readonly ChangedJob[],
): number {
  if (audience === 'contractor')
    return new Set(jobs.map(({ contractor }) => contractor).filter((one) => view.packs.packOf(one) !== null))
      .size;
  if (audience !== 'surveyor') return 0;
  return view.accounts.accounts('surveyor').filter(({ id }) => {
    if (view.packs.packOf(id) === null) return false;
    return view.grants.homeGrantsOf(id).some(
      ({ home, endedAt }) =>
        endedAt === null &&
        view.records.entries({ home }).some(({ kind: name, author }) => {
          const kind = author === id ? null : kindNamed(name);
          return kind !== null && surveyorEntry(rules, kind) !== surveyorEntry(then, kind);
        }),
    );
  }).length;
}

function bytes(shown: unknown): string {
  return canonicalJson(shown as Json);
}

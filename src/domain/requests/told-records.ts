import type { FiledRecord } from '../cases/filed-record.ts';
import { rightRecords } from '../cases/put-right.ts';
import { disclose, type Disclosed } from '../disclosure/disclose.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';
import type { KindName } from '../records/registry.ts';

/** The kinds from which an answer to a neighbour is made: what is wrong, what is done about it, and when. */
const TOLD_KINDS: ReadonlySet<KindName> = new Set([
  'report-fact',
  'inspection',
  'finding',
  'finding-check',
  'conclusion',
  'works-order',
  'work-report',
  'works-check',
  'visit',
]);

/** What a neighbour is shown of the records of one case, by the id of the record. */
export type ToldRecords = ReadonlyMap<OpaqueId, Disclosed<'neighbour'>>;

/**
 * What a neighbour may be told of a case: each record as `disclose` shows it to them, and nothing else of it. What was
 * put right is told as it was put right, and what is held to be right no longer is not told.
 */
export function toldRecords(
  rules: MatrixRules,
  records: readonly FiledRecord[],
  today: LocalDate,
): ToldRecords {
  // The answer names no record, so its ids need not be minted anew.
  const context = { rules, audience: 'neighbour', today, mint: (id: string) => id } as const;
  const told = new Map<OpaqueId, Disclosed<'neighbour'>>();
  for (const { id, record } of rightRecords(records)) {
    if (!TOLD_KINDS.has(record.kind)) continue;
    const shown = disclose(id, record, context);
    if (shown !== null) told.set(id, shown);
  }
  return told;
}

import { ofKind, type FiledRecord } from '../../cases/filed-record.ts';
import type { HazardKey } from '../../deadlines/hazards.ts';
import { hazardOf } from '../belonging.ts';
import { counted } from '../counted.ts';
import { stillThere, type ToCompare } from '../earlier-visit.ts';
import { visitShape } from '../visit-shapes.ts';
import { airGaps } from './air-gaps.ts';
import { decisionGaps } from './decision-gaps.ts';
import { comparisonGaps, findingGaps } from './finding-gaps.ts';
import type { Gap } from './gap.ts';
import { peopleGaps } from './people-gaps.ts';
import { roomGaps } from './room-gaps.ts';
import { uncheckedGaps } from './unchecked-gaps.ts';

const NOTHING_EARLIER: ToCompare = { findings: [], orders: [] };

/**
 * What a later reader of this visit will miss, the most useful first. `records` are those of the inspection, itself among
 * them; `caseHazard` is what the visit was about; `earlier` what a check after works looks at again. Tied to what ombudsman
 * decisions found missing again and again. A declined answer is an answer; an empty home has nobody to ask.
 */
export function gapsOf(
  records: readonly FiledRecord[],
  caseHazard: HazardKey | null,
  earlier: ToCompare = NOTHING_EARLIER,
): readonly Gap[] {
  const visit = ofKind(records, 'inspection')[0];
  if (!visit) return [];
  const shape = visitShape(visit.record.body.visitKind);
  const compared = shape.comparison ? earlier : NOTHING_EARLIER;
  const still = stillThere(compared, records).flatMap(({ record }) => hazardOf(record.body) ?? []);
  return [
    ...comparisonGaps(compared, records),
    ...roomGaps(records, shape),
    ...findingGaps(records),
    ...(shape.resident ? peopleGaps(records) : []),
    ...(shape.readings ? airGaps(records) : []),
    ...decisionGaps(records, shape.decidesCase ? caseHazard : null, still),
    ...uncheckedGaps(records),
  ];
}

/** "3 things missing", or "" when nothing is. */
export function missingWords(gaps: readonly Gap[]): string {
  return gaps.length === 0 ? '' : `${counted(gaps.length, 'thing')} missing`;
}

import type { Clock } from '../deadlines/clocks.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import { ofKind, type FiledOf, type FiledRecord } from './filed-record.ts';
import { putRightIn } from './put-right.ts';

/** The reasons that are recorded beside the limits of one hazard, as they stand now: one that was taken back is none. */
export function limitReasons(
  records: readonly FiledRecord[],
  hazard: HazardKey,
): readonly FiledOf<'limit-reason'>[] {
  const { isWrong } = putRightIn(records);
  return ofKind(records, 'limit-reason').filter(
    ({ id, record }) => record.body.hazard === hazard && !isWrong(id),
  );
}

/** The hazard of which a clock counts: as the investigation concluded, else as the landlord became aware of it. */
export function hazardOfClock(
  records: readonly FiledRecord[],
  { investigation }: Pick<Clock, 'investigation'>,
  aware: HazardKey,
): HazardKey {
  const conclusion = ofKind(records, 'conclusion').find(({ id }) => id === investigation);
  return conclusion?.record.body.hazard ?? aware;
}

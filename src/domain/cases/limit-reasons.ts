import type { Clock } from '../deadlines/clocks.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import { limitReason } from '../records/limit-reason.ts';
import { answersOf } from './answers.ts';
import { dayInWords } from './date-words.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from './filed-record.ts';
import { londonDay } from '../time/london.ts';
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

/**
 * What stands beside a clock: why its limit was missed or will be, the newest first, with the day on which that was written down
 * and on how much it rests. The due date stays what the rules make it.
 */
export function wordsBeside(
  records: readonly FiledRecord[],
  { ruleId, investigation }: Pick<Clock, 'ruleId' | 'investigation'>,
  aware: HazardKey,
  now: number,
): readonly string[] {
  const conclusion = ofKind(records, 'conclusion').find(({ id }) => id === investigation);
  return limitReasons(records, conclusion?.record.body.hazard ?? aware)
    .filter(({ record }) => record.body.limit === ruleId)
    .map((one) => ({ one, at: happened(one).at }))
    .sort((a, b) => b.at - a.at)
    .map(({ one: { record }, at }) => {
      const { evidence = [] } = record.body;
      const because = answersOf(limitReason, record.body, now).words('because') ?? '';
      const proof =
        evidence.length === 0
          ? 'with no evidence named'
          : `with ${evidence.length === 1 ? '1 record' : `${evidence.length} records`} as evidence`;
      return `${because}. Recorded ${dayInWords(londonDay(at), now)}, ${proof}`;
    });
}

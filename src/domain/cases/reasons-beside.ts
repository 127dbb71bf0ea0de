import type { Clock } from '../deadlines/clocks.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import { limitReason } from '../records/limit-reason.ts';
import { londonDay } from '../time/london.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf } from './answers.ts';
import { dayInWords } from './date-words.ts';
import type { FiledRecord } from './filed-record.ts';
import { hazardOfClock, limitReasons } from './limit-reasons.ts';
import type { ShownRecord } from './shown-record.ts';

/**
 * What stands beside a clock: why its limit was missed or will be, the newest first, with the day on which that was written down
 * and on how much it rests. The due date stays what the rules make it. The words are made of what whoever looks is shown, as the
 * history beside them is: `shown` are the records of the case as they see them.
 */
export function wordsBeside(
  records: readonly FiledRecord[],
  clock: Pick<Clock, 'ruleId' | 'investigation'>,
  aware: HazardKey,
  { shown, now }: { readonly shown: readonly ShownRecord[]; readonly now: EpochMs },
): readonly string[] {
  const seen = new Map(shown.map((one) => [one.shown.id, one]));
  return limitReasons(records, hazardOfClock(records, clock, aware))
    .filter(({ record }) => record.body.limit === clock.ruleId)
    .flatMap(({ id }) => seen.get(id) ?? [])
    .sort((a, b) => b.at - a.at)
    .flatMap(({ shown: { body }, at }) => {
      const answers = answersOf(limitReason, body, now);
      const because = answers.words('because');
      if (because === null) return [];
      const proof = answers.links('evidence').filter((one) => seen.has(one)).length;
      return `${because}. Recorded ${dayInWords(londonDay(at), now)}, ${proofWords(proof)}`;
    });
}

function proofWords(records: number): string {
  if (records === 0) return 'with no evidence named';
  return `with ${records === 1 ? '1 record' : `${records} records`} as evidence`;
}

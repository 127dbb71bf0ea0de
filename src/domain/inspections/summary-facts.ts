import { clocksOfCase, isRunning } from '../cases/case-clocks.ts';
import { epoch, happened, ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';
import { minuteInWords } from '../cases/date-words.ts';
import type { Clock, Present } from '../deadlines/clocks.ts';
import { hazardIn2026 } from '../deadlines/hazard-schemes.ts';
import type { TimeLimitId } from '../deadlines/time-limits.ts';
import type { DecisionTold, Targets } from '../resident-words/draft-summary.ts';
import type { ByWhen } from '../resident-words/messages.ts';
import { parseDay } from '../time/calendar-day.ts';
import { londonDay, toLondon } from '../time/london.ts';
import { hazardOf, occupancyOf } from './belonging.ts';

type Conclusion = FiledOf<'conclusion'>;

const SAFE: ReadonlySet<TimeLimitId> = new Set<TimeLimitId>([
  'EMERG_MAKE_SAFE_24H',
  'EMERG_FOUND_LATER_24H',
  'SIG_MAKE_SAFE_5WD',
]);
const LASTING: ReadonlySet<TimeLimitId> = new Set<TimeLimitId>(['PREVENT_STEPS_5WD']);
/** Where no clock runs, the works are still promised for a day, an emergency for the next. Ours, not the law's. */
const WITHOUT_CLOCK_DAYS = { emergency: 1, other: 7 };
/** From beginning lasting work to its end, unless the surveyor says another day. Ours, not the law's. */
export const LASTING_WORK_DAYS = 28;

/** The decisions of a visit that a written summary tells of, in the order in which they were made. */
export function decisionsToTell(records: readonly FiledRecord[]): readonly Conclusion[] {
  return ofKind(records, 'conclusion')
    .filter(({ record }) => record.body.severity !== 'cannot-tell-yet')
    .sort((one, other) => happened(one).at - happened(other).at);
}

/**
 * What the letter tells of one decision: closed answers alone, with the target dates that the clocks give. `finishLasting`
 * is the surveyor's own day for the end of the work that stops it coming back.
 */
export function decisionTold(
  conclusion: Conclusion,
  home: readonly FiledRecord[],
  present: Present,
  finishLasting: number | null,
): DecisionTold {
  const { body, inspection } = conclusion.record;
  const clocks = clocksAfter(conclusion, home, present);
  const decidedOn = londonDay(epoch(body.concludedAt));
  const found = ofKind(home, 'finding').filter(({ record }) => {
    const about = hazardOf(record.body);
    return (
      record.inspection === inspection && about !== null && hazardIn2026(about) === hazardIn2026(body.hazard)
    );
  });
  const rooms = found.flatMap(
    ({ record }) => ofKind(home, 'room').find(({ id }) => id === record.body.room)?.record.body ?? [],
  );
  const soon = body.severity === 'emergency' ? WITHOUT_CLOCK_DAYS.emergency : WITHOUT_CLOCK_DAYS.other;
  const begin = due(clocks, LASTING) ?? on(decidedOn + WITHOUT_CLOCK_DAYS.other);
  const safe = due(clocks, SAFE) ?? on(decidedOn + soon);
  const lasting: Targets = { begin, finish: on(finishLasting ?? begin.day + LASTING_WORK_DAYS) };
  const nextLook = body.nextLookOn === undefined ? null : parseDay(body.nextLookOn);
  return {
    hazard: body.hazard,
    severity: body.severity,
    cause: body.cause,
    reasons: body.reasons,
    rooms: rooms.map(({ roomKind, number }) => ({
      kind: roomKind,
      ...(number === undefined ? {} : { number }),
    })),
    remedies: found.flatMap(({ record }) => record.body.remedy ?? []),
    safe: body.safetyWorkNeeded ? { begin: safe, finish: safe } : null,
    lasting: body.preventativeWorkNeeded ? lasting : null,
    nextLook:
      nextLook === null || body.nextLookBy === undefined ? null : { day: nextLook, who: body.nextLookBy },
  };
}

/** Its own clocks first; then those of an earlier decision that run on, because a second decision restarts none. */
function clocksAfter(
  { id, record }: Conclusion,
  home: readonly FiledRecord[],
  present: Present,
): readonly Clock[] {
  const ofCase = home.filter((one) => one.record.case === record.case && record.case !== null);
  const counted = clocksOfCase(ofCase, occupancyOf(home), present);
  const clocks = counted.ok ? counted.value.clocks : [];
  const own = clocks.filter(({ investigation }) => investigation === id);
  return [...own, ...clocks.filter((clock) => clock.investigation !== id && isRunning(clock))];
}

/** The last moment of the first clock of these: a day, or an hour for limits in hours. */
function due(clocks: readonly Clock[], limits: ReadonlySet<TimeLimitId>): ByWhen | null {
  const clock = clocks.find(({ ruleId }) => limits.has(ruleId));
  if (clock === undefined) return null;
  const at = epoch(clock.due);
  const time = clock.cells.unit === 'hours' ? minuteInWords(Math.floor(toLondon(at).timeMs / 60_000)) : null;
  return { day: londonDay(at), time };
}

function on(day: number): ByWhen {
  return { day, time: null };
}

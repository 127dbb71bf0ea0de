import { fail, ok, type Result } from '../result.ts';
import { isoDay } from '../time/calendar-day.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { londonDay, londonIso } from '../time/london.ts';
import { readCaseFacts, type CaseFacts } from './case-facts.ts';
import { clockCells, type ClockCells } from './clock-strip.ts';
import { inTime, lastMoment } from './due-dates.ts';
import { dutiesOf, type Duty, type Ending } from './duties.ts';
import { followOn } from './follow-on.ts';
import type { Citation } from './rule.ts';
import { safeTarget, type SafeTarget } from './safe-target.ts';
import { distanceTo, doneWords, timeLeft } from './time-left.ts';
import type { LimitUnit, TimeLimitId } from './time-limits.ts';
import type { WorkingCalendar } from './working-days.ts';

export type ClockState = 'running' | 'soon' | 'overdue' | 'met' | 'met-late' | 'ended';

/** One limit of a case as it stands now. Nothing here can be set: it follows from records alone. Instants have London's offset. */
export interface Clock {
  /** The same for the same clock however often it is computed. */
  readonly key: string;
  readonly ruleId: TimeLimitId;
  readonly title: string;
  readonly citation: Citation;
  /** The investigation from whose conclusion it follows. */
  readonly investigation: string | null;
  readonly startedAt: string;
  readonly due: string;
  /** An earlier moment to aim at, and why; null where the counting is not in doubt. */
  readonly safeTarget: { readonly at: string; readonly because: string } | null;
  readonly state: ClockState;
  readonly metAt: string | null;
  /** Of an ended clock: when, and by which row. */
  readonly ended: { readonly at: string; readonly row: Ending['row'] } | null;
  readonly cells: ClockCells;
  /** In words, for everyone and for screen readers. */
  readonly timeLeft: string;
  readonly reasonGiven: boolean;
  /** Counted with bank holidays that are not yet compared with the published list. */
  readonly provisional: boolean;
}

export interface Present {
  /** ISO 8601 with offset. */
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

/**
 * The clocks of one hazard in one case, the earliest due first; none where Awaab's Law does not apply (`decideScope` says why).
 * The problem is a sentence: an instant that cannot be read, or a calendar that does not reach so far.
 */
export function caseClocks(facts: CaseFacts, present: Present): Result<readonly Clock[], string> {
  const now = parseInstant(present.now);
  const read = readCaseFacts(facts);
  if (!now.ok) return fail(now.problem.sentence);
  if (!read.ok) return fail(read.problem.sentence);
  const clocks: { readonly due: EpochMs; readonly clock: Clock }[] = [];
  for (const duty of dutiesOf(read.value)) {
    const due = lastMoment(duty.limit, duty.start, present.calendar);
    if (!due.ok) return due;
    const next = followOn(duty, due.value, read.value, now.value);
    for (const one of next === null ? [duty] : [duty, next]) {
      const clock = clockOf(one, now.value, read.value, present.calendar);
      if (!clock.ok) return clock;
      clocks.push(clock.value);
    }
  }
  return ok(clocks.sort((a, b) => a.due - b.due).map(({ clock }) => clock));
}

function clockOf(
  duty: Duty,
  now: EpochMs,
  facts: CaseFacts<EpochMs>,
  calendar: WorkingCalendar,
): Result<{ readonly due: EpochMs; readonly clock: Clock }, string> {
  const { limit, start, metAt } = duty;
  const due = lastMoment(limit, start, calendar);
  if (!due.ok) return due;
  const target = safeTarget(limit, start, due.value, calendar);
  if (!target.ok) return target;
  const ending = metAt !== null && inTime(metAt, due.value, limit) ? null : endingOf(duty, due.value);
  const standing: Standing = { duty, due: due.value, target: target.value, ending, now, calendar };
  const clock: Clock = {
    key: `${limit.id}:${duty.investigation ?? ''}`,
    ruleId: limit.id,
    title: limit.title,
    citation: limit.citation,
    investigation: duty.investigation,
    startedAt: londonIso(start),
    due: londonIso(due.value),
    safeTarget: target.value && { at: londonIso(target.value.at), because: target.value.because },
    state: stateOf(standing),
    metAt: metAt === null || ending !== null ? null : londonIso(metAt),
    ended: ending && { at: londonIso(ending.at), row: ending.row },
    cells: clockCells(limit, start, Math.min(now, ending?.at ?? metAt ?? now), calendar),
    timeLeft: wordsOf(standing),
    reasonGiven: facts.reasonsGivenFor.includes(limit.id),
    provisional: limit.unit === 'working-days' && isoDay(londonDay(due.value)) > calendar.checkedTo,
  };
  return ok({ due: due.value, clock });
}

interface Standing {
  readonly duty: Duty;
  readonly due: EpochMs;
  readonly target: SafeTarget | null;
  readonly ending: Ending | null;
  readonly now: EpochMs;
  readonly calendar: WorkingCalendar;
}

/** The first ending that came before the limit. Later ones excuse nothing. */
function endingOf({ limit, endings }: Duty, due: EpochMs): Ending | null {
  const inside = endings.filter((ending) => inTime(ending.at, due, limit)).sort((a, b) => a.at - b.at);
  return inside[0] ?? null;
}

/** From when a clock counts as due soon: minutes for hours, days otherwise. Ours, not the law's. */
const SOON: Record<LimitUnit, number> = { hours: 6 * 60, 'working-days': 1, 'calendar-days': 7 };

function stateOf({ duty, due, target, ending, now, calendar }: Standing): ClockState {
  const { limit, metAt } = duty;
  if (ending !== null) return 'ended';
  if (metAt !== null) return inTime(metAt, due, limit) ? 'met' : 'met-late';
  if (!inTime(now, due, limit)) return 'overdue';
  const aim = distanceTo(limit, target?.at ?? due, now, calendar);
  return aim.over || aim.amount <= SOON[limit.unit] ? 'soon' : 'running';
}

function wordsOf({ duty, due, ending, now, calendar }: Standing): string {
  if (ending !== null) return 'Ended before its limit';
  if (duty.metAt !== null) return doneWords(duty.limit, due, duty.metAt, calendar);
  return timeLeft(duty.limit, due, now, calendar);
}

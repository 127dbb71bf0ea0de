import { BREACH_NOTICE, breachNoticeDue } from '../deadlines/breach-notice.ts';
import { clockCells } from '../deadlines/clock-strip.ts';
import { inTime } from '../deadlines/due-dates.ts';
import { doneWords, timeLeft } from '../deadlines/time-left.ts';
import type { WorkingCalendar } from '../deadlines/working-days.ts';
import { HOUR_MS, type EpochMs } from '../time/instants.ts';
import type { BreachCase } from './breach-case.ts';

/** `not-needed`: the lead found that a risk is unlikely. It runs on until that was decided, and again when it is weighed anew. */
export type BreachClockState = 'running' | 'soon' | 'overdue' | 'met' | 'met-late' | 'not-needed';

/** The clock of telling the regulator. Nobody sets it: it follows from awareness and the steps. */
export interface BreachClock {
  readonly state: BreachClockState;
  readonly due: EpochMs;
  /** "71 hours 30 minutes left". */
  readonly left: string;
  /** Twelve hours each. */
  readonly cells: { readonly used: number; readonly total: number };
}

const HOURS_A_CELL = 12;
/** A day before the end it is shown as due soon. */
const SOON_MS = 24 * HOUR_MS;

/** The clock as it stands at `now`. */
export function breachClock(breach: BreachCase, now: EpochMs, calendar: WorkingCalendar): BreachClock {
  const { awareAt } = breach;
  const due = breachNoticeDue(awareAt);
  const { used, total } = clockCells(BREACH_NOTICE, awareAt, Math.max(now, awareAt), calendar);
  const cells = { used: Math.floor(used / HOURS_A_CELL), total: total / HOURS_A_CELL };
  const { regulatorToldAt, risk } = breach;
  if (regulatorToldAt !== null) {
    const left = doneWords(BREACH_NOTICE, due, regulatorToldAt, calendar);
    return { state: inTime(regulatorToldAt, due, BREACH_NOTICE) ? 'met' : 'met-late', due, left, cells };
  }
  if (risk === 'unlikely') return { state: 'not-needed', due, left: 'The regulator need not be told', cells };
  const left = timeLeft(BREACH_NOTICE, due, now, calendar);
  if (!inTime(now, due, BREACH_NOTICE)) return { state: 'overdue', due, left, cells };
  return { state: due - now <= SOON_MS ? 'soon' : 'running', due, left, cells };
}

/** Whether telling the regulator at a moment is late, so that the reasons are said with it. */
export function isLate(breach: BreachCase, at: EpochMs): boolean {
  return !inTime(at, breachNoticeDue(breach.awareAt), BREACH_NOTICE);
}

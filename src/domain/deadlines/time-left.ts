import { sentenceCase } from '../sentence-case.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { inTime } from './due-dates.ts';
import type { LimitUnit, Span } from './time-limits.ts';
import { workingDaysAfter, type WorkingCalendar } from './working-days.ts';

const MINUTE_MS = 60_000;

/** How far off a limit is: minutes for hours, whole days otherwise. `over` once it has passed. */
export interface Distance {
  readonly amount: number;
  readonly over: boolean;
}

/** The distance from `now` to `due`. In days, 0 and not over means today. */
export function distanceTo(limit: Span, due: EpochMs, now: EpochMs, calendar: WorkingCalendar): Distance {
  const over = !inTime(now, due, limit);
  const [from, to] = over ? [due, now] : [now, due];
  switch (limit.unit) {
    case 'hours':
      return { amount: Math.floor((to - from) / MINUTE_MS), over };
    case 'working-days':
      return { amount: workingDaysAfter(londonDay(from), londonDay(to), calendar), over };
    case 'calendar-days':
      return { amount: londonDay(to) - londonDay(from), over };
  }
}

/** "9 hours 35 minutes left", "Due today, by midnight", "1 working day over". */
export function timeLeft(limit: Span, due: EpochMs, now: EpochMs, calendar: WorkingCalendar): string {
  const distance = distanceTo(limit, due, now, calendar);
  if (distance.over) return `${sentenceCase(amountOver(limit.unit, distance.amount))} over`;
  if (distance.amount > 0) return `${amountIn(limit.unit, distance.amount)} left`;
  return limit.unit === 'hours' ? 'Less than 1 minute left' : 'Due today, by midnight';
}

/** "Done in time" or "Done 2 working days late", for something done at `metAt`. */
export function doneWords(limit: Span, due: EpochMs, metAt: EpochMs, calendar: WorkingCalendar): string {
  const distance = distanceTo(limit, due, metAt, calendar);
  return distance.over ? `Done ${amountOver(limit.unit, distance.amount)} late` : 'Done in time';
}

const ONE: Record<LimitUnit, string> = {
  hours: 'minute',
  'working-days': 'working day',
  'calendar-days': 'day',
};

/** A limit of working days that ended on Friday is over on Saturday, by less than a working day. */
function amountOver(unit: LimitUnit, amount: number): string {
  return amount === 0 ? `less than 1 ${ONE[unit]}` : amountIn(unit, amount);
}

function amountIn(unit: LimitUnit, amount: number): string {
  if (unit !== 'hours') return plural(amount, ONE[unit]);
  const hours = Math.floor(amount / 60);
  const minutes = amount % 60;
  const parts = [hours > 0 ? plural(hours, 'hour') : '', minutes > 0 ? plural(minutes, 'minute') : ''];
  return parts.filter((part) => part !== '').join(' ');
}

function plural(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? '' : 's'}`;
}

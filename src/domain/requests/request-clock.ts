import { addWorkingDays, workingDaysAfter, type WorkingCalendar } from '../deadlines/working-days.ts';
import { dayInWords } from '../cases/date-words.ts';
import type { EpochMs } from '../time/instants.ts';
import { endOfLondonDay, londonDay } from '../time/london.ts';

/**
 * How soon somebody who asks about a home is answered. No law sets a limit for a neighbour's plain question to a housing
 * association; a council has 20 working days for the same facts (Freedom of Information Act 2000, s.10). One working day
 * is judgement: the answer is drafted already, and in the regulator's case of Ms B the waiting was the harm.
 */
export const ANSWER_LIMIT = {
  workingDays: 1,
  words: 'By the end of the next working day',
  source: 'Our own limit. The law sets none for a neighbour; a council has 20 working days (FOIA s.10).',
} as const;

export type RequestClockState = 'running' | 'today' | 'overdue';

/** How long a request has waited, and until when it may. Nobody sets it. */
export interface RequestClock {
  readonly state: RequestClockState;
  /** "20 minutes", "3 hours", "2 working days". */
  readonly waited: string;
  /** "Tue 24 Nov"; null where the calendar does not reach. */
  readonly due: string | null;
  /** "Due today, by midnight", "1 working day over". */
  readonly left: string;
}

/** The clock of a request that came at `from`. Refusing a fact does not stop it: only an answer does. */
export function requestClock(from: EpochMs, now: EpochMs, calendar: WorkingCalendar): RequestClock {
  const due = addWorkingDays(londonDay(from), ANSWER_LIMIT.workingDays, calendar);
  const waited = waitedWords(from, now, calendar);
  if (!due.ok) return { state: 'running', waited, due: null, left: due.problem };
  const today = londonDay(now);
  const dueWords = dayInWords(due.value, now);
  if (now > endOfLondonDay(due.value)) {
    const over = workingDaysAfter(due.value, today, calendar);
    const left = over === 0 ? 'Over since midnight' : `${workingDays(over)} over`;
    return { state: 'overdue', waited, due: dueWords, left };
  }
  const isToday = today === due.value;
  return {
    state: isToday ? 'today' : 'running',
    waited,
    due: dueWords,
    left: isToday ? 'Due today, by midnight' : `Due ${dueWords}, by midnight`,
  };
}

const MINUTE_MS = 60_000;

/** How long something has stood: minutes and hours on the same day, then working days. */
export function waitedWords(from: EpochMs, now: EpochMs, calendar: WorkingCalendar): string {
  const minutes = Math.max(0, Math.floor((now - from) / MINUTE_MS));
  if (londonDay(from) === londonDay(now)) {
    if (minutes < 1) return 'less than a minute';
    return minutes < 60 ? amount(minutes, 'minute') : amount(Math.floor(minutes / 60), 'hour');
  }
  const days = workingDaysAfter(londonDay(from), londonDay(now), calendar);
  return days === 0 ? 'less than 1 working day' : workingDays(days);
}

function workingDays(count: number): string {
  return amount(count, 'working day');
}

function amount(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

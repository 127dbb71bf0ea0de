import { HOUR_MS, type EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import type { Span } from './time-limits.ts';
import { isWorkingDay, workingDaysAfter, type WorkingCalendar } from './working-days.ts';

/** What the clock strip draws. Weekends and holidays are no cells, because they do not count. */
export interface ClockCells {
  /** One cell each: an hour, a working day, or a week of the 12 weeks. */
  readonly unit: 'hours' | 'working-days' | 'weeks';
  readonly total: number;
  /** Cells that are wholly past. */
  readonly used: number;
  /** The cell running now, counted from 1; null on day zero, on a day that does not count, and after the last. */
  readonly today: number | null;
}

/** The strip of a limit that began at `start`, as it stands at `at`. */
export function clockCells(limit: Span, start: EpochMs, at: EpochMs, calendar: WorkingCalendar): ClockCells {
  switch (limit.unit) {
    case 'hours':
      return strip('hours', limit.amount, Math.floor((at - start) / HOUR_MS) + 1, true);
    case 'working-days': {
      const today = londonDay(at);
      const counted = workingDaysAfter(londonDay(start), today, calendar);
      return strip('working-days', limit.amount, counted, counted > 0 && isWorkingDay(today, calendar));
    }
    case 'calendar-days': {
      const days = londonDay(at) - londonDay(start);
      return strip('weeks', limit.amount / 7, Math.ceil(days / 7), days > 0);
    }
  }
}

/** `current` is the number of the cell reached; it is `running` when now lies inside it. */
function strip(unit: ClockCells['unit'], total: number, current: number, running: boolean): ClockCells {
  const used = Math.max(0, running ? current - 1 : current);
  if (used >= total) return { unit, total, used: total, today: null };
  return { unit, total, used, today: running && current > 0 ? current : null };
}

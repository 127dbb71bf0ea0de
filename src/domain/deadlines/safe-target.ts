import { ok, type Result } from '../result.ts';
import { DAY_MS, parseDay } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { endOfLondonDay, londonDay, toLondon } from '../time/london.ts';
import { lastMoment } from './due-dates.ts';
import type { TimeLimit } from './time-limits.ts';
import type { WorkingCalendar } from './working-days.ts';

/** An earlier moment to aim at, where the counting could be argued to give less time. The due date stays what it is. */
export interface SafeTarget {
  readonly at: EpochMs;
  readonly because: string;
}

const CUSTOMARY = ['Good Friday', 'Christmas Day'];

/**
 * The safe target of a limit that began at `start` and is due at `due`, or null where nothing is in doubt: the earlier wall-clock
 * time when the clocks go forward inside 24 hours; day 83 of the 12 weeks, whose first day is unsettled; one
 * working day less across Good Friday or Christmas Day, which are holidays by custom and not by the 1971 Act.
 */
export function safeTarget(
  limit: TimeLimit,
  start: EpochMs,
  due: EpochMs,
  calendar: WorkingCalendar,
): Result<SafeTarget | null, string> {
  switch (limit.unit) {
    case 'hours':
      return ok(acrossSpring(start, due));
    case 'calendar-days':
      return ok({ at: endOfLondonDay(londonDay(due) - 1), because: FIRST_DAY });
    case 'working-days': {
      const counted = lastMoment(limit, start, withoutCustomary(calendar));
      if (!counted.ok) return counted;
      return ok(counted.value < due ? { at: counted.value, because: CUSTOM } : null);
    }
  }
}

const FIRST_DAY = 'Whether the first day of the 12 weeks counts is not settled.';
const CUSTOM = 'Somebody may argue that Good Friday and Christmas Day count as working days.';
const SPRING = 'The clocks go forward: aim at the time the clock showed when it began.';

function acrossSpring(start: EpochMs, due: EpochMs): SafeTarget | null {
  const late = wallMs(due) - wallMs(start) - (due - start);
  return late > 0 ? { at: due - late, because: SPRING } : null;
}

function wallMs(at: EpochMs): number {
  const { day, timeMs } = toLondon(at);
  return day * DAY_MS + timeMs;
}

/** Made once for each calendar: every clock of every case asks for it. */
const WITHOUT_CUSTOMARY = new WeakMap<WorkingCalendar, WorkingCalendar>();

function withoutCustomary(calendar: WorkingCalendar): WorkingCalendar {
  const made = WITHOUT_CUSTOMARY.get(calendar);
  if (made) return made;
  const holidays = [...calendar.holidays].filter(([, name]) => !CUSTOMARY.includes(name));
  const closed = new Set(holidays.flatMap(([date]) => parseDay(date) ?? []));
  const other = { ...calendar, holidays: new Map(holidays), closed };
  WITHOUT_CUSTOMARY.set(calendar, other);
  return other;
}

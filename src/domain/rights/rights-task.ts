import type { WorkingCalendar } from '../deadlines/working-days.ts';
import type { DayNumber } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import type { RightsCase } from './rights-case.ts';
import { rightsClock } from './rights-clock.ts';
import { nextStep, type NextStep } from './steps.ts';

/** What somebody at the desk must do about a request over somebody's own data, and until which day. */
export interface RightsTask {
  readonly openedAt: EpochMs;
  /** Null where no law names a day, or the calendar does not reach. */
  readonly dueOn: DayNumber | null;
  readonly isOverdue: boolean;
  /** "Due Thu 24 Dec, 30 days left": in the words of its clock. */
  readonly due: string;
  readonly next: NextStep;
}

/** UK GDPR Art. 17(1). */
const PROMISED = 'They were told that it goes: due without undue delay';

/**
 * The task that a request is while its clock runs, or null: they have been told, or it stands still until they do something.
 * It is worked out anew each time from the request and its steps, so its end ends it.
 */
export function rightsTask(request: RightsCase, now: EpochMs, calendar: WorkingCalendar): RightsTask | null {
  const { state, due, left } = rightsClock(request, now, calendar);
  const next = nextStep(request);
  const runs = state === 'running' || state === 'today' || state === 'overdue';
  // That no day can be named is no reason to forget it: the outcome of a complaint is still owed, and so is what somebody was
  // told will be deleted.
  const isPromised = (state === 'met' || state === 'met-late') && next.of !== 'nobody';
  const isOwed = state === 'undated' && next.of !== 'person' && next.of !== 'nobody';
  if (!runs && !isOwed && !isPromised) return null;
  if (isPromised) return { openedAt: request.receivedAt, dueOn: null, isOverdue: false, due: PROMISED, next };
  return {
    openedAt: request.receivedAt,
    dueOn: due,
    isOverdue: state === 'overdue',
    due: left,
    next,
  };
}

/** What is due first comes first, and what has no day last; of the same day, what waits longest. */
export function compareRightsTasks(a: RightsTask, b: RightsTask): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (a.dueOn ?? last) - (b.dueOn ?? last) || a.openedAt - b.openedAt;
}

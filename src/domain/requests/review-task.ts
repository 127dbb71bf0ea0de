import { addWorkingDays, type WorkingCalendar } from '../deadlines/working-days.ts';
import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import { endOfLondonDay, londonDay } from '../time/london.ts';

/**
 * A job that is out, or a request that is open: it may turn on what nobody has looked at yet. What somebody said hangs on
 * nothing else: it was promised to be checked.
 */
export interface TaskCause {
  readonly of: 'order' | 'request' | 'said';
  readonly at: EpochMs;
  /** Who raised the job or took the request, or who checks what was said; null where there is nobody. */
  readonly by: OpaqueId | null;
}

/** What somebody did about a task. It closes by itself once the item is cleared, or nothing hangs on it any more. */
export interface TaskStep {
  readonly step: 'handed-over' | 'kept-back';
  readonly account: OpaqueId;
  readonly at: EpochMs;
  /** To whom it was handed; null where it was looked at and stays in the office. */
  readonly to: OpaqueId | null;
}

/** A photo or a note that somebody must look at, with who does it and until when. */
export interface ReviewTask {
  readonly item: OpaqueId;
  readonly because: TaskCause['of'];
  readonly openedAt: EpochMs;
  /** Null: nobody at the desk has it yet. */
  readonly owner: OpaqueId | null;
  /** Null where the calendar does not reach. */
  readonly dueAt: EpochMs | null;
  readonly isOverdue: boolean;
}

/** The end of the next working day: a job or an answer waits for it. Ours, not the law's. */
const DUE_WORKING_DAYS = 1;

/**
 * The task that an unreviewed item opens, or null: nothing hangs on it, or somebody looked and kept it in the office. It is
 * worked out anew each time. Whoever was given it last has it, else whoever raised what hangs on it.
 */
export function reviewTask(
  item: { readonly id: OpaqueId; readonly arrivedAt: EpochMs },
  causes: readonly TaskCause[],
  steps: readonly TaskStep[],
  at: {
    readonly now: EpochMs;
    readonly calendar: WorkingCalendar;
    readonly isAtDesk: (account: OpaqueId) => boolean;
  },
): ReviewTask | null {
  const [first] = [...causes].sort((a, b) => a.at - b.at);
  if (first === undefined || steps.some(({ step }) => step === 'kept-back')) return null;
  const openedAt = Math.max(item.arrivedAt, first.at);
  const day = addWorkingDays(londonDay(openedAt), DUE_WORKING_DAYS, at.calendar);
  const dueAt = day.ok ? endOfLondonDay(day.value) : null;
  const owner = steps.findLast(({ step }) => step === 'handed-over')?.to ?? first.by;
  return {
    item: item.id,
    because: first.of,
    openedAt,
    owner: owner !== null && at.isAtDesk(owner) ? owner : null,
    dueAt,
    // A calendar that does not reach so far is no reason to wait.
    isOverdue: dueAt === null || at.now > dueAt,
  };
}

/** The longest open first. */
export function compareTasks(a: ReviewTask, b: ReviewTask): number {
  return a.openedAt - b.openedAt || a.item.localeCompare(b.item);
}

import type { Clock } from '../deadlines/clocks.ts';
import { workingDaysAfter, type WorkingCalendar } from '../deadlines/working-days.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { epoch } from './filed-record.ts';

/** The groups of the board, in its order. */
export const BOARD_GROUPS = {
  overdue: 'Overdue',
  today: 'Due today',
  next: 'Next 3 working days',
  later: 'Later',
  'no-clock': 'No clock running',
} as const;

export type BoardGroup = keyof typeof BOARD_GROUPS;

/** A case on the board: one line, by the clock that is due first. */
export interface BoardRow {
  readonly case: string;
  readonly home: string;
  readonly address: string;
  /** What and where, such as "Damp and mould growth, bedroom". */
  readonly what: string;
  readonly emergency: boolean;
  readonly group: BoardGroup;
  readonly clock: Clock | null;
  /** When it is due: "Tue 1 Dec", or the moment for a limit in hours. */
  readonly dueWords: string | null;
  /** Why nothing is counted, where nothing is. */
  readonly because: string | null;
  /** Clocks that run besides the first. */
  readonly moreClocks: number;
  readonly nextStep: string;
  readonly withWhom: string;
  /** Photos and notes that nobody has checked yet. */
  readonly unchecked: number;
  /** "Asha Birch, last heard 11:02", or '' when the home is on no phone. */
  readonly onPhone: string;
  readonly awareWords: string;
}

/** In which group of the board a clock falls. */
export function groupOf(clock: Clock | null, now: EpochMs, calendar: WorkingCalendar): BoardGroup {
  if (clock === null) return 'no-clock';
  if (clock.state === 'overdue') return 'overdue';
  const today = londonDay(now);
  const due = londonDay(epoch(clock.due));
  if (due <= today) return 'today';
  return workingDaysAfter(today, due, calendar) <= 3 ? 'next' : 'later';
}

const ORDER = Object.keys(BOARD_GROUPS);

/** The most urgent first: by group, then by due moment; cases without a clock come last, the oldest first. */
export function compareRows(
  a: Pick<BoardRow, 'group' | 'clock' | 'case'>,
  b: Pick<BoardRow, 'group' | 'clock' | 'case'>,
): number {
  const byGroup = ORDER.indexOf(a.group) - ORDER.indexOf(b.group);
  if (byGroup !== 0) return byGroup;
  const byDue = (a.clock ? epoch(a.clock.due) : 0) - (b.clock ? epoch(b.clock.due) : 0);
  return byDue !== 0 ? byDue : a.case.localeCompare(b.case);
}

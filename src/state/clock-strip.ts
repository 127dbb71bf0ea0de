import { dayInWords, timeInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import type { Clock } from '#domain/deadlines/clocks.ts';
import { sentenceCase } from '#domain/sentence-case.ts';
import type { EpochMs } from '#domain/time/instants.ts';
import { londonDay } from '#domain/time/london.ts';

type Cell = 'left' | 'used' | 'today' | 'overdue';

/** A clock as the strip draws it and as its words say it. */
export interface ClockWords {
  readonly key: string;
  readonly title: string;
  readonly state: 'ontime' | 'soon' | 'overdue' | 'met' | 'none';
  readonly cells: readonly Cell[];
  /** "2 working days left". */
  readonly words: string;
  /** "Finish the investigation by Thu 26 Nov, day 8 of 10". */
  readonly limit: string;
  /** "by Thu 26 Nov". */
  readonly by: string;
  readonly dueAt: EpochMs | null;
  /** Which rule it is, with its source. */
  readonly rule: string;
}

/** A clock in words and cells. */
export function clockWords(clock: Clock, now: EpochMs): ClockWords {
  const { total, used, today } = clock.cells;
  const dueAt = epoch(clock.due);
  const by = `by ${dueWords(clock, dueAt, now)}`;
  const day = clock.cells.unit === 'working-days' && today !== null ? `, day ${today} of ${total}` : '';
  const state = STATES[clock.state];
  return {
    key: clock.key,
    title: clock.title,
    state,
    cells: [...cells(total, used, today), ...(state === 'overdue' ? (['overdue'] as const) : [])],
    words: clock.timeLeft,
    limit: `${clock.title}, ${by}${day}`,
    by,
    dueAt,
    rule: ruleWords(clock),
  };
}

/** What stands where nothing is counted. */
export function noClock(because: string): ClockWords {
  return {
    key: 'none',
    title: 'No clock',
    state: 'none',
    cells: [],
    words: 'No clock',
    limit: because,
    by: '',
    dueAt: null,
    rule: because,
  };
}

const STATES: Record<Clock['state'], ClockWords['state']> = {
  running: 'ontime',
  soon: 'soon',
  overdue: 'overdue',
  met: 'met',
  'met-late': 'met',
  ended: 'met',
};

function cells(total: number, used: number, today: number | null): readonly Cell[] {
  return Array.from({ length: total }, (_, index): Cell => {
    if (index < used) return 'used';
    return index + 1 === today ? 'today' : 'left';
  });
}

function dueWords(clock: Clock, dueAt: EpochMs, now: EpochMs): string {
  const day = dayInWords(londonDay(dueAt), now);
  if (clock.cells.unit !== 'hours') return day;
  return londonDay(dueAt) === londonDay(now) ? timeInWords(dueAt) : `${timeInWords(dueAt)} on ${day}`;
}

function ruleWords({ citation, provisional, safeTarget }: Clock): string {
  const regulation =
    citation.regulation === null ? 'Regulation not placed' : sentenceCase(citation.regulation);
  const doubt = safeTarget === null ? '' : ` ${safeTarget.because}`;
  const unsure = provisional ? ' Bank holidays of that year are not yet confirmed.' : '';
  return `${regulation}. ${citation.source}.${doubt}${unsure}`;
}

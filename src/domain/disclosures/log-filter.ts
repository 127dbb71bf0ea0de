import { isAudience, type Audience } from '../disclosure/audiences.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { plainWords } from '../homes/address-words.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseDay, type DayNumber } from '../time/calendar-day.ts';
import { isLogKind, isLogState, type LogKind, type LogState } from './log-kinds.ts';

/** What of the log is wanted; null, or no words, is all of it. */
export interface LogFilter {
  readonly words: readonly string[];
  readonly kind: LogKind | null;
  readonly state: LogState | null;
  readonly audience: Audience | null;
  readonly from: DayNumber | null;
  readonly to: DayNumber | null;
  readonly home: OpaqueId | null;
  readonly case: OpaqueId | null;
}

/** The names of the filters, as addresses and forms have them. */
export const LOG_FILTERS = ['q', 'kind', 'state', 'audience', 'from', 'to', 'home', 'case'] as const;

type Given = Readonly<Record<string, unknown>>;

/** Reads the filters; what is no filter is said, and never taken for all of the log. */
export function readLogFilter(given: Given): Result<LogFilter, string> {
  const value = (name: (typeof LOG_FILTERS)[number]) => {
    const one = given[name];
    return typeof one === 'string' && one !== '' ? one : null;
  };
  const kind = value('kind');
  const state = value('state');
  const audience = value('audience');
  const [home, ofCase] = [value('home'), value('case')];
  const [from, to] = [value('from'), value('to')].map((one) =>
    one === null ? null : (parseDay(one) ?? NaN),
  );
  if (kind !== null && !isLogKind(kind)) return fail('There is no such kind. Choose one from the list.');
  if (state !== null && !isLogState(state)) return fail('There is no such state. Choose one from the list.');
  if (audience !== null && !isAudience(audience))
    return fail('There is no such reader. Choose one from the list.');
  if (home !== null && !isOpaqueId(home)) return fail('This home is not known. Choose it from the list.');
  if (ofCase !== null && !isOpaqueId(ofCase)) return fail('This case is not known.');
  if (Number.isNaN(from) || Number.isNaN(to)) return fail('This is not a day. Choose one.');
  if (from !== null && to !== null && from !== undefined && to !== undefined && from > to)
    return fail('The first day is after the last one.');
  const words = plainWords(value('q') ?? '')
    .split(' ')
    .filter(Boolean);
  return ok({ words, kind, state, audience, from: from ?? null, to: to ?? null, home, case: ofCase });
}

/** A line as the filters look at it: only what whoever looks may see of it. */
export interface Filtered {
  readonly kind: LogKind;
  readonly state: LogState;
  readonly audience: Audience;
  readonly day: DayNumber;
  readonly text: readonly string[];
}

/** Whether a line is wanted for what it is, for whom and of which day. Its home and case are looked up before it is opened. */
export function isOfFacts(
  filter: LogFilter,
  { kind, audience, day }: Pick<Filtered, 'kind' | 'audience' | 'day'>,
): boolean {
  if (filter.kind !== null && kind !== filter.kind) return false;
  if (filter.audience !== null && audience !== filter.audience) return false;
  if (filter.from !== null && day < filter.from) return false;
  return filter.to === null || day <= filter.to;
}

/** Whether it is wanted for how it stands and what it says. */
export function isOfWords({ state, words }: LogFilter, line: Pick<Filtered, 'state' | 'text'>): boolean {
  if (state !== null && line.state !== state) return false;
  if (words.length === 0) return true;
  const text = plainWords(line.text.join(' '));
  return words.every((one) => text.includes(one));
}

import { momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import type { DisclosureLine, DisclosuresView } from '#domain/disclosures/disclosure-views.ts';
import { isOfFacts, isOfWords, readLogFilter, type LogFilter } from '#domain/disclosures/log-filter.ts';
import type { SeenDisclosure } from '#domain/disclosures/seen-of-log.ts';
import { londonDay } from '#domain/time/london.ts';
import { badRequest } from '../errors.ts';
import type { DeskCall } from '../office/desk.ts';
import { staffNames } from '../office/names.ts';
import type { ReadView } from '../storage/storage.ts';
import { isAnythingToFollowUp } from './follow-ups.ts';
import { TAKEN_OUT } from '../exports/records-export.ts';
import { disclosureLine } from './line-words.ts';
import { logReader, type LogReader } from './log-reader.ts';
import { logRefs, type LogRef } from './log-refs.ts';

const PAGE = 50;
/**
 * So many lines are looked at for one answer: a search that finds little goes on in the next, and everybody else is answered in
 * between. Only lines that whoever looks may see are counted, so that where an answer ends tells of no other.
 */
const LOOKED_AT = 200;
const EXPORTS_SHOWN = 20;

/** A page of the log, the newest first. Nothing of it is counted: a number could tell of lines that somebody does not see. */
export function disclosuresView(view: ReadView, call: DeskCall): DisclosuresView {
  const reader = logReader(view, call);
  const isFirst = (call.query['after'] ?? '') === '';
  const lines: DisclosureLine[] = [];
  let last: LogRef | null = null;
  let next: string | null = null;
  let looked = 0;
  for (const { line, ref } of seenLines(view, demandFilter(call.query), reader, call)) {
    if (last !== null && (lines.length === PAGE || looked === LOOKED_AT)) {
      next = placeOf(last);
      break;
    }
    if (line !== null) lines.push(line);
    last = ref;
    looked += 1;
  }
  return {
    lines,
    next,
    toFollowUp: isFirst && isAnythingToFollowUp(view, call, reader),
    whole: reader.whole,
    exports: isFirst && reader.whole ? exportsInWords(view, call.now) : [],
  };
}

/** A line that is wanted, as it is seen. */
export interface WantedLine {
  readonly ref: LogRef;
  readonly seen: SeenDisclosure;
  readonly line: DisclosureLine;
}

/** The lines that fit the filters, the newest first; each is opened only when it is come to. */
export function* wantedLines(
  view: ReadView,
  filter: LogFilter,
  reader: LogReader,
  looking: Pick<DeskCall, 'query' | 'account' | 'now'>,
): Generator<WantedLine> {
  for (const { ref, seen, line } of seenLines(view, filter, reader, looking))
    if (line !== null) yield { ref, seen, line };
}

/** Every line that this person may see, from the place where the page before ended; its words are null where it is not wanted. */
function* seenLines(
  view: ReadView,
  filter: LogFilter,
  reader: LogReader,
  looking: Pick<DeskCall, 'query' | 'account' | 'now'>,
): Generator<Omit<WantedLine, 'line'> & { readonly line: DisclosureLine | null }> {
  for (const ref of logRefs(view, filter)) {
    if (!isAfter(ref, looking.query['after'])) continue;
    const seen = reader.read(ref);
    if (seen === null) continue;
    const line = wantedLine(view, filter, { ref, seen }, looking);
    yield { ref, seen, line };
  }
}

/** What costs little is asked before the line is put in words. */
function wantedLine(
  view: ReadView,
  filter: LogFilter,
  { ref, seen }: Pick<WantedLine, 'ref' | 'seen'>,
  looking: Pick<DeskCall, 'account' | 'now'>,
): DisclosureLine | null {
  const { kind, audience, at } = seen;
  if (!isOfFacts(filter, { kind, audience, day: londonDay(epoch(at)) })) return null;
  const line = disclosureLine(view, seen, ref, looking);
  const place = line.home === null ? '' : `${line.home.line} ${line.home.postcode}`;
  const text = [line.kindWords, line.to, line.purpose, line.what, place, line.stateWords];
  return isOfWords(filter, { state: line.state, text }) ? line : null;
}

/** The filters of a request, or 400 with what is wrong with which. */
export function demandFilter(given: Readonly<Record<string, unknown>>): LogFilter {
  const filter = readLogFilter(given);
  if (!filter.ok) throw badRequest(filter.problem);
  return filter.value;
}

function placeOf({ at, id }: LogRef): string {
  return `${at}-${id}`;
}

/** Whether a line comes after the place where the page before it ended. */
function isAfter(ref: LogRef, place: string | undefined): boolean {
  const [at, id] = (place ?? '').split('-');
  if (at === undefined || id === undefined) return true;
  return ref.at < Number(at) || (ref.at === Number(at) && ref.id < id);
}

function exportsInWords(view: ReadView, now: number): readonly string[] {
  const names = staffNames(view);
  return view.disclosures.logExports(EXPORTS_SHOWN).map(({ account, at, format, lines, filters }) => {
    const isOfRecords = Object.values(TAKEN_OUT).some((words) => words === filters);
    const which = isOfRecords ? filters : filters === '' ? 'all of the log' : `by ${filters}`;
    return `${momentInWords(at, now)}: ${names.account(account)}, ${format.toUpperCase()}, ${which}, lines: ${lines}`;
  });
}

import type { Clock } from '#domain/deadlines/clocks.ts';
import { awarenessOf } from '#domain/cases/awareness.ts';
import { groupOf, type BoardRow } from '#domain/cases/board.ts';
import { clocksOfCase, isRunning, type ClocksOfCase } from '#domain/cases/case-clocks.ts';
import { isOpenCase, nextVisit } from '#domain/cases/case-state.ts';
import { dateInWords, instantInWords, momentInWords } from '#domain/cases/date-words.ts';
import { ofKind, type FiledRecord as DomainRecord } from '#domain/cases/filed-record.ts';
import { photoLinks, replacedPhotos } from '#domain/cases/replaced-photos.ts';
import { nextStep } from '#domain/cases/next-step.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { HAZARDS, type HazardKey } from '#domain/deadlines/hazards.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { ROOM_KINDS } from '#domain/records/vocabulary.ts';
import { londonIso } from '#domain/time/london.ts';
import type { ReadView } from '../storage/storage.ts';
import { caseIds, gathered, homeLine, recordsOfCase, tenanciesOf, tenancyAt } from './case-records.ts';
import { staffNames } from './names.ts';
import type { FiledRecord } from '../files/filed-record.ts';

/** A case with what follows from its records. */
export interface CaseSummary {
  readonly id: OpaqueId;
  readonly home: OpaqueId;
  readonly filed: readonly FiledRecord[];
  readonly records: readonly DomainRecord[];
  readonly aware: { readonly at: number; readonly words: string };
  readonly what: string;
  readonly hazard: HazardKey;
  readonly counted: ClocksOfCase;
  readonly open: boolean;
  readonly emergency: boolean;
}

/** Reads a case and counts its clocks; null when nothing made the landlord aware, so that there is no case. */
export function caseSummary(view: ReadView, id: OpaqueId, now: number): CaseSummary | null {
  const filed = recordsOfCase(view, id);
  const records = filed.map(gathered);
  const aware = awarenessOf(records);
  const home = filed[0]?.entry.home;
  if (aware === null || home === undefined) return null;
  const tenancy = tenancyAt(tenanciesOf(view, home), aware.at);
  const counted = clocksOfCase(records, tenancy?.occupancy ?? 'tenancy', {
    now: londonIso(now),
    calendar: ENGLAND,
  });
  const clocks = counted.ok ? counted.value : { clocks: [], because: counted.problem };
  return {
    id,
    home,
    filed,
    records,
    aware: { at: aware.at, words: momentInWords(aware.at, now) },
    what: [HAZARDS[aware.hazard], placeOf(records)].filter((one) => one !== null).join(', '),
    hazard: aware.hazard,
    counted: clocks,
    open: isOpenCase(records, clocks.clocks),
    emergency: clocks.clocks.some((clock) => clock.ruleId.includes('EMERG')),
  };
}

/** Every case that is open. */
export function openCases(view: ReadView, now: number): readonly CaseSummary[] {
  return caseIds(view).flatMap((id) => {
    const summary = caseSummary(view, id, now);
    return summary?.open ? [summary] : [];
  });
}

function placeOf(records: readonly DomainRecord[]): string | null {
  const reported = ofKind(records, 'report-fact')[0]?.record.body.roomKind;
  const seen = ofKind(records, 'room')[0]?.record.body.roomKind;
  const place = reported ?? seen;
  return place === undefined ? null : ROOM_KINDS[place].toLowerCase();
}

/** Its line on the board. */
export function boardRow(view: ReadView, summary: CaseSummary, now: number): BoardRow {
  const running = summary.counted.clocks.filter(isRunning);
  const clock = running[0] ?? null;
  const step = nextStep(summary.records, summary.counted.clocks, now);
  const names = staffNames(view);
  const home = homeLine(view, summary.home);
  return {
    case: summary.id,
    home: summary.home,
    address: home?.line ?? 'Address not in the register',
    what: summary.what,
    emergency: summary.emergency,
    group: groupOf(clock, now, ENGLAND),
    clock,
    dueWords: clock === null ? null : dueWords(clock, now),
    because: clock === null ? (summary.counted.because ?? null) : null,
    moreClocks: Math.max(0, running.length - 1),
    nextStep: step.words,
    withWhom: step.withWhom === null ? 'the office' : names.account(step.withWhom),
    unchecked: uncheckedIn(summary.records).length,
    onPhone: onPhone(view, summary, names.account),
    awareWords: summary.aware.words,
  };
}

/** When a clock is due, in words: the day, or the moment for a limit in hours. */
export function dueWords(clock: Clock, now: number): string {
  if (clock.cells.unit === 'hours') return instantInWords(clock.due, now);
  return dateInWords(clock.due.slice(0, 10), now);
}

/** Photos and notes that nobody has cleared: no cleared record names them, and no other photo stands for them. */
export function uncheckedIn(records: readonly DomainRecord[]): readonly DomainRecord[] {
  const settled = new Set([
    ...replacedPhotos(photoLinks(records)),
    ...ofKind(records, 'cleared-photo').map(({ record }) => record.body.photo),
    ...ofKind(records, 'cleared-note').map(({ record }) => record.body.note),
  ]);
  return records.filter(
    ({ id, record }) => (record.kind === 'note' || record.kind === 'photo') && !settled.has(id),
  );
}

function onPhone(view: ReadView, { home, records }: CaseSummary, name: (id: string) => string): string {
  const holders = view.grants
    .homeGrants(home)
    .filter(({ endedAt }) => endedAt === null)
    .map(({ account }) => account);
  const planned = nextVisit(records)?.record.body.surveyor;
  const first = holders.find((holder) => holder === planned) ?? holders[0];
  if (first === undefined) return '';
  const more = new Set(holders).size - 1;
  return more > 0 ? `${name(first)} and ${more} more` : name(first);
}

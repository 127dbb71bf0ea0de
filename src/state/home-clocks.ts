import { clocksOfCase, isRunning } from '#domain/cases/case-clocks.ts';
import { isOpenCase } from '#domain/cases/case-state.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { ofKind } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { HAZARDS, type HazardKey } from '#domain/deadlines/hazards.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { casesOf, occupancyOf, type CaseOfHome } from '#domain/inspections/belonging.ts';
import { ELEMENTS, ROOM_KINDS } from '#domain/records/vocabulary.ts';
import type { EpochMs } from '#domain/time/instants.ts';
import { londonIso } from '#domain/time/london.ts';
import { clockWords, noClock, type ClockWords } from './clock-strip.ts';

/** A case of a home with its clocks in words, the first due first. */
export interface CaseInWords {
  readonly id: OpaqueId;
  readonly hazard: HazardKey;
  /** "Damp and mould growth, bedroom". */
  readonly what: string;
  /** "Known since Tue 10 Nov, 10:15". */
  readonly since: string;
  readonly open: boolean;
  readonly clocks: readonly ClockWords[];
}

/** The cases of one home, the one due first first; those without a running clock last. */
export function casesInWords(records: readonly FiledRecord[], now: EpochMs): readonly CaseInWords[] {
  const occupancy = occupancyOf(records);
  const cases = casesOf(records).map((one): CaseInWords => {
    const counted = clocksOfCase(one.records, occupancy, { now: londonIso(now), calendar: ENGLAND });
    const clocks = counted.ok ? counted.value.clocks : [];
    const running = clocks.filter(isRunning).map((clock) => clockWords(clock, now));
    const because = counted.ok ? counted.value.because : counted.problem;
    return {
      id: one.id,
      hazard: one.awareness.hazard,
      what: whatWords(one),
      since: `Known since ${momentInWords(one.awareness.at, now)}`,
      open: isOpenCase(one.records, clocks),
      clocks: running.length > 0 ? running : [noClock(because ?? 'Nothing is due in this case')],
    };
  });
  return [...cases].sort((one, other) => firstDue(one) - firstDue(other));
}

/** The clock that a row shows: the first due of a case, or that there is none. */
export function clockOfCase(cases: readonly CaseInWords[], id: OpaqueId | null): ClockWords {
  return cases.find((one) => one.id === id)?.clocks[0] ?? noClock('This visit belongs to no case');
}

/** When the first clock of a case is due; never for one without. */
export function firstDue(one: CaseInWords): EpochMs {
  return one.clocks[0]?.dueAt ?? Infinity;
}

function whatWords({ awareness, records }: CaseOfHome): string {
  const report = ofKind(records, 'report-fact').find(({ id }) => id === awareness.record)?.record.body;
  const finding = ofKind(records, 'finding').find(({ id }) => id === awareness.record)?.record.body;
  const where = report?.roomKind ? ROOM_KINDS[report.roomKind].toLowerCase() : '';
  const element = report?.element ?? finding?.element;
  const part = element ? ELEMENTS[element].toLowerCase() : '';
  return [HAZARDS[awareness.hazard], where, part].filter(Boolean).join(', ');
}

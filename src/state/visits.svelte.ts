import { dateInWords, minuteInWords, momentInWords, timeInWords } from '#domain/cases/date-words.ts';
import { counted } from '#domain/inspections/counted.ts';
import { inspection } from '#domain/records/inspection.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';
import type { PlannedVisit } from '../device/kept-document.ts';
import type { HeldRecord } from '../device/record-index.ts';
import type { ClockWords } from './clock-strip.ts';
import { isPacked, visitWords } from './briefing.ts';
import { labelOf } from './field-options.ts';
import { clockOfCase } from './home-clocks.ts';
import { HomesInWords } from './homes-in-words.ts';
import { PackedDay } from './packed-day.svelte.ts';
import type { Survey } from './survey.svelte.ts';
import { triesOn, type HeldInspection } from './visits-made.ts';

/** One visit of the day as Today lists it. */
export interface VisitRow {
  readonly id: string;
  readonly href: string;
  /** "10:30", or the earlier day that it was planned for. */
  readonly when: string;
  readonly address: string;
  /** "Damp and mould. First look". */
  readonly reason: string;
  readonly instructions: readonly string[];
  readonly clock: ClockWords;
  /** "Started 10:34", "Finished 11:20", "No access 10:40", or "" before. */
  readonly state: string;
  readonly finished: boolean;
  /** The home's records are on this phone. */
  readonly packed: boolean;
}

/** Where packing stands: on the way is no trouble, and a home that cannot be packed is. */
export interface Packing {
  readonly stands: 'ready' | 'coming' | 'trouble';
  readonly title: string;
  readonly detail: string;
}

const STILL_COMING = {
  stands: 'trouble',
  title: 'Your day is still coming from the office',
  detail: 'Wait for all of it, or ring the office before you go in',
} as const;

/** A visit of the list. Its row is made when somebody first asks; null when this version cannot read the visit. */
interface Listed {
  readonly row: () => VisitRow | null;
}

type HeldVisit = HeldRecord<RecordNamed<'visit'>>;

/** Today's visits of the surveyor who is signed in: those of the day, and earlier ones that were not made. */
export class Visits {
  order = $state<'time' | 'clock'>('time');
  readonly #survey: Survey;
  readonly #day: PackedDay;
  readonly #listed: readonly Listed[] = $derived.by(() => this.#list());
  /** When somebody last tried each home today and did not get in. */
  readonly #tried: ReadonlyMap<string, number> = $derived.by(() =>
    triesOn(londonDay(this.#survey.now), this.#survey.ofKind('access-attempt')),
  );
  readonly #homes: HomesInWords;

  constructor(survey: Survey) {
    this.#survey = survey;
    this.#day = new PackedDay(survey);
    this.#homes = new HomesInWords(survey);
  }

  /** "Packed and ready for no signal", how far it has come, or which home is not. Without signal nothing is on its way. */
  packing(noSignal: boolean): Packing {
    if (!this.#survey.packIsWhole) return STILL_COMING;
    const { problem, progress, waits, homes } = this.#day;
    if (problem !== null)
      return { stands: 'trouble', title: 'One home is not complete on this phone', detail: problem };
    if (noSignal && waits !== null) return { stands: 'coming', ...waits };
    if (progress !== null)
      return { stands: 'coming', title: progress.words, detail: 'Every home here can be opened at once' };
    const count = counted(homes.length, 'home');
    return { stands: 'ready', title: 'Packed and ready for no signal', detail: `${count}, all forms` };
  }

  /** What stands where the list would be: "No visits today. Tomorrow: 3, first at 09:15." */
  get empty(): string {
    if (!this.#survey.packIsWhole) return 'Your visits are still coming from the office.';
    const { now } = this.#survey;
    const today = isoDay(londonDay(now));
    const days = this.#survey.planned().flatMap(({ planned }) => planned.day ?? []);
    const next = days.filter((day) => day > today).sort()[0];
    if (next === undefined) return 'No visits today, and none planned yet.';
    const onThatDay = this.#survey.planned().filter(({ planned }) => planned.day === next);
    const minute = [...onThatDay].sort(byTime)[0]?.planned.minute ?? null;
    const day = next === isoDay(londonDay(now) + 1) ? 'Tomorrow' : dateInWords(next, now);
    const first = minute === null ? '' : `, first at ${minuteInWords(minute)}`;
    return `No visits today. ${day}: ${onThatDay.length}${first}.`;
  }

  /** How many visits are listed. */
  get count(): number {
    return this.#listed.length;
  }

  /** The first so many of them: what is not drawn yet is not read either. */
  first(count: number): readonly VisitRow[] {
    const rows: VisitRow[] = [];
    for (const { row } of this.#listed) {
      if (rows.length >= count) break;
      const one = row();
      if (one) rows.push(one);
    }
    return rows;
  }

  #list(): readonly Listed[] {
    const today = isoDay(londonDay(this.#survey.now));
    const due = this.#survey.planned().filter(({ id, planned: { day } }) => {
      if (day === null || day > today) return false;
      if (day === today) return true;
      // In half a pack a visit of an earlier day may want only the inspection that ended it.
      return this.#survey.packIsWhole && !this.#survey.isFinished(id);
    });
    const planned = [...due].sort(byTime).map(({ id }) =>
      listed(() => {
        const held = this.#survey.recordOf(id, 'visit');
        return held && this.#row(held, today);
      }),
    );
    const all = [...this.#unplanned().map((row) => ({ row: () => row })), ...planned];
    return this.order === 'time' ? all : all.sort(byClock);
  }

  #row(held: HeldVisit, today: string): VisitRow {
    const { body } = held.record;
    const time = body.atMinute === undefined ? 'Any time' : minuteInWords(body.atMinute);
    const finishedAt = this.#finishedAt(held.id);
    return this.#rowOf(held, finishedAt, {
      when: body.onDate === today ? time : dateInWords(body.onDate, this.#survey.now),
      reason: visitWords(body),
      state: this.#stateWords(held, finishedAt),
    });
  }

  /** Visits that nobody planned, begun on this phone and not finished, or finished today: they stand first. */
  #unplanned(): readonly VisitRow[] {
    const today = londonDay(this.#survey.now);
    return this.#survey
      .unplanned()
      .map((held) => ({ held, finishedAt: this.#signedAt([held.id]) }))
      .filter(({ finishedAt }) => finishedAt === null || londonDay(finishedAt) === today)
      .map(({ held, finishedAt }) => {
        const startedAt = Date.parse(held.record.body.startedAt);
        const started =
          londonDay(startedAt) === today
            ? timeInWords(startedAt)
            : momentInWords(startedAt, this.#survey.now);
        return this.#rowOf(held, finishedAt, {
          when: 'Not planned',
          reason: labelOf(inspection.fields.visitKind, held.record.body.visitKind),
          state: finishedAt === null ? `Started ${started}` : `Finished ${timeInWords(finishedAt)}`,
        });
      });
  }

  // Read when a card is drawn, not when the list is made: sixty homes are sixty histories.
  #rowOf(
    { id, record }: HeldVisit | HeldInspection,
    finishedAt: number | null,
    words: Pick<VisitRow, 'when' | 'reason' | 'state'>,
  ): VisitRow {
    const survey = this.#survey;
    const home = () => this.#homes.of(record.home);
    return {
      ...words,
      id,
      href: `/visits/${id}`,
      finished: finishedAt !== null,
      get state() {
        const twoVersions = survey.twoVersions().some((held) => held.record.home === record.home);
        return [words.state, twoVersions ? 'Two versions' : ''].filter(Boolean).join('. ');
      },
      get address() {
        return survey.address(record.home)?.line ?? 'A home that is not on this phone';
      },
      // A visit that is over needs no words before the door.
      get instructions() {
        return finishedAt === null ? home().instructions : [];
      },
      get clock() {
        return clockOfCase(home().cases, record.case);
      },
      get packed() {
        return isPacked(survey, record.home);
      },
    };
  }

  #stateWords({ id, record: { home } }: HeldVisit, finishedAt: number | null): string {
    if (finishedAt !== null) return `Finished ${timeInWords(finishedAt)}`;
    const [begun] = this.#survey.inspectionsOf(id);
    if (begun) return `Started ${timeInWords(Date.parse(begun.record.body.startedAt))}`;
    const tried = this.#tried.get(home);
    return tried === undefined ? '' : `No access ${timeInWords(tried)}`;
  }

  #finishedAt(visitId: string): number | null {
    return this.#signedAt(this.#survey.inspectionsOf(visitId).map(({ id }) => id));
  }

  #signedAt(inspections: readonly string[]): number | null {
    return inspections.map((id) => this.#survey.signedAt(id)).find((at) => at !== null) ?? null;
  }
}

function listed(make: () => VisitRow | null): Listed {
  let made: VisitRow | null | undefined;
  return { row: () => (made ??= make()) };
}

function byTime(one: { planned: PlannedVisit }, other: { planned: PlannedVisit }): number {
  const [a, b] = [one.planned, other.planned];
  return (a.day ?? '').localeCompare(b.day ?? '') || (a.minute ?? 1440) - (b.minute ?? 1440);
}

function byClock(one: Listed, other: Listed): number {
  const due = (row: VisitRow | null) => (!row || row.finished ? Infinity : (row.clock.dueAt ?? Infinity));
  const [a, b] = [due(one.row()), due(other.row())];
  return a === b ? 0 : a - b;
}

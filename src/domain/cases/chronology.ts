import { kindNamed } from '../records/registry.ts';
import { DOUBTS } from '../time/effective-instant.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay, londonIso } from '../time/london.ts';
import { workingDaysAfter, type WorkingCalendar } from '../deadlines/working-days.ts';
import { answersOf } from './answers.ts';
import { momentInWords, onlyKeptWords, timeInWords } from './date-words.ts';
import { LINE_MAKERS } from './line-makers.ts';
import type { Line, LineContext, LineGroup, Names } from './line.ts';
import { isPhoto } from './photo-views.ts';
import { epoch } from './filed-record.ts';
import type { ShownRecord } from './shown-record.ts';
import { PARTS_OF_A_VISIT, roomsOf, type VisitRoom } from './visit-rooms.ts';

/** One event of a case. */
export interface ChronologyLine extends Line {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly happened: string;
  /** When it reached the office, where that is another moment: "Arrived Thu 19 Nov, 09:12". */
  readonly arrived: string | null;
  /** Why the time is in doubt, or that it arrived days late. */
  readonly late: string | null;
  readonly who: string;
  readonly categories: readonly string[];
  /** "Only kept since Tue 24 Nov"; null where it may be used. */
  readonly onlyKept: string | null;
  /** Of a visit: its rooms with findings, readings, photos and notes. */
  readonly rooms: readonly VisitRoom[];
}

export interface ChronologyContext {
  readonly now: EpochMs;
  readonly calendar: WorkingCalendar;
  readonly names: Names;
  readonly signed?: NonNullable<LineContext['signed']>;
}

/** The events of a case (or of a home) in the order in which they happened. What a visit recorded stands under it. */
export function chronology(records: readonly ShownRecord[], context: ChronologyContext): ChronologyLine[] {
  const of = (kind: string) => records.filter(({ shown }) => shown.kind === kind);
  const visits = new Set(of('inspection').map(({ shown }) => shown.id));
  const reportedJobs = new Set(of('work-report').map(({ shown }) => shown.body['order']));
  const cleared = new Set([...of('cleared-photo'), ...of('cleared-note')].flatMap(originalsOf));
  const isPart = ({ shown, inspection }: ShownRecord) =>
    PARTS_OF_A_VISIT.has(shown.kind) && inspection !== null && visits.has(inspection);
  const isOfJob = ({ shown }: ShownRecord) => isPhoto(shown.kind) && reportedJobs.has(shown.body['order']);
  return records
    .filter((one) => !isPart(one) && !isOfJob(one) && !cleared.has(one.shown.id))
    .flatMap((one) => {
      const parts = records.filter((part) => isPart(part) && part.inspection === one.shown.id);
      return lineOf(one, parts, records, context) ?? [];
    })
    .sort((a, b) => epoch(a.at) - epoch(b.at) || a.id.localeCompare(b.id));
}

function originalsOf({ shown }: ShownRecord): unknown[] {
  return [shown.body['photo'], shown.body['note']];
}

/** The groups by which the desk filters a chronology. */
export const LINE_GROUPS = {
  contact: 'Contact',
  visits: 'Visits',
  works: 'Works',
  decisions: 'Decisions',
  shared: 'Shared',
} as const satisfies Record<LineGroup, string>;

function lineOf(
  one: ShownRecord,
  parts: readonly ShownRecord[],
  all: readonly ShownRecord[],
  context: ChronologyContext,
): ChronologyLine | null {
  const kind = kindNamed(one.shown.kind);
  const make = LINE_MAKERS.get(one.shown.kind);
  if (!kind || !make) return null;
  const answers = answersOf(kind, one.shown.body, context.now);
  const { now, names, signed } = context;
  const also = signed === undefined ? {} : { signed };
  const line = make(answers, { now, names, ...also, id: one.shown.id, records: all });
  if (line === null) return null;
  const rooms = one.shown.kind === 'inspection' ? roomsOf(parts, context) : [];
  const words = Object.keys(one.shown.body).flatMap((name) => kind.fields[name]?.category ?? []);
  return {
    ...line,
    id: one.shown.id,
    kind: one.shown.kind,
    at: londonIso(one.at),
    happened: momentInWords(one.at, context.now),
    arrived: arrivedWords(one, context.now),
    late: lateWords(one, context.calendar),
    who: context.names.account(one.author),
    onlyKept: onlyKeptWords(one.restrictedSince, context.now),
    categories: [...new Set(words)].filter((category) => category !== 'record-keeping'),
    rooms,
  };
}

const SOON_MS = 60_000;

function arrivedWords({ at, arrivedAt }: ShownRecord, now: EpochMs): string | null {
  if (arrivedAt - at < SOON_MS) return null;
  const sameDay = londonDay(at) === londonDay(arrivedAt);
  return `Arrived ${sameDay ? timeInWords(arrivedAt) : momentInWords(arrivedAt, now)}`;
}

function lateWords({ at, arrivedAt, doubt }: ShownRecord, calendar: WorkingCalendar): string | null {
  if (doubt !== null && doubt !== 'never-compared') return DOUBTS[doubt];
  const days = workingDaysAfter(londonDay(at), londonDay(arrivedAt), calendar);
  if (days < 2) return null;
  return `Arrived ${days} working days later: until then it was kept on the phone.`;
}

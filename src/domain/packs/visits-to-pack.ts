import { ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { happened } from '../cases/filed-record.ts';
import type { RecordNamed } from '../records/registry.ts';
import { isoDay } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/** How many days ahead a phone is packed. */
const DAYS_AHEAD = 1;
/** The newest photos of a home tell most; more of them would only use up the phone. */
const MOST_PICTURES = 40;

/** Whose day is packed, on which day, and which of their visits are over. */
export interface DayToPack {
  readonly surveyor: string;
  readonly now: EpochMs;
  readonly finished: ReadonlySet<string>;
}

/** Whether a visit belongs to the day that is packed: today's and tomorrow's, and earlier ones that were not made. */
export function isToPack(
  id: string,
  visit: RecordNamed<'visit'>['body'],
  { surveyor, now, finished }: DayToPack,
): boolean {
  const today = londonDay(now);
  if (visit.surveyor !== surveyor || visit.state !== 'planned') return false;
  if (visit.onDate > isoDay(today + DAYS_AHEAD)) return false;
  return visit.onDate >= isoDay(today) || !finished.has(id);
}

/** The earlier photos of a home that go along, the newest first: those that were cleared, and one's own. */
export function earlierPhotos(records: readonly FiledRecord[], author: string): readonly string[] {
  const own = ofKind(records, 'photo').filter(({ record }) => record.author === author);
  const all: readonly FiledRecord<RecordNamed<'photo'> | RecordNamed<'cleared-photo'>>[] = [
    ...ofKind(records, 'cleared-photo'),
    ...own,
  ];
  const newest = [...all].sort((one, other) => happened(other).at - happened(one).at);
  return [...new Set(newest.map(({ record }) => record.body.picture))].slice(0, MOST_PICTURES);
}

/** The earlier photos that are packed. What somebody took today lies on their phone already: it is not fetched, nor missed. */
export function photosToPack(
  records: readonly FiledRecord[],
  author: string,
  now: EpochMs,
): readonly string[] {
  const isToday = (one: FiledRecord) =>
    one.record.author === author && londonDay(happened(one).at) >= londonDay(now);
  return earlierPhotos(
    records.filter((one) => !isToday(one)),
    author,
  );
}

import { dayInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { counted } from './counted.ts';
import { quantityWords, scaleWords, spotWords } from './reading-words.ts';
import { roomName } from './room-names.ts';
import { standingReadings } from './standing-readings.ts';

type Body = RecordNamed<'reading'>['body'];

/** One reading of a spot, as a plot draws it. */
export interface ReadingPoint {
  readonly id: OpaqueId;
  /** The visit that took it. */
  readonly inspection: OpaqueId | null;
  readonly at: EpochMs;
  /** "Thu 12 Mar". */
  readonly when: string;
  readonly value: number;
  readonly meter: string | null;
}

/** The readings of one spot on one scale, the oldest first. */
export interface SpotReadings {
  readonly key: string;
  /** "Wall ahead of the door, low". */
  readonly spot: string;
  readonly points: readonly ReadingPoint[];
}

/** What one scale measured in a room: a plot of its own, for no two scales may be drawn on one axis. */
export interface ScaleReadings {
  readonly key: string;
  /** "Moisture". */
  readonly quantity: string;
  /** "%WME, pin, plaster". */
  readonly unit: string;
  readonly spots: readonly SpotReadings[];
  /** What the plot shows, in a sentence: for those who do not see it. */
  readonly finding: string;
}

/** The readings of a room over all visits. */
export interface RoomReadings {
  readonly room: string;
  readonly scales: readonly ScaleReadings[];
}

/**
 * All readings of a home by room, scale and spot, across visits. A scale is what is measured, how and into what: %WME on
 * plaster is not %WME in timber. Readings struck out are left out. Rooms of different visits are one when they have the
 * same name.
 */
export function readingHistory(records: readonly FiledRecord[], now: EpochMs): readonly RoomReadings[] {
  const rooms = new Map<string, string>(
    ofKind(records, 'room').map(({ id, record }) => [id, roomName(record.body)]),
  );
  const byRoom = grouped(standingReadings(records), ({ record }) => rooms.get(record.body.room) ?? '');
  return [...byRoom]
    .filter(([room]) => room !== '')
    .map(([room, readings]) => ({
      room,
      scales: [...grouped(readings, ({ record }) => scaleKey(record.body))].flatMap(([key, ofScale]) =>
        scaleOf(key, room, ofScale, now),
      ),
    }))
    .sort((one, other) => one.room.localeCompare(other.room, 'en'));
}

/** What keeps two readings apart: they are compared only where this is the same. */
export function scaleKey(body: Pick<Body, 'quantity' | 'scale' | 'method' | 'substrate'>): string {
  return [body.quantity, body.scale, body.method ?? '', body.substrate ?? ''].join(' ');
}

/** What makes two readings of one room the same spot. */
export function spotKey(body: Pick<Body, 'element' | 'wall' | 'height'>): string {
  return [body.element ?? '', body.wall ?? '', body.height ?? ''].join(' ');
}

function scaleOf(
  key: string,
  room: string,
  readings: readonly FiledOf<'reading'>[],
  now: EpochMs,
): ScaleReadings[] {
  const first = readings[0]?.record.body;
  if (!first) return [];
  const spots = [...grouped(readings, ({ record }) => spotKey(record.body))].flatMap(([spot, ofSpot]) => {
    const [one] = ofSpot;
    if (!one) return [];
    const points = ofSpot
      .map((reading) => pointOf(reading, now))
      .sort((a, b) => a.at - b.at || a.id.localeCompare(b.id));
    return [{ key: spot, spot: spotWords(one.record.body), points }];
  });
  const scale = { key, quantity: quantityWords(first), unit: scaleWords(first), spots };
  return [{ ...scale, finding: findingOf(room, scale) }];
}

function pointOf(reading: FiledOf<'reading'>, now: EpochMs): ReadingPoint {
  const { body, inspection } = reading.record;
  const { at } = happened(reading, body.takenAt);
  const when = dayInWords(londonDay(at), now);
  return { id: reading.id, inspection, at, when, value: body.value, meter: body.meter ?? null };
}

/** "Bedroom 2, moisture in %WME, pin, plaster. Wall ahead of the door, low: fell from 31.2 on Thu 12 Mar to 23.4 on Tue 24 Nov." */
function findingOf(room: string, scale: Omit<ScaleReadings, 'finding'>): string {
  const spots = scale.spots.map(({ spot, points }) => `${sentenceCase(spot)}: ${courseOf(points)}.`);
  return [`${room}, ${scale.quantity.toLowerCase()} in ${scale.unit}.`, ...spots].join(' ');
}

function courseOf(points: readonly ReadingPoint[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return 'no reading';
  if (points.length === 1) return `${first.value} on ${first.when}`;
  const verb = last.value > first.value ? 'rose' : last.value < first.value ? 'fell' : 'stayed';
  const course =
    verb === 'stayed'
      ? `${first.value} on ${first.when} and ${last.value} on ${last.when}`
      : `${verb} from ${first.value} on ${first.when} to ${last.value} on ${last.when}`;
  const between = points.slice(1, -1);
  const highest = Math.max(...points.map(({ value }) => value));
  const told = highest === first.value || highest === last.value ? '' : `, highest ${highest}`;
  return `${course}${between.length === 0 ? '' : `, ${counted(between.length, 'reading')} between`}${told}`;
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return groups;
}

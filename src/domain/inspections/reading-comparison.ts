import { dayInWords } from '../cases/date-words.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { scaleKey, spotKey } from './reading-history.ts';
import { readingWords } from './reading-words.ts';
import { roomName } from './room-names.ts';
import { standingReadings } from './standing-readings.ts';

type Body = RecordNamed<'reading'>['body'];

/** What identifies a reading to compare: its room by name, its spot and its scale. */
export type Comparable = Pick<
  Body,
  'quantity' | 'scale' | 'method' | 'substrate' | 'element' | 'wall' | 'height' | 'meter'
>;

/** The reading of the same spot on the same scale at an earlier visit. */
export interface LastReading {
  readonly value: number;
  readonly meter: string | null;
  readonly relative: boolean;
  /** "Last visit Thu 12 Mar: 31.2 %WME, pin, plaster here." */
  readonly words: string;
}

/** The newest reading of this spot from a visit before this one; null where there is none. Never one of another scale. */
export function lastReading(
  asked: Comparable & { readonly room: string; readonly inspection: string },
  records: readonly FiledRecord[],
  now: EpochMs,
): LastReading | null {
  const names = new Map<string, string>(
    ofKind(records, 'room').map(({ id, record }) => [id, roomName(record.body)]),
  );
  const here = names.get(asked.room);
  if (here === undefined) return null;
  const same = standingReadings(records).filter(
    ({ record: { body, inspection } }) =>
      inspection !== asked.inspection &&
      names.get(body.room) === here &&
      scaleKey(body) === scaleKey(asked) &&
      spotKey(body) === spotKey(asked),
  );
  const last = same.sort((one, other) => takenAt(one) - takenAt(other)).at(-1);
  if (!last) return null;
  const { body } = last.record;
  const words = `Last visit ${dayInWords(londonDay(takenAt(last)), now)}: ${readingWords(body)} here.`;
  return { value: body.value, meter: body.meter ?? null, relative: body.scale === 'relative', words };
}

/**
 * How a number stands to the one before, in words: "7.8 lower than then." Relative readings of two meters are on two scales
 * and are not compared.
 */
export function differenceWords(last: LastReading, value: number | null, meter: string): string {
  const another = last.meter !== null && meter !== '' && last.meter !== meter;
  if (another && last.relative) return 'Taken with another meter, so the two are not compared.';
  if (value === null) return '';
  const tenths = Math.round((value - last.value) * 10);
  const size = String(Math.abs(tenths) / 10);
  const course = tenths === 0 ? 'The same as then' : `${size} ${tenths > 0 ? 'higher' : 'lower'} than then`;
  return `${course}${another ? ', with another meter' : ''}.`;
}

function takenAt(reading: FiledOf<'reading'>): EpochMs {
  return happened(reading, reading.record.body.takenAt).at;
}

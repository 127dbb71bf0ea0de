import { ofKind, type FiledOf, type FiledRecord } from '../../cases/filed-record.ts';
import { roomDeclined } from '../declined.ts';
import { standingReadings } from '../standing-readings.ts';

/** The rooms of a visit; one added by mistake is none. */
export function roomsOfVisit(records: readonly FiledRecord[]): readonly FiledOf<'room'>[] {
  return ofKind(records, 'room').filter(({ record }) => record.body.mistake !== true);
}

/** Whether a room is accounted for: a finding, a reading, a photo, "Nothing found", or why it was not seen. */
export function lookedAt(room: FiledOf<'room'>, records: readonly FiledRecord[]): boolean {
  if (room.record.body.nothingFound === true || roomDeclined(records, room.id)) return true;
  const there = contentsOf(room.id, records);
  return (
    there.some(({ record }) => !LOOKING_ELSEWHERE.has(record.kind)) || standingReadings(there).length > 0
  );
}

// Readings count while they stand; what is the same in every room, or was told, is no look at this one.
const LOOKING_ELSEWHERE: ReadonlySet<string> = new Set(['reading', 'room-services', 'resident-account']);

/** What was recorded in a room. */
export function contentsOf(room: string, records: readonly FiledRecord[]): readonly FiledRecord[] {
  return records.filter(
    ({ record }) => record.kind !== 'declined' && 'room' in record.body && record.body.room === room,
  );
}

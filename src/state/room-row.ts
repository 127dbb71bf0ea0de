import { ofKind, type FiledOf, type FiledRecord } from '#domain/cases/filed-record.ts';
import type { Gap } from '#domain/inspections/completeness/gap.ts';
import { lookedAt } from '#domain/inspections/completeness/rooms-seen.ts';
import { counted } from '#domain/inspections/counted.ts';
import { roomDeclined } from '#domain/inspections/declined.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import { standingReadings } from '#domain/inspections/standing-readings.ts';
import { declined } from '#domain/records/declined.ts';
import { sentenceCase } from '#domain/sentence-case.ts';
import { labelOf } from './field-options.ts';

/** A room as the visit lists it. */
export interface RoomRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** "2 findings, 3 readings, 4 photos", "Nothing found", "Not looked at yet". */
  readonly detail: string;
  /** "Needs a photo": what is missing in it, shortly; "" when nothing is. */
  readonly missing: string;
  readonly lookedAt: boolean;
  readonly canSayNothing: boolean;
}

/** What the row needs to know of the visit. */
interface OfVisit {
  readonly records: readonly FiledRecord[];
  readonly gaps: readonly Gap[];
  readonly href: string;
}

/** A room of a visit in words. */
export function roomRow(room: FiledOf<'room'>, { records, gaps, href }: OfVisit): RoomRow {
  const inRoom = records.filter(
    ({ record }) => record.kind !== 'declined' && 'room' in record.body && record.body.room === room.id,
  );
  const name = roomName(room.record.body);
  const notSeen = roomDeclined(records, room.id);
  const findings = ofKind(inRoom, 'finding').length;
  const detail = [
    notSeen ? `Not seen: ${labelOf(declined.fields.because, notSeen.record.body.because).toLowerCase()}` : '',
    room.record.body.nothingFound ? 'Nothing found' : '',
    counted(findings, 'finding'),
    counted(standingReadings(inRoom).length, 'reading'),
    counted(ofKind(inRoom, 'photo').length, 'photo'),
  ].filter(Boolean);
  const missing = gaps.find(({ key }) => key === `photo ${room.id}` || key === `reading ${room.id}`);
  return {
    id: room.id,
    name,
    href: `${href}/rooms/${room.id}`,
    detail: detail.join(', ') || 'Not looked at yet',
    missing: missing ? sentenceCase(missing.title.slice(name.length + 1)) : '',
    lookedAt: lookedAt(room, records),
    canSayNothing: !notSeen && findings === 0 && room.record.body.nothingFound !== true,
  };
}

import { ofKind, type FiledOf, type FiledRecord } from '#domain/cases/filed-record.ts';
import type { Gap } from '#domain/inspections/completeness/gap.ts';
import { lookedAt } from '#domain/inspections/completeness/rooms-seen.ts';
import { counted } from '#domain/inspections/counted.ts';
import { roomDeclined } from '#domain/inspections/declined.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import { standingReadings } from '#domain/inspections/standing-readings.ts';
import { declined } from '#domain/records/declined.ts';
import { sentenceCase } from '#domain/sentence-case.ts';
import type { KeptDraft } from '../device/drafts.ts';
import { labelOf } from './field-options.ts';

/** A room as the visit lists it. */
export interface RoomRow {
  readonly id: string;
  readonly name: string;
  /** The surveyor's own name for it, or "". Only for the surveyor's own list: it may name a child. */
  readonly ownName: string;
  readonly href: string;
  /** "2 findings, 3 readings, 4 photos", "Nothing found", "Not looked at yet". */
  readonly detail: string;
  /** "1 reading not finished": what was begun in it; "" when nothing was. */
  readonly begun: string;
  /** "Needs a photo": what is missing in it, shortly; "" when nothing is. */
  readonly missing: string;
  readonly lookedAt: boolean;
  /** Nothing stands in it, begun or recorded. */
  readonly empty: boolean;
  readonly canSayNothing: boolean;
}

/** What the row needs to know of the visit. */
interface OfVisit {
  readonly records: readonly FiledRecord[];
  readonly gaps: readonly Gap[];
  readonly unfinished: readonly KeptDraft[];
  readonly href: string;
}

/** A room of a visit in words. */
export function roomRow(room: FiledOf<'room'>, { records, gaps, unfinished, href }: OfVisit): RoomRow {
  const about = records.filter(({ record }) => 'room' in record.body && record.body.room === room.id);
  const inRoom = about.filter(({ record }) => record.kind !== 'declined');
  const begun = unfinished.filter(({ place }) => place['room'] === room.id);
  const name = roomName(room.record.body);
  const findings = ofKind(inRoom, 'finding').length;
  const missing = gaps.find(({ key }) => key === `photo ${room.id}` || key === `reading ${room.id}`);
  return {
    id: room.id,
    name,
    ownName: room.record.body.privateLabel ?? '',
    href: `${href}/rooms/${room.id}`,
    detail: roomDetail(room, records),
    begun: begunWords(begun, inRoom),
    missing: missing ? sentenceCase(missing.title.slice(name.length + 1)) : '',
    lookedAt: lookedAt(room, records),
    empty: about.length + begun.length === 0,
    canSayNothing:
      !roomDeclined(records, room.id) && findings === 0 && room.record.body.nothingFound !== true,
  };
}

/** "2 findings, 3 readings, 4 photos", "Nothing found", "Not looked at yet". */
export function roomDetail(room: FiledOf<'room'>, records: readonly FiledRecord[]): string {
  const inRoom = records.filter(({ record }) => 'room' in record.body && record.body.room === room.id);
  const notSeen = roomDeclined(records, room.id);
  const findings = ofKind(inRoom, 'finding').length;
  const detail = [
    notSeen ? `Not seen: ${labelOf(declined.fields.because, notSeen.record.body.because).toLowerCase()}` : '',
    // What was said before the first finding is no longer so.
    room.record.body.nothingFound && findings === 0 ? 'Nothing found' : '',
    counted(findings, 'finding'),
    counted(standingReadings(inRoom).length, 'reading'),
    counted(ofKind(inRoom, 'photo').length, 'photo'),
  ].filter(Boolean);
  return detail.join(', ') || 'Not looked at yet';
}

/** What was begun, by what it is to be. Of what is recorded already it is a change. */
function begunWords(begun: readonly KeptDraft[], recorded: readonly FiledRecord[]): string {
  const what = begun.map(({ id, kind }) => (recorded.some((one) => one.id === id) ? 'change' : kind));
  const words = (['finding', 'reading', 'note', 'change'] as const).map((kind) =>
    counted(what.filter((one) => one === kind).length, kind),
  );
  const said = words.filter(Boolean).join(', ');
  return said && `${said} not finished`;
}

import type { OpaqueId } from '#domain/ids.ts';
import { clearedNote } from '#domain/records/cleared-note.ts';
import { clearedPhoto } from '#domain/records/cleared-photo.ts';
import type { RecordOf } from '#domain/records/define-record.ts';
import { declined } from '#domain/records/declined.ts';
import { finding } from '#domain/records/finding.ts';
import { findingCheck } from '#domain/records/finding-check.ts';
import { inspection } from '#domain/records/inspection.ts';
import { note } from '#domain/records/note.ts';
import { photo } from '#domain/records/photo.ts';
import { reading } from '#domain/records/reading.ts';
import { room } from '#domain/records/room.ts';
import { worksCheck } from '#domain/records/works-check.ts';
import type { DayNumber } from '#domain/time/calendar-day.ts';
import type { DemoAccount } from './accounts.ts';
import { arriveAtHome, lookAtServices } from './at-the-home.ts';
import { planVisit, type Planned } from './case-file.ts';
import { dateOf, minuteOf, minutesInto } from './demo-days.ts';
import { PICTURE_SIZE, PICTURES, type PictureName } from './pictures.ts';
import type { HomeScribe, Making } from './scribe.ts';

type RoomBody = RecordOf<typeof room>['body'];
export type FindingBody = Omit<RecordOf<typeof finding>['body'], 'room'>;
export type ReadingBody = Omit<RecordOf<typeof reading>['body'], 'room' | 'takenAt'>;
type InspectionBody = RecordOf<typeof inspection>['body'];

/** What a surveyor recorded in one room. */
export interface RoomSeen {
  readonly room: RoomBody;
  readonly findings?: readonly FindingBody[];
  readonly readings?: readonly ReadingBody[];
  /** Looked at and cleared to share. */
  readonly pictures?: readonly PictureName[];
  /** Taken, and not looked at yet. */
  readonly unchecked?: readonly PictureName[];
  readonly note?: string;
  /** The same in words about the building alone, cleared to share. */
  readonly clearedNote?: string;
  /** Not seen, and why. */
  readonly declined?: RecordOf<typeof declined>['body']['because'];
}

export interface Seen {
  readonly inspection: Omit<InspectionBody, 'visit' | 'visitKind' | 'startedAt' | 'manner'> & {
    readonly manner?: InspectionBody['manner'];
  };
  readonly rooms: readonly RoomSeen[];
  /** What was found or asked for earlier, and how it was found now. */
  readonly looked?: { readonly findings: readonly OpaqueId[]; readonly jobs: readonly OpaqueId[] };
}

export interface Inspected {
  readonly id: OpaqueId;
  readonly visit: OpaqueId;
  readonly surveyor: DemoAccount;
  readonly day: DayNumber;
  /** Minutes after midnight when the last room was done. */
  readonly doneAtMinute: number;
  readonly rooms: readonly OpaqueId[];
  readonly findings: readonly OpaqueId[];
}

/** Plans a visit that has been made, and writes what its surveyor recorded, some minutes a room. */
export function visited(scribe: HomeScribe, planned: Planned, seen: Seen): Inspected {
  const visit = planVisit(scribe, planned);
  const id = scribe.newId();
  const start = minuteOf(planned.time);
  const made = (minute: number): Making => ({
    at: minutesInto(planned.day, minute),
    by: planned.surveyor,
    case: planned.case,
    inspection: id,
  });
  scribe.write(
    inspection,
    {
      visit,
      visitKind: planned.visitKind,
      manner: 'in-person',
      startedAt: minutesInto(planned.day, start),
      ...seen.inspection,
    },
    { ...made(start), id },
  );
  if (planned.visitKind !== 'repair') arriveAtHome(scribe, made(start + 1));
  for (const earlier of seen.looked?.findings ?? [])
    scribe.write(findingCheck, { finding: earlier, now: 'gone' }, made(start + 2));
  for (const job of seen.looked?.jobs ?? [])
    scribe.write(worksCheck, { order: job, works: 'done' }, made(start + 2));
  const rooms: OpaqueId[] = [];
  const findings: OpaqueId[] = [];
  let minute = start + 3;
  for (const each of seen.rooms) {
    const written = writeRoom(scribe, each, minute, planned.day, made);
    rooms.push(written.room);
    findings.push(...written.findings);
    minute += 6;
  }
  return { id, visit, surveyor: planned.surveyor, day: planned.day, doneAtMinute: minute, rooms, findings };
}

function writeRoom(
  scribe: HomeScribe,
  seen: RoomSeen,
  minute: number,
  day: DayNumber,
  made: (minute: number) => Making,
): { room: OpaqueId; findings: readonly OpaqueId[] } {
  const id = scribe.write(room, seen.room, made(minute));
  if (seen.declined !== undefined) {
    scribe.write(declined, { what: 'see-room', room: id, because: seen.declined }, made(minute));
    return { room: id, findings: [] };
  }
  lookAtServices(scribe, id, seen.room.roomKind, made(minute + 1));
  const findings = (seen.findings ?? []).map((body) =>
    scribe.write(finding, { room: id, ...body }, made(minute + 1)),
  );
  for (const body of seen.readings ?? []) {
    scribe.write(reading, { room: id, ...body, takenAt: minutesInto(day, minute + 2) }, made(minute + 2));
  }
  for (const name of seen.unchecked ?? []) takePhoto(scribe, name, id, day, made(minute + 3));
  for (const name of seen.pictures ?? []) {
    const taken = takePhoto(scribe, name, id, day, made(minute + 3));
    const { sha256, element } = PICTURES[name];
    const shown = { picture: sha256, takenOn: dateOf(day), ...PICTURE_SIZE };
    scribe.write(clearedPhoto, { photo: taken, room: id, element, ...shown }, made(minute + 4));
  }
  if (seen.note !== undefined) {
    const written = scribe.write(note, { room: id, words: seen.note }, made(minute + 5));
    if (seen.clearedNote !== undefined) {
      scribe.write(clearedNote, { note: written, room: id, words: seen.clearedNote }, made(minute + 5));
    }
  }
  return { room: id, findings };
}

function takePhoto(
  scribe: HomeScribe,
  name: PictureName,
  roomId: OpaqueId,
  day: DayNumber,
  made: Making,
): OpaqueId {
  const { sha256, element } = PICTURES[name];
  return scribe.write(
    photo,
    { picture: sha256, room: roomId, element, takenOn: dateOf(day), ...PICTURE_SIZE },
    made,
  );
}

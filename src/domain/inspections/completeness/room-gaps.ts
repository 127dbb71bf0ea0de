import { ofKind, type FiledOf, type FiledRecord } from '../../cases/filed-record.ts';
import { hazardOf } from '../belonging.ts';
import { photosDeclined } from '../declined.ts';
import { roomName } from '../room-names.ts';
import { standingReadings } from '../standing-readings.ts';
import type { VisitShape } from '../visit-shapes.ts';
import { amber, red, type Gap } from './gap.ts';
import { contentsOf, lookedAt, roomsOfVisit } from './rooms-seen.ts';

/** Rooms in which water is used: whether air is drawn out of them is half of why they are damp. */
const WET_ROOMS: ReadonlySet<string> = new Set(['kitchen', 'bathroom', 'shower-room', 'wc', 'utility']);
/** The air of a room is the same on every wall: these readings need no spot. */
const OF_THE_AIR: ReadonlySet<string> = new Set(['air-temperature', 'relative-humidity']);

/** Nobody opened it to the visit, or the visit did not come to it. A room added by mistake is taken out instead. */
const NOT_SEEN = ['room-declined', 'not-today'] as const;

/** Each room looked at; each one with a finding has its reading, its photo and, where water is used, its fan. */
export function roomGaps(records: readonly FiledRecord[], shape: VisitShape): Gap[] {
  const rooms = roomsOfVisit(records);
  if (rooms.length === 0) {
    if (shape.comparison && ofKind(records, 'finding-check').length > 0) return [];
    const detail = 'Open or add each room you look at, also where nothing is found';
    return [
      red({ key: 'rooms', title: 'No room looked at yet', detail, place: { at: 'visit' } }, ...NOT_SEEN),
    ];
  }
  return rooms.flatMap((room) => {
    const name = roomName(room.record.body);
    const place = { at: 'room', room: room.id } as const;
    if (lookedAt(room, records)) return contentGaps(room, name, records, shape);
    const detail = 'Or say that nothing was found';
    return [
      amber({ key: `room ${room.id}`, title: `${name} not looked at yet`, detail, place }, ...NOT_SEEN),
    ];
  });
}

function contentGaps(
  room: FiledOf<'room'>,
  name: string,
  records: readonly FiledRecord[],
  shape: VisitShape,
): Gap[] {
  const inRoom = contentsOf(room.id, records);
  const findings = ofKind(inRoom, 'finding');
  if (findings.length === 0) return [];
  const damp = shape.readings && findings.some(({ record }) => hazardOf(record.body) === 'damp-and-mould');
  return [
    ...(damp ? readingGap(room.id, name, standingReadings(inRoom)) : []),
    ...photoGap(room.id, name, inRoom, records),
    ...(damp && WET_ROOMS.has(room.record.body.roomKind) ? fanGap(room.id, name, inRoom) : []),
  ];
}

/** A number means nothing to a later reader without its scale, which every reading has, its meter and its spot. */
function readingGap(room: string, name: string, readings: readonly FiledOf<'reading'>[]): Gap[] {
  const whole = readings.some(
    ({ record: { body } }) =>
      body.meter !== undefined && (OF_THE_AIR.has(body.quantity) || body.element !== undefined),
  );
  if (whole) return [];
  const place = { at: 'room', room } as const;
  const key = `reading ${room}`;
  if (readings.length === 0)
    return [
      red(
        { key, title: `${name} needs a reading`, detail: 'With its scale and meter', place },
        'no-readings',
        'no-damp-spot',
      ),
    ];
  const title = `${name} needs a reading with its meter and spot`;
  return [red({ key, title, detail: 'Tap the reading to add them', place }, 'not-noted')];
}

function photoGap(
  room: string,
  name: string,
  inRoom: readonly FiledRecord[],
  records: readonly FiledRecord[],
): Gap[] {
  const pictures = ofKind(inRoom, 'photo').length + ofKind(inRoom, 'cleared-photo').length;
  if (pictures > 0 || photosDeclined(records, room)) return [];
  const place = { at: 'room', room } as const;
  return [
    red(
      { key: `photo ${room}`, title: `${name} needs a photo`, detail: 'Of what was found', place },
      'no-photos',
    ),
  ];
}

function fanGap(room: string, name: string, inRoom: readonly FiledRecord[]): Gap[] {
  if (ofKind(inRoom, 'room-services').some(({ record }) => record.body.fan !== undefined)) return [];
  const title = `${name} needs a word on its fan`;
  const detail = 'Works, does not run, or none: one tap';
  return [amber({ key: `fan ${room}`, title, detail, place: { at: 'services', room } }, 'not-today')];
}

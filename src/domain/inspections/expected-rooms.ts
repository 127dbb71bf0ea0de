import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import type { RoomKind } from './room-names.ts';
import type { VisitKind } from './visit-shapes.ts';

/** A room that this home is known to have and that this visit has no record of yet. */
export interface ExpectedRoom {
  readonly roomKind: RoomKind;
  readonly number?: number;
}

/**
 * The rooms to look at: those of the newest earlier visit, then those that the building's facts say it has besides: an
 * earlier visit may have been for one room. Nobody has looked at them yet: they are offered, never counted.
 */
export function expectedRooms(
  homeRecords: readonly FiledRecord[],
  inspection: string,
  visitKind: VisitKind,
): readonly ExpectedRoom[] {
  const here = roomsOfVisit(homeRecords, inspection);
  const shared = visitKind === 'shared-parts';
  const earlier = roomsOfEarlier(homeRecords, inspection, shared) ?? [];
  const known = shared ? earlier : [...earlier, ...roomsOfHome(homeRecords)];
  return known.filter(
    (room, at) =>
      known.findIndex((one) => sameRoom(one, room)) === at && !here.some((one) => sameRoom(one, room)),
  );
}

function sameRoom(one: ExpectedRoom, other: ExpectedRoom): boolean {
  return one.roomKind === other.roomKind && (one.number ?? 1) === (other.number ?? 1);
}

function roomsOfVisit(records: readonly FiledRecord[], inspection: string): ExpectedRoom[] {
  const ofVisit = records.filter(({ record }) => record.inspection === inspection);
  const rooms = ofKind(ofVisit, 'room').filter(({ record }) => record.body.mistake !== true);
  rooms.sort((one, other) => happened(one).at - happened(other).at);
  return rooms.map(({ record: { body } }) => ({
    roomKind: body.roomKind,
    ...(body.number === undefined ? {} : { number: body.number }),
  }));
}

function roomsOfEarlier(
  records: readonly FiledRecord[],
  inspection: string,
  shared: boolean,
): ExpectedRoom[] | null {
  const visits = ofKind(records, 'inspection').filter(
    ({ id, record }) => id !== inspection && (record.body.visitKind === 'shared-parts') === shared,
  );
  visits.sort((one, other) => happened(other).at - happened(one).at);
  const found = visits.map(({ id }) => roomsOfVisit(records, id)).find((rooms) => rooms.length > 0);
  if (!found) return null;
  return found.filter((room, at) => found.findIndex((one) => sameRoom(one, room)) === at);
}

function roomsOfHome(records: readonly FiledRecord[]): ExpectedRoom[] {
  const property = ofKind(records, 'property')[0]?.record.body;
  if (!property) return [];
  const { bedrooms } = property;
  const numbered = Array.from({ length: bedrooms }, (_, at): ExpectedRoom => {
    return bedrooms === 1 ? { roomKind: 'bedroom' } : { roomKind: 'bedroom', number: at + 1 };
  });
  return [
    ...numbered,
    ...(['living-room', 'kitchen', 'bathroom', 'hall'] as const).map((roomKind) => ({ roomKind })),
  ];
}

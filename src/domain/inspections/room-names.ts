import { ROOM_KINDS } from '../records/vocabulary.ts';

export type RoomKind = keyof typeof ROOM_KINDS;

/** "Bedroom 2": the neutral name that everyone sees. A private label never takes part in it. */
export function roomName(room: { readonly roomKind: RoomKind; readonly number?: number }): string {
  const kind = ROOM_KINDS[room.roomKind];
  return room.number === undefined ? kind : `${kind} ${room.number}`;
}

/** The first number free for another room of this kind; null while there is none of the kind yet. */
export function freeNumber(
  roomKind: RoomKind,
  rooms: readonly { readonly roomKind: RoomKind; readonly number?: number }[],
): number | null {
  const same = rooms.filter((room) => room.roomKind === roomKind);
  if (same.length === 0) return null;
  const taken = new Set(same.map((room) => room.number ?? 1));
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}

import type { OpaqueId } from '#domain/ids.ts';
import { expectedRooms, type ExpectedRoom } from '#domain/inspections/expected-rooms.ts';
import { freeNumber, roomName, type RoomKind } from '#domain/inspections/room-names.ts';
import { roomsOfVisit } from '#domain/inspections/completeness/rooms-seen.ts';
import { visitShape } from '#domain/inspections/visit-shapes.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { room } from '#domain/records/room.ts';
import { ROOM_KINDS } from '#domain/records/vocabulary.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { store } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

type Body = RecordNamed<'room'>['body'];

/** What may be put right of a room. */
export interface RoomFacts {
  readonly roomKind: RoomKind;
  readonly number: number | null;
  readonly privateLabel: string;
}

/** Adds rooms to a visit, copies and corrects them, and says of a room that nothing was found there. */
export class RoomList {
  /** The sentence why something was not kept, or "". */
  problem = $state('');
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** Rooms that the home is known to have and that nobody has looked at in this visit. */
  get expected(): readonly (ExpectedRoom & { readonly name: string })[] {
    const { held, homeRecords } = this.#inspection;
    if (!held) return [];
    return expectedRooms(homeRecords, held.id, held.record.body.visitKind).map((one) => ({
      ...one,
      name: roomName(one),
    }));
  }

  /** Every kind of room, those of this kind of visit first. */
  get kinds(): readonly { readonly value: RoomKind; readonly label: string }[] {
    const first = visitShape(this.#inspection.held?.record.body.visitKind ?? 'damp-and-mould').rooms;
    const all = Object.keys(ROOM_KINDS) as RoomKind[];
    return [...first, ...all.filter((kind) => !first.includes(kind))].map((value) => ({
      value,
      label: ROOM_KINDS[value],
    }));
  }

  /** The room to go on to from this one: one that nobody has looked at yet. */
  nextAfter(id: string): { readonly name: string; readonly open: () => Promise<string | null> } | null {
    const here = this.#inspection.rooms.find((one) => one.id !== id && !one.lookedAt);
    if (here) return { name: here.name, open: () => Promise.resolve(here.id) };
    const known = this.expected[0];
    return known ? { name: known.name, open: () => this.addExpected(known) } : null;
  }

  /** Adds a room by its kind alone: the second of a kind takes the next number by itself. */
  async addNext(roomKind: RoomKind): Promise<OpaqueId | null> {
    const number = freeNumber(roomKind, this.#bodies);
    return this.#put({ roomKind, ...(number === null ? {} : { number }) });
  }

  /** Adds a room that the home is known to have. */
  async addExpected({ roomKind, number }: ExpectedRoom, nothingFound = false): Promise<OpaqueId | null> {
    return this.#put({
      roomKind,
      ...(number === undefined ? {} : { number }),
      ...(nothingFound ? { nothingFound } : {}),
    });
  }

  /** Another room of the same kind, to be looked at in the same places. Nothing that was found or read is copied. */
  async copy(id: string): Promise<OpaqueId | null> {
    const known = this.#body(id);
    if (!known) return null;
    const number = freeNumber(known.roomKind, this.#bodies);
    return this.#put({
      roomKind: known.roomKind,
      ...(number === null ? {} : { number }),
      ...(known.storey === undefined ? {} : { storey: known.storey }),
      likeRoom: opaque(id),
    });
  }

  /** "Nothing found" in one tap, and back again in one. */
  async nothingFound(id: string, nothingFound: boolean): Promise<boolean> {
    return this.#amend(id, (body) => ({ ...body, nothingFound }));
  }

  /** Puts right what a room is called. */
  async correct(id: string, { roomKind, number, privateLabel }: RoomFacts): Promise<boolean> {
    const label = privateLabel.trim();
    return this.#amend(id, ({ number: _number, privateLabel: _label, ...body }) => ({
      ...body,
      roomKind,
      ...(number === null ? {} : { number }),
      ...(label === '' ? {} : { privateLabel: label }),
    }));
  }

  /** Takes a room out that was added by mistake. Its record stays, and says so. */
  async takeOut(id: string): Promise<boolean> {
    return this.#amend(id, (body) => ({ ...body, mistake: true }));
  }

  get #bodies(): readonly Body[] {
    return roomsOfVisit(this.#inspection.records).map(({ record }) => record.body);
  }

  #body(id: string): Body | null {
    return this.#inspection.of('room').find((one) => one.id === id)?.record.body ?? null;
  }

  async #put(body: Body): Promise<OpaqueId | null> {
    const { phone } = this.#inspection.survey;
    const id = phone.mint.id();
    const envelope = phone.mint.envelope(this.#inspection.place());
    const stored = await phone.records.put(id, mintRecord(room, body, envelope));
    this.problem = stored.ok ? '' : stored.problem.sentence;
    return stored.ok ? id : null;
  }

  async #amend(id: string, change: (body: Body) => Body): Promise<boolean> {
    const known = this.#inspection.of('room').find((one) => one.id === id);
    if (!known) return false;
    const body = change(known.record.body);
    const problem = await store(this.#inspection.survey.phone, opaque(id), { ...known.record, body });
    this.problem = problem ?? '';
    return problem === null;
  }
}

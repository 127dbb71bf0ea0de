import type { OpaqueId } from '#domain/ids.ts';
import { freeNumber, type RoomKind } from '#domain/inspections/room-names.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { room } from '#domain/records/room.ts';
import type { Inspection } from './inspection.svelte.ts';
import { store } from './record-form.svelte.ts';
import { opaque } from './survey.svelte.ts';

/** Adds rooms to a visit and says of a room that nothing was found there. */
export class RoomList {
  /** The sentence why something was not kept, or "". */
  problem = $state('');
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** The number that another room of this kind would have, or null while it needs none. */
  numberFor(roomKind: RoomKind): number | null {
    return freeNumber(
      roomKind,
      this.#inspection.of('room').map(({ record }) => record.body),
    );
  }

  /** Adds a room and answers its id, or null when the phone could not keep it. The first of its kind has no number. */
  async add(roomKind: RoomKind, number: number | null, privateLabel: string): Promise<OpaqueId | null> {
    const { phone } = this.#inspection.survey;
    const id = phone.mint.id();
    const label = privateLabel.trim();
    const body = {
      roomKind,
      ...(number === null ? {} : { number }),
      ...(label === '' ? {} : { privateLabel: label }),
    };
    const stored = await phone.records.put(
      id,
      mintRecord(room, body, phone.mint.envelope(this.#inspection.place())),
    );
    this.problem = stored.ok ? '' : stored.problem.sentence;
    return stored.ok ? id : null;
  }

  /** "Nothing found" in one tap, and back again in one. */
  async nothingFound(id: string, nothingFound: boolean): Promise<void> {
    const { phone } = this.#inspection.survey;
    const known = this.#inspection.of('room').find((one) => one.id === id);
    if (!known) return;
    const body = { ...known.record.body, nothingFound };
    this.problem = (await store(phone, opaque(id), { ...known.record, body })) ?? '';
  }
}

import { mintRecord } from '#domain/records/mint-record.ts';
import { sameInEveryRoom } from '#domain/inspections/services.ts';
import { roomServices } from '#domain/records/room-services.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { store, type RecordForm } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';
import { openTheOne } from '../visit/visit-form.ts';

/** Ventilation and heating of one room. */
export class RoomServicesForm {
  readonly inspection: Inspection;
  readonly room: string;
  form = $state.raw<RecordForm<'room-services', typeof roomServices.fields> | null>(null);
  /** The sentence why another room did not take the answers, or "". */
  problem = $state('');

  constructor(inspection: Inspection, room: string) {
    this.inspection = inspection;
    this.room = room;
  }

  async open(): Promise<void> {
    this.form = await openTheOne(this.inspection, roomServices, this.room, { room: opaque(this.room) });
  }

  /** Where a fan is asked for first: rooms in which water is used. */
  get wet(): boolean {
    const body = this.inspection.of('room').find(({ id }) => id === this.room)?.record.body;
    return body !== undefined && WET.includes(body.roomKind);
  }

  /** Keeps the answers. False when something is to be put right. */
  save(): Promise<boolean> {
    return this.form?.save(this.inspection.place()) ?? Promise.resolve(false);
  }

  /** Keeps the answers, and those that are alike for every other room that does not say otherwise. */
  async saveForAll(): Promise<boolean> {
    if (!this.form || !(await this.save())) return false;
    const { phone } = this.inspection.survey;
    const from = phone.records.index.record(this.form.id)?.record;
    if (from?.kind !== 'room-services') return false;
    for (const { known, body } of sameInEveryRoom(from.body, this.inspection.records)) {
      const record = mintRecord(roomServices, body, phone.mint.envelope(this.inspection.place()));
      this.problem = (await store(phone, known ?? phone.mint.id(), record)) ?? '';
      if (this.problem !== '') return false;
    }
    return true;
  }
}

const WET: readonly string[] = ['kitchen', 'bathroom', 'shower-room', 'wc', 'utility'];

import { photosDeclined, roomDeclined } from '#domain/inspections/declined.ts';
import { declined } from '#domain/records/declined.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { labelOf } from '../field-options.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { store } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

type Body = RecordNamed<'declined'>['body'];

/** Says what a visit was not shown, and takes that back. A declined answer is an answer. */
export class Declining {
  /** The sentence why something was not kept, or "". */
  problem = $state('');
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** Why a room was not seen, or "". */
  roomBecause(room: string): string {
    const said = roomDeclined(this.#inspection.records, room);
    return labelOf(declined.fields.because, said?.record.body.because);
  }

  /** Whether no photos are wanted in a room; of the home (`null`), anywhere. */
  noPhotos(room: string | null): boolean {
    return photosDeclined(this.#inspection.records, room) !== undefined;
  }

  /** A room was not shown. */
  async room(room: string, because: Body['because']): Promise<void> {
    await this.#say({ what: 'see-room', room: opaque(room), because });
  }

  /** No photos, in one room or in the whole home. */
  async photos(room: string | null): Promise<void> {
    const where = room === null ? {} : { room: opaque(room) };
    await this.#say({ what: 'take-photos', ...where, because: 'resident-declined' });
  }

  /** It is shown after all. */
  async takeBack(what: Body['what'], room: string | null): Promise<void> {
    const { records, survey } = this.#inspection;
    const said =
      what === 'see-room' && room !== null ? roomDeclined(records, room) : photosDeclined(records, room);
    if (!said) return;
    const body = { ...said.record.body, takenBack: true };
    this.problem = (await store(survey.phone, said.id, { ...said.record, body })) ?? '';
  }

  async #say(body: Body): Promise<void> {
    const { mint, records } = this.#inspection.survey.phone;
    const envelope = mint.envelope(this.#inspection.personalPlace());
    const stored = await records.put(mint.id(), mintRecord(declined, body, envelope));
    this.problem = stored.ok ? '' : stored.problem.sentence;
  }
}

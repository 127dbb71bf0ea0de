import { arrival } from '#domain/records/arrival.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { RecordForm } from '../record-form.svelte.ts';

/** How this visit got in. One record a visit; saving again changes it. */
export class ArrivalForm {
  readonly form: RecordForm<'arrival', typeof arrival.fields>;
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
    const known = inspection.of('arrival').at(-1);
    // The draft lies under the visit, so that reopening the screen finds it; its record has an id of its own.
    this.form = new RecordForm({
      phone: inspection.survey.phone,
      kind: arrival,
      id: inspection.key,
      place: inspection.draftPlace(),
      start: known ? { ...known.record.body } : {},
    });
  }

  async open(): Promise<void> {
    await this.form.draft.open();
  }

  /** Keeps it. False when something is to be put right. */
  save(): Promise<boolean> {
    const known = this.#inspection.of('arrival').at(-1);
    const id = known?.id ?? this.#inspection.survey.phone.mint.id();
    return this.form.save(this.#inspection.personalPlace(), null, id);
  }
}

import { accessAttempt } from '#domain/records/access-attempt.ts';
import type { Inspection } from './inspection.svelte.ts';
import { RecordForm } from './record-form.svelte.ts';
import { opaque } from './survey.svelte.ts';

/** An attempt to get in that did not. It stops no clock: it is evidence that somebody tried. */
export class NoAccess {
  readonly form: RecordForm<'access-attempt', typeof accessAttempt.fields>;
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
    const { phone } = inspection.survey;
    // The draft lies under the visit, so that reopening the screen finds it; its record takes an id of its own.
    this.form = new RecordForm({
      phone,
      kind: accessAttempt,
      id: inspection.key,
      place: inspection.draftPlace(),
      start: { method: 'door' },
    });
  }

  async open(): Promise<void> {
    await this.form.draft.open();
  }

  /** Records the attempt now. False when something is to be put right. */
  async save(): Promise<boolean> {
    const { survey, home } = this.#inspection;
    if (home === null) return false;
    const { mint, records } = survey.phone;
    const caseId = this.#inspection.held?.record.case ?? this.#inspection.visit?.record.case ?? null;
    const place = { home: opaque(home), case: caseId, tenancy: survey.tenancyOf(home) };
    const record = this.form.complete(place, { at: mint.instant() });
    if (record === null) return false;
    const stored = await records.put(mint.id(), record);
    if (!stored.ok) return this.form.refuse([{ id: null, text: stored.problem.sentence }]);
    await this.form.draft.forget();
    return true;
  }
}

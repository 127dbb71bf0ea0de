import { residentAccount } from '#domain/records/resident-account.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { RecordForm } from '../record-form.svelte.ts';
import { residentsOf, theOnlyOne } from './residents.ts';
import { opaque } from '../survey.svelte.ts';

/** What a resident says: closed answers and dates, and their own words, which nobody outside sees unchecked. */
export class ResidentAccountForm {
  readonly inspection: Inspection;
  readonly form: RecordForm<'resident-account', typeof residentAccount.fields>;
  /** Whose account it is. */
  person = $state<string | undefined>();

  constructor(inspection: Inspection, id: string) {
    this.inspection = inspection;
    const known = inspection.of('resident-account').find((one) => one.id === id);
    this.person = known?.record.subjects[0];
    this.form = new RecordForm({
      phone: inspection.survey.phone,
      kind: residentAccount,
      id,
      place: inspection.draftPlace(),
      start: known ? { ...known.record.body } : {},
    });
  }

  get people() {
    return residentsOf(this.inspection);
  }

  get rooms(): readonly { readonly value: string; readonly label: string }[] {
    return this.inspection.rooms.map(({ id, name }) => ({ value: id, label: name }));
  }

  /** Keeps it. False when something is to be put right. */
  save(): Promise<boolean> {
    const subject = this.person ?? theOnlyOne(this.people);
    if (subject === null) {
      const problem =
        this.people.length === 0 ? { id: null, text: NOBODY } : { id: 'person', text: 'Choose who says it.' };
      return Promise.resolve(this.form.refuse([problem]));
    }
    return this.form.save(this.inspection.personalPlace({ subjects: [opaque(subject)] }));
  }
}

const NOBODY =
  'This phone does not know who lives here, so these answers have nobody to belong to. Write them as a note; the office files it.';

import type { Instruction } from '#domain/disclosure/instructions.ts';
import { toldInstead } from '#domain/inspections/home-instructions.ts';
import { neededOf } from '#domain/records/fields.ts';
import { householdNeed } from '#domain/records/household-need.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { askedBefore, GROUPS, needRecords, type AskedNow } from './household-answers.ts';
import { needsKnown } from './needs-known.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { asFormProblems, store, type FormProblem } from '../record-form.svelte.ts';
import { residentsOf, theOnlyOne } from './residents.ts';
import { opaque } from '../survey.svelte.ts';

/** Asking about the household: need and consequence, never a diagnosis. */
export class HouseholdForm {
  readonly inspection: Inspection;
  readonly draft: KeptDraftOf<AskedNow>;
  problems = $state.raw<readonly FormProblem[]>([]);
  tries = $state(0);
  saving = $state(false);
  readonly #readNumber: (typed: string) => number | null;

  constructor(inspection: Inspection, readNumber: (typed: string) => number | null) {
    this.inspection = inspection;
    this.#readNumber = readNumber;
    const key = { id: inspection.held?.id ?? '', kind: 'household', version: 1 };
    this.draft = new KeptDraftOf<AskedNow>(
      inspection.survey.phone,
      key,
      inspection.draftPlace(),
      askedBefore(inspection.records),
    );
  }

  async open(): Promise<void> {
    await this.draft.open();
  }

  get asked(): AskedNow {
    return this.draft.value;
  }

  /** The people of the home whom the answers can be about. */
  get people(): readonly { readonly value: string; readonly label: string }[] {
    return residentsOf(this.inspection);
  }

  /** What the office or an earlier visit wrote down, as others are told it. */
  get known(): ReturnType<typeof needsKnown> {
    const now = this.inspection.held?.id;
    return needsKnown(this.inspection.homeRecords.filter(({ record }) => record.inspection !== now));
  }

  /** What others are told instead of the answers of one group. */
  told(group: 'household' | 'health' | 'adjustments' | 'support'): readonly Instruction[] {
    return toldInstead(GROUPS[group].fields.needs, this.asked[group]);
  }

  change(part: Partial<AskedNow>): void {
    this.draft.change(part);
  }

  error(name: string): string | undefined {
    return this.problems.find(({ id }) => id === name)?.text;
  }

  /** Makes a record of each kind that was answered. False when something is to be put right. */
  async save(): Promise<boolean> {
    if (this.saving) return false;
    this.tries += 1;
    this.saving = true;
    try {
      return await this.#store();
    } finally {
      this.saving = false;
    }
  }

  async #store(): Promise<boolean> {
    const { phone } = this.inspection.survey;
    const { changes } = this.draft;
    const subject = this.#subject();
    if (this.asked.answer === undefined)
      return this.#refuse([{ id: 'answer', text: neededOf(householdNeed.fields.answer) }]);
    if (subject === null)
      return this.#refuse([
        { id: 'person', text: this.people.length === 0 ? NOBODY : 'Choose who answered.' },
      ]);
    const envelope = () =>
      phone.mint.envelope(this.inspection.personalPlace({ subjects: [opaque(subject)] }));
    const outcomes = needRecords(this.asked, this.#readNumber, envelope);
    const problems = outcomes.flatMap((one) => (one.ok ? [] : asFormProblems(one.problem)));
    if (problems.length > 0) return this.#refuse(problems);
    for (const outcome of outcomes) {
      const stored = outcome.ok ? await store(phone, this.#idFor(outcome.value.kind), outcome.value) : null;
      if (stored !== null) return this.#refuse([{ id: null, text: stored }]);
    }
    // What was answered while they were being stored belongs to them too.
    if (this.draft.changes !== changes) return this.#store();
    await this.draft.forget();
    return true;
  }

  /** The record of this kind made in this visit is changed; without one, a new one is made. */
  #idFor(kind: SurveyRecord['kind']): string {
    return (
      this.inspection.records.find(({ record }) => record.kind === kind)?.id ??
      this.inspection.survey.phone.mint.id()
    );
  }

  #subject(): string | null {
    return this.asked.person ?? theOnlyOne(this.people);
  }

  #refuse(problems: readonly FormProblem[]): false {
    this.problems = problems;
    return false;
  }
}

const NOBODY =
  'This phone does not know who lives here, so the answer has nobody to belong to. Write it as a note; the office files it.';

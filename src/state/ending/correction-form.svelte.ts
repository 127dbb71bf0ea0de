import { completeDraft, mintRecord } from '#domain/records/mint-record.ts';
import { correction } from '#domain/records/correction.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import type { Field } from '#domain/records/fields.ts';
import { kindNamed, type RecordNamed, type SurveyRecord } from '#domain/records/registry.ts';
import type { HeldRecord } from '../../device/record-index.ts';
import { titleOf } from './correctable.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { asFormProblems, store, type FormProblem } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

type Because = NonNullable<RecordNamed<'correction'>['body']['because']>;
type Values = Readonly<Record<string, unknown>>;

interface Correcting {
  /** The ids that both records will have: to try again after half of it was stored makes no third. */
  readonly replacement: string;
  readonly correction: string;
  readonly values: Values;
  readonly because?: Because;
}

/** A field that can be put right here: a closed answer, a number, a day or a yes. */
export interface CorrectedField {
  readonly name: string;
  readonly field: Field;
  readonly was: unknown;
  readonly now: unknown;
}

/** Puts a record of a finished visit right: a new record of the same kind, and a correction that names both. */
export class CorrectionForm {
  readonly inspection: Inspection;
  readonly wrong: HeldRecord | null;
  readonly kind: RecordKind | null;
  readonly draft: KeptDraftOf<Correcting>;
  problems = $state.raw<readonly FormProblem[]>([]);
  tries = $state(0);
  saving = $state(false);

  constructor(inspection: Inspection, id: string) {
    this.inspection = inspection;
    const held = inspection.survey.record(id);
    this.wrong = held?.mine && held.record.inspection === inspection.held?.id ? held : null;
    this.kind = kindNamed(this.wrong?.record.kind);
    const key = { id, kind: 'correction', version: 1 };
    const { phone } = inspection.survey;
    this.draft = new KeptDraftOf<Correcting>(phone, key, inspection.draftPlace(), {
      replacement: phone.mint.id(),
      correction: phone.mint.id(),
      values: { ...(this.wrong?.record.body ?? {}) },
    });
  }

  async open(): Promise<void> {
    await this.draft.open();
  }

  /** What it is about: "Bedroom 2", "23.4 %WME, pin, plaster, wall". */
  get title(): string {
    return (this.wrong && titleOf(this.wrong, this.inspection)) ?? '';
  }

  get fields(): readonly CorrectedField[] {
    const was: Values = { ...(this.wrong?.record.body ?? {}) };
    return Object.entries(this.kind?.fields ?? {}).flatMap(([name, field]) =>
      ['choice', 'number', 'flag', 'date'].includes(field.shape.as)
        ? [{ name, field, was: was[name], now: this.draft.value.values[name] }]
        : [],
    );
  }

  set(name: string, value: unknown): void {
    const values = { ...this.draft.value.values };
    if (value === undefined || value === '') Reflect.deleteProperty(values, name);
    else values[name] = value;
    this.draft.change({ values });
  }

  say(because: Because): void {
    this.draft.change({ because });
  }

  error(id: string): string | undefined {
    return this.problems.find((one) => one.id === id)?.text;
  }

  /** Keeps both. False when something is to be put right. */
  async save(): Promise<boolean> {
    const { wrong, kind } = this;
    if (this.saving || !wrong || !kind) return false;
    this.tries += 1;
    const { values, because } = this.draft.value;
    const { phone } = this.inspection.survey;
    const { mint } = phone;
    const { home, tenancy, case: caseId, inspection, subjects } = wrong.record;
    const place = { home, tenancy, case: caseId, inspection, subjects };
    const outcome = completeDraft(kind, values as never, mint.envelope(place));
    this.problems = outcome.ok ? this.#asked(values, because) : asFormProblems(outcome.problem);
    if (!outcome.ok || this.problems.length > 0 || because === undefined) return false;
    this.saving = true;
    try {
      return await this.#store(outcome.value as unknown as SurveyRecord, wrong.id, because);
    } finally {
      this.saving = false;
    }
  }

  async #store(right: SurveyRecord, wrong: string, because: Because): Promise<boolean> {
    const { phone } = this.inspection.survey;
    const ids = this.draft.value;
    const replacement = opaque(ids.replacement);
    const body = { corrects: opaque(wrong), replacement, because };
    const named = mintRecord(correction, body, phone.mint.envelope(this.inspection.personalPlace()));
    const isNamed = phone.records.index.record(ids.correction) !== null;
    const problem =
      (await store(phone, replacement, right)) ??
      // A correction is written once and never changed.
      (isNamed ? null : await store(phone, opaque(ids.correction), named));
    if (problem !== null) {
      this.problems = [{ id: null, text: problem }];
      return false;
    }
    await this.draft.forget();
    return true;
  }

  #asked(values: Values, because: Because | undefined): readonly FormProblem[] {
    const same = JSON.stringify(values) === JSON.stringify(this.wrong?.record.body);
    return [
      ...(same ? [{ id: null, text: 'Nothing is changed yet. Change what is wrong.' }] : []),
      ...(because === undefined ? [{ id: 'why', text: 'Say why it is put right.' }] : []),
    ];
  }
}

import { withPoint } from '#domain/inspections/typed-reading.ts';
import { reading } from '#domain/records/reading.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { HeldRecord } from '../../device/record-index.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { RecordForm, store } from '../record-form.svelte.ts';

type Body = RecordNamed<'reading'>['body'];
type Mutable = { -readonly [K in keyof Body]: Body[K] };
type Reason = NonNullable<Body['struckOut']>;

/** A kept reading put right, or struck out. What was first kept stays in its history; nothing is taken away. */
export class ReadingCorrection {
  readonly inspection: Inspection;
  readonly held: HeldRecord<RecordNamed<'reading'>>;
  readonly form: RecordForm<'reading', typeof reading.fields>;
  /** The sentence why something was not kept, or "". */
  problem = $state('');
  readonly #readNumber: (typed: string) => number | null;

  constructor(
    inspection: Inspection,
    held: HeldRecord<RecordNamed<'reading'>>,
    readNumber: (typed: string) => number | null,
  ) {
    this.inspection = inspection;
    this.held = held;
    this.#readNumber = readNumber;
    this.form = new RecordForm({
      phone: inspection.survey.phone,
      kind: reading,
      id: held.id,
      place: inspection.draftPlace(held.record.body.room),
      start: { ...held.record.body },
    });
  }

  /** Signed: what is wrong now is put right by a correction of the visit. */
  get finished(): boolean {
    return this.inspection.signOff !== null;
  }

  /** The number as it stands half typed. */
  type(typed: string): void {
    const { scale } = this.held.record.body;
    this.form.type('value', withPoint(typed, this.form.answers.scale ?? scale), this.#readNumber);
  }

  /** Keeps what was put right. False when something is still wrong. */
  save(): Promise<boolean> {
    return this.form.save(this.inspection.place());
  }

  /** Strikes the reading out for a reason, or lets it stand again. What is half typed beside it is let go. */
  async strike(struckOut: Reason | null): Promise<boolean> {
    const { phone } = this.inspection.survey;
    const body: Mutable = { ...this.held.record.body };
    if (struckOut === null) delete body.struckOut;
    else body.struckOut = struckOut;
    const record = { ...this.held.record, body };
    this.problem = (await store(phone, this.held.id, record)) ?? '';
    if (this.problem !== '') return false;
    await this.form.draft.forget();
    return true;
  }
}

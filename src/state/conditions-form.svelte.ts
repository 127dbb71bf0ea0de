import { bodyProblems } from '#domain/records/parse-record.ts';
import { inspection as kind } from '#domain/records/inspection.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { Inspection } from './inspection.svelte.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import { asFormProblems, store, type FormProblem } from './record-form.svelte.ts';
import { opaque } from './survey.svelte.ts';

type Body = RecordNamed<'inspection'>['body'];

interface Conditions extends Partial<Pick<Body, 'heating' | 'windows'>> {
  readonly outdoorCelsius: string;
  readonly outdoorHumidityPercent: string;
}

const SETTLE_MS = 900;

/**
 * Heating, windows and outdoor air on the visit itself. Every keystroke is kept; what is whole goes into the visit's
 * record a moment after the last one, without a button.
 */
export class ConditionsForm {
  problems = $state.raw<readonly FormProblem[]>([]);
  readonly #inspection: Inspection;
  readonly #draft: KeptDraftOf<Conditions>;
  readonly #readNumber: (typed: string) => number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inspection: Inspection, readNumber: (typed: string) => number | null) {
    this.#inspection = inspection;
    this.#readNumber = readNumber;
    const body = inspection.held?.record.body;
    const key = { id: inspection.held?.id ?? '', kind: 'inspection', version: kind.version };
    this.#draft = new KeptDraftOf<Conditions>(inspection.survey.phone, key, inspection.draftPlace(), {
      ...(body?.heating ? { heating: body.heating } : {}),
      ...(body?.windows ? { windows: body.windows } : {}),
      outdoorCelsius: String(body?.outdoorCelsius ?? ''),
      outdoorHumidityPercent: String(body?.outdoorHumidityPercent ?? ''),
    });
  }

  get value(): Conditions {
    return this.#draft.value;
  }

  get words(): string {
    return this.#draft.words;
  }

  async open(): Promise<void> {
    await this.#draft.open();
    if (this.#draft.resumed) this.#settleSoon();
  }

  change(part: Partial<Conditions>): void {
    this.#draft.change(part);
    this.#settleSoon();
  }

  error(name: string): string | undefined {
    return this.problems.find(({ id }) => id === name)?.text;
  }

  /** The screen is left: what is whole goes into the record now. */
  leave(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    void this.#settle();
  }

  #settleSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#settle(), SETTLE_MS);
  }

  async #settle(): Promise<void> {
    this.#timer = undefined;
    const { held, survey } = this.#inspection;
    if (!held) return;
    const { heating, windows } = this.value;
    const celsius = this.#readNumber(this.value.outdoorCelsius);
    const humidity = this.#readNumber(this.value.outdoorHumidityPercent);
    const { visit, visitKind, investigation, manner, startedAt } = held.record.body;
    const body: Body = {
      ...(visit ? { visit } : {}),
      ...{ visitKind, investigation, manner, startedAt },
      ...(heating ? { heating } : {}),
      ...(windows ? { windows } : {}),
      ...(celsius === null ? {} : { outdoorCelsius: celsius }),
      ...(humidity === null ? {} : { outdoorHumidityPercent: humidity }),
    };
    this.problems = asFormProblems(bodyProblems({ ...body }, kind));
    if (this.problems.length > 0) return;
    const before = this.value;
    const problem = await store(survey.phone, opaque(held.id), { ...held.record, body });
    if (problem !== null) this.problems = [{ id: null, text: problem }];
    else if (this.value === before) await this.#draft.forget();
  }
}

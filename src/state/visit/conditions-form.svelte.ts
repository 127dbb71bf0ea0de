import { bodyProblems } from '#domain/records/parse-record.ts';
import { inspection as kind } from '#domain/records/inspection.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { outdoorToday, type OutdoorAir } from '#domain/inspections/outdoor-air.ts';
import { asFormProblems, store, type FormProblem } from '../record-form.svelte.ts';
import { filed, opaque } from '../survey.svelte.ts';

type Body = RecordNamed<'inspection'>['body'];

interface Conditions extends Partial<Pick<Body, 'heating' | 'windows' | 'weather' | 'outdoorAt'>> {
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
      ...(body?.weather ? { weather: body.weather } : {}),
      ...(body?.outdoorAt ? { outdoorAt: body.outdoorAt } : {}),
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

  /** Whether the newest change could not be kept. */
  get failed(): boolean {
    return this.#draft.failed;
  }

  async open(): Promise<void> {
    await this.#draft.open();
    if (this.#draft.resumed) this.#settleSoon();
  }

  change(part: Partial<Conditions>): void {
    this.#draft.change(part);
    this.#settleSoon();
  }

  /** Outdoor air as typed: read now, by whoever types it. */
  typeOutdoor(part: Partial<Pick<Conditions, 'outdoorCelsius' | 'outdoorHumidityPercent'>>): void {
    this.change({ ...part, outdoorAt: this.#inspection.survey.instant() });
  }

  /** The last outdoor air of today from any visit on this phone; null when there is none, or this visit has its own. */
  get earlier(): OutdoorAir | null {
    const { value } = this;
    if (value.outdoorCelsius !== '' || value.outdoorHumidityPercent !== '') return null;
    const { survey } = this.#inspection;
    const visits = filed(survey.ofKind('inspection'), survey.now);
    return outdoorToday(visits, survey.phone.now());
  }

  /** Takes that over, with the time at which it was read. */
  useEarlier({ celsius, humidityPercent, at }: OutdoorAir): void {
    this.change({
      outdoorCelsius: String(celsius),
      outdoorHumidityPercent: String(humidityPercent),
      outdoorAt: at,
    });
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
    const { heating, windows, weather, outdoorAt } = this.value;
    const celsius = this.#readNumber(this.value.outdoorCelsius);
    const humidity = this.#readNumber(this.value.outdoorHumidityPercent);
    const body: Body = {
      ...withoutConditions(held.record.body),
      ...(heating ? { heating } : {}),
      ...(windows ? { windows } : {}),
      ...(weather ? { weather } : {}),
      ...(celsius === null ? {} : { outdoorCelsius: celsius }),
      ...(humidity === null ? {} : { outdoorHumidityPercent: humidity }),
      ...(outdoorAt && (celsius !== null || humidity !== null) ? { outdoorAt } : {}),
    };
    this.problems = asFormProblems(bodyProblems({ ...body }, kind));
    if (this.problems.length > 0) return;
    const before = this.value;
    const problem = await store(survey.phone, opaque(held.id), { ...held.record, body });
    if (problem !== null) this.problems = [{ id: null, text: problem }];
    else if (this.value === before) await this.#draft.forget();
  }
}

// What else the visit's record says is not this form's to touch.
function withoutConditions(body: Body): Body {
  const rest: { -readonly [K in keyof Body]: Body[K] } = { ...body };
  for (const name of [
    'heating',
    'windows',
    'weather',
    'outdoorCelsius',
    'outdoorHumidityPercent',
    'outdoorAt',
  ] as const)
    delete rest[name];
  return rest;
}

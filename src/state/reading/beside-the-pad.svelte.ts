import { overdueWords } from '#domain/inspections/meters.ts';
import {
  differenceWords,
  lastReading,
  type Comparable,
  type LastReading,
} from '#domain/inspections/reading-comparison.ts';
import { spotWords } from '#domain/inspections/reading-words.ts';
import { airOf, marginWords, type MarginWords, type RoomAir } from '#domain/inspections/room-air.ts';
import { isLocalDate } from '#domain/records/moments.ts';
import { reading } from '#domain/records/reading.ts';
import { READING_KINDS, type ReadingKind } from './reading-kinds.ts';
import { labelOf } from '../field-options.ts';
import type { ReadingForm } from './reading-form.svelte.ts';
import { spotOf } from './reading-start.ts';
import { opaque } from '../survey.svelte.ts';

/** What stands beside the number while it is typed: the dew point, the last visit's reading, the meter's check. */
export class BesideThePad {
  readonly #form: ReadingForm;
  // A digit changes none of these: what is looked up among the home's records is looked up once a spot.
  readonly #kind = $derived.by(() => this.#form.pad.kind);
  readonly #step = $derived.by(() => this.#form.step);
  readonly #substrate = $derived.by(() => this.#form.pad.substrate);
  readonly #element = $derived.by(() => this.#form.pad.element);
  readonly #wall = $derived.by(() => this.#form.pad.wall);
  readonly #height = $derived.by(() => this.#form.pad.height);
  readonly #last: LastReading | null = $derived.by(() => this.#lookUp());

  constructor(form: ReadingForm) {
    this.#form = form;
  }

  /** The air of the room, for the dew point: as being typed, else as last read. */
  get air(): RoomAir | null {
    return this.#typedAir() ?? airOf(this.#form.room, this.#form.inspection.records);
  }

  /** How the surface stands against the dew point; null while no air is known. */
  get margin(): MarginWords | null {
    const { air } = this;
    const { pad, readNumber } = this.#form;
    if (!air || (pad.kind !== 'surface' && pad.kind !== 'air')) return null;
    return marginWords(air.air, pad.kind === 'surface' ? readNumber(pad.value) : null);
  }

  /** "Wall left of the door, low": where the number on the pad belongs; "" where a room has no spots. */
  get spot(): string {
    const { kind, pad } = this.#form;
    const spot = spotOf(pad);
    return kind.asksPlace && Object.keys(spot).length > 0 ? spotWords(spot) : '';
  }

  /** "Protimeter 1204, plaster": what the number is taken with and into. */
  get tools(): string {
    const { kind, pad } = this.#form;
    const into = kind.asksSubstrate ? labelOf(reading.fields.substrate, pad.substrate).toLowerCase() : '';
    return [pad.meter.trim(), into].filter(Boolean).join(', ');
  }

  /** The reading of this spot on this scale at an earlier visit, and how the number stands to it. */
  get before(): { readonly words: string; readonly difference: string } | null {
    if (!this.#last) return null;
    const { pad, number, readNumber } = this.#form;
    const difference = differenceWords(this.#last, readNumber(pad[number.name]), pad.meter.trim());
    return { words: this.#last.words, difference };
  }

  /** "Meter T-2 was due a check on Thu 3 Sep. The reading is kept and marked.", or "". */
  get overdue(): string {
    const { pad, inspection } = this.#form;
    const { meter, meterDueOn = '' } = pad;
    if (meter.trim() === '' || !isLocalDate(meterDueOn)) return '';
    const { survey } = inspection;
    return overdueWords(meter.trim(), meterDueOn, survey.phone.mint.today(), survey.now);
  }

  #lookUp(): LastReading | null {
    const { inspection, room } = this.#form;
    const kind: ReadingKind = READING_KINDS[this.#kind];
    const { quantity, scale, method } = kind.numbers[this.#step] ?? kind.numbers[0];
    const spot = spotOf({
      ...(this.#element ? { element: this.#element } : {}),
      ...(this.#wall ? { wall: this.#wall } : {}),
      ...(this.#height ? { height: this.#height } : {}),
    });
    const asked: Comparable = {
      ...{ quantity, scale, method },
      ...(kind.asksSubstrate && this.#substrate ? { substrate: this.#substrate } : {}),
      ...(kind.asksPlace ? spot : {}),
    };
    const place = { room, inspection: inspection.held?.id ?? '' };
    return lastReading({ ...asked, ...place }, inspection.homeRecords, inspection.survey.now);
  }

  #typedAir(): RoomAir | null {
    const { pad, readNumber, room } = this.#form;
    if (pad.kind !== 'air') return null;
    const celsius = readNumber(pad.value);
    const humidityPercent = readNumber(pad.humidity);
    if (celsius === null || humidityPercent === null) return null;
    return { air: { celsius, humidityPercent }, room: opaque(room), here: true };
  }
}

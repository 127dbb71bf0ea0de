import { airOf, marginWords, type MarginWords, type RoomAir } from '#domain/inspections/room-air.ts';
import { reading } from '#domain/records/reading.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { distinct } from './distinct.ts';
import type { Inspection } from './inspection.svelte.ts';
import {
  READING_KINDS,
  kindOfReading,
  type PadNumber,
  type ReadingKind,
  type ReadingKindName,
} from './reading-kinds.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import type { FormProblem } from './record-form.svelte.ts';
import { readingFrom, type OnThePad } from './reading-from-pad.ts';
import { inOrder, opaque } from './survey.svelte.ts';

/** The reading being taken. Numbers stay as typed until they are saved, each with its scale and meter. */
export class ReadingForm {
  readonly inspection: Inspection;
  readonly room: string;
  problems = $state.raw<readonly FormProblem[]>([]);
  tries = $state(0);
  /** Which number the pad types into. */
  step = $state(0);
  /** "Saved: 23.4 %WME", spoken once after Save and another. */
  said = $state('');
  #draft = $state.raw<KeptDraftOf<OnThePad> | null>(null);
  #saving = false;
  readonly #readNumber: (typed: string) => number | null;

  constructor(inspection: Inspection, room: string, readNumber: (typed: string) => number | null) {
    this.inspection = inspection;
    this.room = room;
    this.#readNumber = readNumber;
  }

  /** Opens what was being typed in this room, or an empty pad with the answers of the last reading. */
  async open(): Promise<void> {
    await this.inspection.look();
    const begun = this.inspection.begun.find(
      ({ kind, place }) => kind === 'reading' && place['room'] === this.room,
    );
    await this.#begin(begun?.id ?? this.inspection.survey.phone.mint.id(), this.#like('pin'));
  }

  get ready(): boolean {
    return this.#draft?.ready ?? false;
  }

  get pad(): OnThePad {
    return this.#draft?.value ?? this.#like('pin');
  }

  get kind(): ReadingKind {
    return READING_KINDS[this.pad.kind];
  }

  /** The number that the pad types into now. */
  get number(): PadNumber {
    return this.kind.numbers[this.step] ?? this.kind.numbers[0];
  }

  get words(): string {
    return this.#draft?.words ?? '';
  }

  /** Meters used before on this phone, the last one first. */
  get meters(): readonly string[] {
    const used = this.#earlier().flatMap(({ record }) => record.body.meter ?? []);
    return distinct(used.reverse());
  }

  /** The air of the room, for the dew point: as being typed, else as last read. */
  get air(): RoomAir | null {
    const typed = this.#typedAir();
    return typed ?? airOf(this.room, this.inspection.records);
  }

  /** How the surface stands against the dew point; null while no air is known. */
  get margin(): MarginWords | null {
    const { air } = this;
    if (!air || (this.pad.kind !== 'surface' && this.pad.kind !== 'air')) return null;
    const surface = this.pad.kind === 'surface' ? this.#readNumber(this.pad.value) : null;
    return marginWords(air.air, surface);
  }

  change(part: Partial<OnThePad>): void {
    this.#draft?.change(part);
    if (this.problems.length > 0) this.problems = this.#check().problems;
  }

  /** Another kind of reading: its last meter and material come with it, the place stays. */
  changeKind(kind: ReadingKindName): void {
    const { meter, substrate } = this.#like(kind);
    this.step = 0;
    this.problems = [];
    this.#draft?.change({ kind, value: '', humidity: '', meter, ...(substrate ? { substrate } : {}) });
  }

  error(name: string): string | undefined {
    return this.problems.find(({ id }) => id === name)?.text;
  }

  /** Keeps the reading and empties the pad for the next spot. False when something is to be put right. */
  async saveAndAnother(): Promise<boolean> {
    const before = this.pad;
    if (!(await this.save())) return false;
    const numbers = this.kind.numbers.map(({ name, unit }) => `${before[name]} ${unit}`);
    this.said = `Kept: ${numbers.join(', ')}`;
    this.step = 0;
    await this.#begin(this.inspection.survey.phone.mint.id(), { ...before, value: '', humidity: '' });
    return true;
  }

  /** Keeps the reading: one record a number. False when something is to be put right. */
  async save(): Promise<boolean> {
    if (this.#saving || !this.#draft) return false;
    this.tries += 1;
    const { problems, records } = this.#check();
    this.problems = problems;
    if (problems.length > 0) {
      this.step = Math.max(
        0,
        this.kind.numbers.findIndex(({ name }) => this.error(name) !== undefined),
      );
      return false;
    }
    this.#saving = true;
    try {
      return await this.#store(this.#draft, records);
    } finally {
      this.#saving = false;
    }
  }

  async #store(draft: KeptDraftOf<OnThePad>, records: readonly SurveyRecord[]): Promise<boolean> {
    const { phone } = this.inspection.survey;
    for (const [index, record] of records.entries()) {
      const id = index === 0 ? opaque(draft.key.id) : phone.mint.id();
      // The tab may have been ended between two numbers: the one that is there stays as it is.
      if (phone.records.index.record(id)) continue;
      const outcome = await phone.records.put(id, record);
      if (!outcome.ok) {
        this.problems = [{ id: null, text: outcome.problem.sentence }];
        return false;
      }
    }
    await draft.forget();
    return true;
  }

  #check(): { readonly problems: readonly FormProblem[]; readonly records: readonly SurveyRecord[] } {
    const { mint } = this.inspection.survey.phone;
    const outcomes = this.kind.numbers.map((number) =>
      readingFrom(this.pad, number, {
        room: opaque(this.room),
        takenAt: mint.instant(),
        minting: mint.envelope(this.inspection.place()),
        readNumber: this.#readNumber,
      }),
    );
    return {
      problems: outcomes.flatMap(({ problems }) => problems),
      records: outcomes.flatMap(({ record }) => record ?? []),
    };
  }

  async #begin(id: string, start: OnThePad): Promise<void> {
    const { phone } = this.inspection.survey;
    const key = { id, kind: 'reading', version: reading.version };
    const draft = new KeptDraftOf(phone, key, this.inspection.draftPlace(this.room), start);
    await draft.open();
    this.#draft = draft;
    if (this.pad.kind === 'air' && this.pad.value !== '' && this.pad.humidity !== '') this.step = 1;
  }

  /** The answers of the last reading of this kind: people go on with the same meter, and often on the same wall. */
  #like(kind: ReadingKindName): OnThePad {
    const same = this.#earlier().filter(({ record }) => kindOfReading(record.body) === kind);
    const last = same.at(-1)?.record.body;
    const here = same.filter(({ record }) => record.body.room === this.room).at(-1)?.record.body;
    return {
      kind,
      ...{ value: '', humidity: '' },
      meter: last?.meter ?? '',
      ...(last?.substrate ? { substrate: last.substrate } : {}),
      ...(here?.element ? { element: here.element } : {}),
      ...(here?.wall ? { wall: here.wall } : {}),
      ...(here?.height ? { height: here.height } : {}),
    };
  }

  #earlier() {
    return inOrder(this.inspection.survey.ofKind('reading').filter(({ own }) => own));
  }

  #typedAir(): RoomAir | null {
    if (this.pad.kind !== 'air') return null;
    const celsius = this.#readNumber(this.pad.value);
    const humidityPercent = this.#readNumber(this.pad.humidity);
    if (celsius === null || humidityPercent === null) return null;
    return { air: { celsius, humidityPercent }, room: opaque(this.room), here: true };
  }
}

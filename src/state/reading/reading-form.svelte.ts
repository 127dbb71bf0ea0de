import type { Meter } from '#domain/inspections/meters.ts';
import { nextSpot, spotOnWall, type Spot } from '#domain/inspections/spots.ts';
import { withPoint } from '#domain/inspections/typed-reading.ts';
import { reading } from '#domain/records/reading.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { untilNextTask } from '../../device/idle.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { READING_KINDS, type PadNumber, type ReadingKind, type ReadingKindName } from './reading-kinds.ts';
import { readingFrom, type OnThePad } from './reading-from-pad.ts';
import { lastKind, spotOf, spotsRead, startOfPad } from './reading-start.ts';
import type { FormProblem } from '../record-form.svelte.ts';
import { storeReadings } from './store-readings.ts';
import { opaque } from '../survey.svelte.ts';
import { UsedMeters } from './used-meters.svelte.ts';

/** A pad without a number; where it stands and with which meter stays. */
const NO_NUMBER = { value: '', humidity: '', pointSet: '', mayBeRaisedBy: [] };

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
  readonly #meters = new UsedMeters();
  /** Stands on the pad until its draft is open. Looked up once: it follows from every reading on this phone. */
  readonly #start = $derived.by(() => this.#like(lastKind(this.inspection)));
  readonly readNumber: (typed: string) => number | null;

  constructor(inspection: Inspection, room: string, readNumber: (typed: string) => number | null) {
    this.inspection = inspection;
    this.room = room;
    this.readNumber = readNumber;
  }

  /** Opens what was being typed in this room, or an empty pad with the answers of the last reading. */
  async open(): Promise<void> {
    await this.inspection.look();
    const begun = this.inspection.begun.find(
      ({ kind, place, draft }) => kind === 'reading' && place['room'] === this.room && isPad(draft),
    );
    const id = begun?.id ?? this.inspection.survey.phone.mint.id();
    await this.#begin(id, this.#start, begun?.version);
  }

  get ready(): boolean {
    return this.#draft?.ready ?? false;
  }

  get pad(): OnThePad {
    return this.#draft?.value ?? this.#start;
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

  /** Whether the newest change could not be kept. */
  get failed(): boolean {
    return this.#draft?.failed ?? false;
  }

  /** Meters used before on this phone, those for this kind of reading first. */
  get meters(): readonly Meter[] {
    return this.#meters.for(this.pad.kind);
  }

  /** Where the pad set the point itself: "234" was typed. A moisture reading may have been meant as relative. */
  get pointSet(): { readonly typed: string; readonly mayBeRelative: boolean } | null {
    const shown = this.pad[this.number.name];
    if (shown === '' || this.pad.pointSet !== shown) return null;
    return { typed: shown.replace('.', ''), mayBeRelative: this.pad.kind === 'pin' };
  }

  change(part: Partial<OnThePad>): void {
    this.#draft?.change(part);
    if (this.problems.length > 0) this.problems = this.#check().problems;
  }

  /** The number as it stands half typed. The point is set where it cannot be meant otherwise, and said. */
  type(name: PadNumber['name'], typed: string): void {
    const number = this.kind.numbers.find((one) => one.name === name) ?? this.number;
    const shown = withPoint(typed, number.scale);
    this.change({ [name]: shown, ...(shown === typed ? {} : { pointSet: shown }) });
  }

  /** The number was on the relative scale: it goes there as it was typed. */
  wasRelative(): void {
    const typed = this.pad.value.replace('.', '');
    this.changeKind('radio');
    this.change({ value: typed });
  }

  /** Another wall in one tap, at its lowest band that was not read. */
  moveTo(wall: NonNullable<Spot['wall']>): void {
    this.change(spotOnWall(wall, spotOf(this.pad), this.#done));
  }

  /** A meter used before, with the day of its check; or one that is being typed. */
  useMeter(name: string): void {
    this.change({ meter: name, meterDueOn: this.#meters.dueOn(name) });
  }

  /** Another kind of reading: its last meter and material come with it, the place stays. */
  changeKind(kind: ReadingKindName): void {
    const { meter, meterDueOn = '', substrate } = this.#like(kind);
    this.step = 0;
    this.problems = [];
    this.#draft?.change({ kind, ...NO_NUMBER, meter, meterDueOn, ...(substrate ? { substrate } : {}) });
  }

  error(name: string): string | undefined {
    return this.problems.find(({ id }) => id === name)?.text;
  }

  /**
   * Keeps the reading and empties the pad for the next spot in order. The pad is ready at once: what is tapped while the
   * reading is being stored belongs to the next one. False when something is to be put right.
   */
  async saveAndAnother(): Promise<boolean> {
    const draft = this.#draft;
    const records = this.#ready();
    if (!draft || !records) return false;
    const before = draft.value;
    const numbers = this.kind.numbers.map(({ name, unit }) => `${before[name]} ${unit}`);
    const here = spotOf(before);
    const next = this.kind.asksPlace ? nextSpot(here, [...this.#done, here]) : {};
    const fresh = this.#draftOf(this.inspection.survey.phone.mint.id(), { ...before, ...NO_NUMBER, ...next });
    fresh.begin();
    this.#draft = fresh;
    this.step = 0;
    const kept = await this.#store(draft, records);
    if (kept) this.said = `Kept: ${numbers.join(', ')}`;
    // What could not be stored comes back onto the pad; a number begun meanwhile is kept as a draft of its own.
    else this.#draft = draft;
    return kept;
  }

  /** Keeps the reading: one record a number. False when something is to be put right. */
  async save(): Promise<boolean> {
    // A touch is answered in the frame that is being drawn: the work for it would hold that frame up.
    await untilNextTask();
    const draft = this.#draft;
    const records = this.#ready();
    return draft && records ? this.#store(draft, records) : false;
  }

  /** The records of what is on the pad; null when something is to be put right or is being stored. */
  #ready(): readonly SurveyRecord[] | null {
    if (this.#saving) return null;
    this.tries += 1;
    const { problems, records } = this.#check();
    this.problems = problems;
    if (problems.length === 0) return records;
    const wrong = this.kind.numbers.findIndex(({ name }) => this.error(name) !== undefined);
    this.step = Math.max(0, wrong);
    return null;
  }

  async #store(draft: KeptDraftOf<OnThePad>, records: readonly SurveyRecord[]): Promise<boolean> {
    this.#saving = true;
    try {
      const problem = await storeReadings(this.inspection.survey.phone, draft.key.id, records);
      if (problem !== null) {
        this.problems = [{ id: null, text: problem }];
        return false;
      }
      this.#meters.remember(draft.value);
      await draft.forget();
      return true;
    } finally {
      this.#saving = false;
    }
  }

  #check(): { readonly problems: readonly FormProblem[]; readonly records: readonly SurveyRecord[] } {
    const { mint } = this.inspection.survey.phone;
    const outcomes = this.kind.numbers.map((number) =>
      readingFrom(this.pad, number, {
        room: opaque(this.room),
        takenAt: mint.instant(),
        minting: mint.envelope(this.inspection.place()),
        readNumber: this.readNumber,
      }),
    );
    return {
      problems: outcomes.flatMap(({ problems }) => problems),
      records: outcomes.flatMap(({ record }) => record ?? []),
    };
  }

  async #begin(id: string, start: OnThePad, version?: number): Promise<void> {
    const draft = this.#draftOf(id, start, version);
    await draft.open();
    this.#draft = draft;
    if (this.pad.kind === 'air' && this.pad.value !== '' && this.pad.humidity !== '') this.step = 1;
  }

  #draftOf(id: string, start: OnThePad, version: number = reading.version): KeptDraftOf<OnThePad> {
    const key = { id, kind: 'reading', version };
    return new KeptDraftOf(this.inspection.survey.phone, key, this.inspection.draftPlace(this.room), start);
  }

  #like(kind: ReadingKindName): OnThePad {
    return startOfPad(kind, this.inspection, this.room, this.#meters.all);
  }

  get #done(): readonly Spot[] {
    return spotsRead(this.inspection, this.room, this.pad.kind);
  }
}

function isPad(draft: unknown): boolean {
  return typeof draft === 'object' && draft !== null && 'kind' in draft && 'value' in draft;
}

import { belongingOf, type Belonging } from '#domain/inspections/belonging.ts';
import { answersAsked, asks, hazardsOn } from '#domain/inspections/finding-questions.ts';
import { findingAgain } from '#domain/inspections/finding-frame.ts';
import type { DraftOf } from '#domain/records/define-record.ts';
import { finding } from '#domain/records/finding.ts';
import { answersOfPlace, placeOf, USUAL_PLACES, type Place } from './finding-places.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { RecordForm } from '../record-form.svelte.ts';
import { inOrder, opaque } from '../survey.svelte.ts';

type Answers = DraftOf<typeof finding>;

/** One finding being described. Saving one about a hazard that nobody knew of begins a case at that instant. */
export class FindingForm {
  readonly form: RecordForm<'finding', typeof finding.fields>;
  readonly inspection: Inspection;
  readonly #room: string;

  constructor(inspection: Inspection, room: string, id: string) {
    this.inspection = inspection;
    this.#room = room;
    this.form = new RecordForm({
      phone: inspection.survey.phone,
      kind: finding,
      id,
      place: inspection.draftPlace(room),
      start: this.#start(id),
    });
  }

  async open(): Promise<void> {
    await this.form.draft.open();
  }

  /** The places that come first for what was found. */
  get usualPlaces(): readonly Place[] {
    return this.asks('cause') ? USUAL_PLACES.moisture : USUAL_PLACES.mending;
  }

  get place(): Place | undefined {
    return placeOf(this.answers);
  }

  /** Says where it is in one choice. What was beyond that wall before is beyond it still. */
  choosePlace(place: Place): void {
    const { element, wall } = answersOfPlace(place);
    this.form.set('element', element);
    this.form.set('wall', wall);
    const before = this.inspection
      .of('finding')
      .map(({ record }) => record.body)
      .findLast((body) => body.room === this.#room && wall !== undefined && body.wall === wall);
    if (this.answers.beyond === undefined && before?.beyond) this.form.set('beyond', before.beyond);
  }

  /** Begins another finding like this one, in the same place and from the same cause. Answers its id. */
  async beginAnother(): Promise<string> {
    const { phone } = this.inspection.survey;
    const id = phone.mint.id();
    const key = { id, kind: finding.kind, version: finding.version };
    const answers = { ...findingAgain(this.answers), room: opaque(this.#room) };
    await phone.drafts.save(key, this.inspection.draftPlace(this.#room), { answers, typed: {} });
    return id;
  }

  get answers(): Answers {
    return this.form.answers;
  }

  /** The finding is a record already: it is being changed. */
  get isKnown(): boolean {
    return this.inspection.survey.record(this.form.id) !== null;
  }

  asks(question: Parameters<typeof asks>[1]): boolean {
    return asks(this.answers, question);
  }

  /** The hazards of the list in force on the day of the visit. */
  get hazards() {
    const day = this.inspection.held?.record.body.startedAt.slice(0, 10) ?? '';
    return hazardsOn(day);
  }

  /** Where it belongs: to a case, or to one that it begins. */
  get belonging(): Belonging {
    const visitCase = this.inspection.held?.record.case ?? null;
    return belongingOf(answersAsked(this.answers), visitCase, this.inspection.cases);
  }

  /** Whether saving it makes the landlord aware of a hazard. */
  get makesAware(): boolean {
    return !this.isKnown && this.belonging.to === 'new-case';
  }

  /** Makes the record. False when something is to be put right. */
  async save(): Promise<boolean> {
    const { form, inspection } = this;
    const { mint } = inspection.survey.phone;
    const { belonging, isKnown } = this;
    if (this.asks('hazard') && this.answers.hazard === undefined) {
      return form.refuse([{ id: 'hazard', text: 'Choose which hazard it is.' }]);
    }
    form.draft.change({ answers: answersAsked(form.answers) });
    if (isKnown) return form.save(inspection.place());
    if (belonging.to === 'case') return form.save(inspection.place({ case: belonging.id }));
    return form.save(inspection.place({ case: mint.id() }), {
      hazard: belonging.hazard,
      makesAwareAt: mint.instant(),
    });
  }

  /** Throws the draft away; a record that was made before stays as it was. */
  async throwAway(): Promise<void> {
    await this.form.draft.forget();
  }

  /** The record as it is, or a new one in this room: mould or damp at the height of the last, as most that follow are. */
  #start(id: string): Answers {
    const known = this.inspection.survey.recordOf(id, 'finding');
    if (known) return { ...known.record.body };
    const last = inOrder(this.inspection.of('finding')).at(-1)?.record.body;
    return {
      room: opaque(this.#room),
      ...(last?.height ? { height: last.height } : {}),
      ...(last?.rateVersion ? { rateVersion: last.rateVersion } : {}),
      ...(last?.findingKind === 'mould' || last?.findingKind === 'damp'
        ? { findingKind: last.findingKind }
        : {}),
      ...(this.inspection.held?.record.body.visitKind === 'repair' ? { findingKind: 'repair' as const } : {}),
    };
  }
}

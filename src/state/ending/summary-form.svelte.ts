import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { HAZARDS } from '#domain/deadlines/hazards.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { currentTenancy } from '#domain/inspections/belonging.ts';
import { decisionsToTell, decisionTold } from '#domain/inspections/summary-facts.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { writtenSummary } from '#domain/records/written-summary.ts';
import { draftSummary } from '#domain/resident-words/draft-summary.ts';
import { LANGUAGES, offeredLanguages } from '#domain/resident-words/languages.ts';
import type { ResidentMessages } from '#domain/resident-words/messages.ts';
import { isLivingThere, peopleIn } from '#domain/tenancies/people-now.ts';
import { isoDay, parseDay } from '#domain/time/calendar-day.ts';
import { londonDay, londonIso } from '#domain/time/london.ts';
import { timeInWords } from '#domain/cases/date-words.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { store } from '../record-form.svelte.ts';
import { letterBody, type HandedOver, type LetterBody } from './letter-body.ts';
import { opaque } from '../survey.svelte.ts';

export type Proof = NonNullable<LetterBody['proof']>;

interface Writing {
  readonly language: ResidentMessages['code'];
  /** The surveyor's own day for the end of lasting work, by decision. */
  readonly finishBy: Readonly<Record<string, string>>;
  readonly own: string;
  /** The very words that were read and cleared; other words clear nothing. */
  readonly cleared: string;
}

/** The letter to the resident: drafted from the decisions, edited in its dates and own words, given or left for the office. */
export class SummaryForm {
  readonly inspection: Inspection;
  readonly draft: KeptDraftOf<Writing>;
  readonly languages = offeredLanguages();
  problem = $state('');
  saving = $state(false);

  constructor(inspection: Inspection) {
    this.inspection = inspection;
    const key = { id: inspection.held?.id ?? '', kind: 'summary', version: 1 };
    this.draft = new KeptDraftOf<Writing>(inspection.survey.phone, key, inspection.draftPlace(), {
      ...{ language: 'en', finishBy: {}, own: '', cleared: '' },
    });
  }

  async open(): Promise<void> {
    await this.draft.open();
  }

  get decisions() {
    return decisionsToTell(this.inspection.records);
  }

  /** Whose letter it is: the named tenants. Nobody else's name is on it, and nobody else gets it. */
  get tenants(): readonly OpaqueId[] {
    const tenancy = currentTenancy(this.inspection.homeRecords);
    const today = this.inspection.survey.phone.mint.today();
    return peopleIn(this.inspection.homeRecords).flatMap((one) => {
      const { body, tenancy: of } = one.now.record;
      const isTenant = body.part !== 'lives-here' && of === tenancy?.id;
      return isTenant && isLivingThere(one, today) ? [one.id] : [];
    });
  }

  /** The days that the surveyor may change: the end of lasting work, one a decision. */
  get dates(): readonly {
    readonly id: string;
    readonly title: string;
    readonly value: string;
    readonly min: string;
  }[] {
    return this.#told().flatMap(({ id, told }) =>
      told.lasting === null
        ? []
        : [
            {
              ...{ id, title: `Work to stop ${HAZARDS[told.hazard].toLowerCase()} coming back ends by` },
              ...{ value: isoDay(told.lasting.finish.day), min: isoDay(told.lasting.begin.day) },
            },
          ],
    );
  }

  /** The letter as it stands. */
  get letter() {
    const { survey, address } = this.inspection;
    const say = this.#language;
    const { own, cleared } = this.draft.value;
    const parts = draftSummary(
      {
        visitedOn: londonDay(Date.parse(this.inspection.held?.record.body.startedAt ?? survey.instant())),
        address,
        decisions: this.#told().map(({ told }) => told),
        accommodation: this.inspection.of('accommodation-offer').at(-1)?.record.body.answer ?? null,
        numbers: survey.numbers,
        cleared: cleared === own.trim() ? cleared : '',
      },
      say,
    );
    return { language: say.code, title: say.title, parts };
  }

  get ownIsCleared(): boolean {
    const { own, cleared } = this.draft.value;
    return own.trim() !== '' && cleared === own.trim();
  }

  /** "Given in person, 11:20", "The office sends it", or "". */
  get standing(): string {
    const made = this.inspection.of('written-summary').map(({ record }) => record.body);
    const given = made.find(({ sentAt }) => sentAt !== undefined);
    if (given?.sentAt) return `Given in person, ${timeInWords(Date.parse(given.sentAt))}`;
    return made.length > 0 ? 'The office sends it' : '';
  }

  /** The letter was read with the resident. */
  get wasRead(): boolean {
    return this.inspection.of('written-summary').some(({ record }) => record.body.proof === 'read-and-given');
  }

  write(own: string): void {
    this.draft.change({ own });
  }

  /** The person has read their own words: nobody is named, no neighbour, no opinion. */
  clearOwn(holds: boolean): void {
    this.draft.change({ cleared: holds ? this.draft.value.own.trim() : '' });
  }

  setFinish(id: string, day: string): void {
    this.draft.change({ finishBy: { ...this.draft.value.finishBy, [id]: day } });
  }

  speak(language: ResidentMessages['code']): void {
    this.draft.change({ language });
  }

  /** Given in person, with how; what was not taken is left for the office to send. */
  given(proof: Proof): Promise<boolean> {
    return this.#make(
      proof === 'would-not-take'
        ? { route: 'by-office', proof }
        : { route: 'in-person', proof, sentAt: this.inspection.survey.instant() },
    );
  }

  /** Left for the office to send, in the very words that stand here. */
  queue(): Promise<boolean> {
    return this.#make({ route: 'by-office' });
  }

  async #make(how: HandedOver): Promise<boolean> {
    if (this.saving) return false;
    if (this.tenants.length === 0) {
      this.problem =
        'No tenant of this home is on this phone, so there is nobody to give it to. The office writes to them.';
      return false;
    }
    this.saving = true;
    try {
      for (const { id, told, caseId } of this.#told()) {
        const problem = await this.#store(id, caseId, letterBody(opaque(id), told, this.letter, how));
        if (problem !== null) {
          this.problem = problem;
          return false;
        }
      }
      this.problem = '';
      return true;
    } finally {
      this.saving = false;
    }
  }

  #store(conclusion: string, caseId: OpaqueId | null, body: LetterBody): Promise<string | null> {
    const { phone } = this.inspection.survey;
    const known = this.inspection
      .of('written-summary')
      .find(({ record }) => record.body.conclusion === conclusion);
    const place = this.inspection.personalPlace({ case: caseId, subjects: this.tenants });
    return store(
      phone,
      known?.id ?? phone.mint.id(),
      mintRecord(writtenSummary, body, phone.mint.envelope(place)),
    );
  }

  #told() {
    const { survey, homeRecords } = this.inspection;
    const present = { now: londonIso(survey.now), calendar: ENGLAND };
    return this.decisions.map((decision) => {
      const day = parseDay(this.draft.value.finishBy[decision.id] ?? '');
      const told = decisionTold(decision, homeRecords, present, day);
      return { id: decision.id, caseId: decision.record.case, told };
    });
  }

  get #language(): ResidentMessages {
    return LANGUAGES[this.draft.value.language];
  }
}

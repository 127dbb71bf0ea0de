import { homeHistory, type HistoryLine } from '#domain/inspections/home-history.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { buildingFacts, instructionsFor, isPacked } from './briefing.ts';
import { casesInWords, type CaseInWords } from './home-clocks.ts';
import { filed, type Survey } from './survey.svelte.ts';
import { startUnplanned, type KindToStart, type Started } from './visit-start.ts';

/** All that this phone knows of one home. */
export class HomeFile {
  readonly survey: Survey;
  readonly id: string;

  constructor(survey: Survey, id: string) {
    this.survey = survey;
    this.id = id;
  }

  get address(): { readonly line: string; readonly postcode: string } | null {
    return this.survey.address(this.id);
  }

  get packed(): boolean {
    return isPacked(this.survey, this.id);
  }

  get facts() {
    return buildingFacts(this.survey, this.id);
  }

  get instructions(): readonly string[] {
    return instructionsFor(this.survey, this.id);
  }

  get cases(): readonly CaseInWords[] {
    return casesInWords(this.#records, this.survey.now);
  }

  get history(): readonly HistoryLine[] {
    const names = { account: (id: string) => this.#name(id) };
    return homeHistory(this.#records, { now: this.survey.now, names });
  }

  /** The visit to go on with: one of mine that has begun here and is not finished, or one planned for me. */
  get openVisit(): string | null {
    const signed: readonly (string | null)[] = this.survey
      .ofKind('sign-off')
      .map(({ record }) => record.inspection);
    const begun = this.survey
      .ofKind('inspection')
      .find(({ id, own, record }) => own && record.home === this.id && !signed.includes(id));
    if (begun) return `/visits/${begun.record.body.visit ?? begun.id}`;
    const inspected: readonly string[] = this.survey
      .ofKind('inspection')
      .flatMap(({ record }) => record.body.visit ?? []);
    const planned = this.survey
      .ofKind('visit')
      .filter(
        ({ id, record }) =>
          record.home === this.id && record.body.state === 'planned' && !inspected.includes(id),
      )
      .filter(({ record }) => record.body.surveyor === this.survey.phone.account.id)
      .sort((one, other) => one.record.body.onDate.localeCompare(other.record.body.onDate));
    return planned[0] ? `/visits/${planned[0].id}` : null;
  }

  /** Begins a visit that nobody planned. */
  start(kind: KindToStart): Promise<Started> {
    return startUnplanned(this.survey, this.id, kind);
  }

  get #records(): readonly FiledRecord[] {
    return filed(this.survey.ofHome(this.id), this.survey.now);
  }

  // The phone holds no list of staff: one's own name, and the role of others.
  #name(id: string): string {
    const { account } = this.survey.phone;
    return id === account.id ? account.displayName : 'someone at the office';
  }
}

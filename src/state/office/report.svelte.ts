import type { EarlierView, HomeLine } from '#domain/cases/office-views.ts';
import type { HazardKey } from '#domain/deadlines/hazards.ts';
import { everyHazardOn } from '#domain/inspections/finding-questions.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { report } from '#domain/records/report.ts';
import { reportFact } from '#domain/records/report-fact.ts';
import { triage } from '#domain/records/triage.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { fieldMoment, momentField } from './moments.ts';
import { HomeFinder } from './home-finder.svelte.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

const facts = reportFact.fields;

/** The closed lists of the form. */
export const REPORT_OPTIONS = {
  channel: optionsOf(report.fields.channel),
  roomKind: optionsOf(facts.roomKind),
  element: optionsOf(facts.element),
  waterFrom: optionsOf(facts.waterFrom),
  severity: optionsOf(triage.fields.severity),
  basis: optionsOf(triage.fields.basis),
};

type Value<K extends keyof typeof REPORT_OPTIONS> = (typeof REPORT_OPTIONS)[K][number]['value'];

/** A report as it is taken at the desk. Its ids are minted once, so that pressing twice makes one report. */
export class ReportForm extends HomeFinder {
  earlier = $state.raw<EarlierView | null>(null);
  channel = $state<Value<'channel'> | undefined>(undefined);
  #offered = momentField(Date.now());
  awareAt = $state(this.#offered);
  hazard = $state<HazardKey | undefined>(undefined);
  roomKind = $state<Value<'roomKind'> | undefined>(undefined);
  element = $state<Value<'element'> | undefined>(undefined);
  waterFrom = $state<Value<'waterFrom'> | undefined>(undefined);
  linkedHome = $state<string | undefined>(undefined);
  reporter = $state<string | undefined>(undefined);
  words = $state('');
  severity = $state<Value<'severity'> | undefined>(undefined);
  basis = $state.raw<readonly Value<'basis'>[]>([]);
  errors = $state.raw<readonly { readonly id: string; readonly text: string }[]>([]);
  attempt = $state(0);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #ids = { case: mintId(), facts: mintId(), report: mintId(), triage: mintId() };

  constructor(api: OfficeApi) {
    super(api);
    this.#api = api;
  }

  /** The hazards of the list in force today; never two names of one danger side by side. */
  get hazards() {
    return everyHazardOn(this.#offered.slice(0, 10));
  }

  /** Takes a home, and asks what was reported there before. */
  override async choose(home: HomeLine): Promise<void> {
    void super.choose(home);
    this.reporter = undefined;
    this.linkedHome = undefined;
    this.earlier = null;
    const answer = await this.#api.earlier(home.id);
    if (!answer.ok || this.home?.id !== home.id) return;
    this.earlier = answer.value;
    // The server's clock, unless somebody has entered a moment of their own.
    if (this.awareAt === this.#offered) this.awareAt = this.#offered = momentField(epoch(answer.value.now));
  }

  /** Sends the report; the new case's id, or null when something is to be put right. */
  async save(): Promise<string | null> {
    const awareAt = fieldMoment(this.awareAt);
    this.errors = this.#missing(awareAt);
    this.attempt += 1;
    const { home } = this;
    if (this.errors.length > 0 || home === null) return null;
    const saved = await this.sending.send(() =>
      this.#api.report({
        case: this.#ids.case,
        home: home.id,
        ...(this.reporter === undefined ? {} : { reporter: this.reporter }),
        facts: {
          id: this.#ids.facts,
          body: given({
            awareAt,
            hazard: this.hazard,
            roomKind: this.roomKind,
            element: this.element,
            waterFrom: this.waterFrom,
            linkedHome: this.linkedHome,
          }),
        },
        report: { id: this.#ids.report, body: given({ channel: this.channel, words: this.words.trim() }) },
        triage: {
          id: this.#ids.triage,
          body: given({ hazard: this.hazard, severity: this.severity, basis: this.basis }),
        },
      }),
    );
    return saved?.case ?? null;
  }

  #missing(awareAt: string | null) {
    const asked = [
      { id: 'home', missing: this.home === null, text: 'Choose the home.' },
      { id: 'aware', missing: awareAt === null, text: 'Enter when the landlord became aware.' },
      { id: 'channel', missing: this.channel === undefined, text: 'Say how it came.' },
      { id: 'hazard', missing: this.hazard === undefined, text: 'Choose what it may be.' },
      { id: 'severity', missing: this.severity === undefined, text: 'Say how serious it may be.' },
      { id: 'basis', missing: this.basis.length === 0, text: 'Choose at least one reason.' },
    ];
    return asked.filter(({ missing }) => missing).map(({ id, text }) => ({ id, text }));
  }
}

/** Only what was answered. */
export function given(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );
}

import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { asOfWords, rulesOfPhone } from '#domain/disclosure/told-rules.ts';
import {
  ASKED_ON_SITE,
  toldBeside,
  type AskedOnSite,
  type RecordBeside,
} from '#domain/inspections/told-beside.ts';
import { whyOf, type Why } from '#domain/shares/why.ts';
import { filed, type Survey } from './survey.svelte.ts';

/** What somebody who asks about a home is told of it, beside what this phone holds, and why. It needs no signal. */
export class ToldBeside {
  audience = $state<AskedOnSite>('neighbour');
  /** The record whose reasons are open. */
  asked = $state.raw<RecordBeside | null>(null);
  readonly #survey: Survey;
  readonly #home: string;
  readonly #groups: readonly RecordBeside[] = $derived.by(() => {
    const { phone, toldRules, now } = this.#survey;
    const records = filed(this.#survey.ofHome(this.#home), now);
    return toldBeside(records, this.audience, {
      ...{ rules: rulesOfPhone(toldRules), viewer: phone.account.id, now },
    });
  });

  constructor(survey: Survey, home: string) {
    this.#survey = survey;
    this.#home = home;
  }

  get audiences() {
    return Object.entries(ASKED_ON_SITE).map(([value, label]) => ({ value: value as AskedOnSite, label }));
  }

  /** "A neighbour is affected and asks about facts of the building." */
  get because(): string {
    return `${ASKED_ON_SITE[this.audience]} ${AUDIENCES[this.audience].because}.`;
  }

  /** What they are told, as it stands or in a safer form. */
  get told(): readonly RecordBeside[] {
    return this.#groups.filter(({ fate }) => fate === 'told');
  }

  get kept(): readonly RecordBeside[] {
    return this.#groups.filter(({ fate }) => fate === 'kept');
  }

  get rulesWords(): string {
    return asOfWords(this.#survey.toldRules, this.#survey.now);
  }

  /** The answers of the open record, each with what they get in its place. */
  get facts(): readonly { readonly term: string; readonly words: string }[] {
    return (this.asked?.fields ?? []).map(({ label, full, reach, seen }) => ({
      term: label,
      words: reach === 'safer' ? `${full}. They are told: ${seen.join(' ')}` : full,
    }));
  }

  /** The questions that the open record raises, each answer once, with the regulator's page on it. */
  get whys(): readonly Why[] {
    const all = (this.asked?.fields ?? []).map((field) => whyOf(field, this.audience));
    return all.filter((why, at) => all.findIndex(({ answer }) => answer === why.answer) === at);
  }
}

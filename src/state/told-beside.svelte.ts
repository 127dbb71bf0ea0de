import type { ComparedField } from '#domain/cases/comparison.ts';
import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { asOfWords, rulesOfPhone } from '#domain/disclosure/told-rules.ts';
import { ASKED_ON_SITE, toldBeside, type AskedOnSite } from '#domain/inspections/told-beside.ts';
import { whyOf, type Why } from '#domain/shares/why.ts';
import { filed, type Survey } from './survey.svelte.ts';

/** What somebody who asks about a home is told of it, beside what this phone holds, and why. It needs no signal. */
export class ToldBeside {
  audience = $state<AskedOnSite>('neighbour');
  /** The answer whose reason is open. */
  asked = $state.raw<ComparedField | null>(null);
  readonly #survey: Survey;
  readonly #home: string;
  readonly #fields: readonly ComparedField[] = $derived.by(() => {
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

  /** Why they are an audience at all: "is affected and asks about facts of the building". */
  get because(): string {
    return AUDIENCES[this.audience].because;
  }

  /** What they are told, as it stands or in a safer form. */
  get told(): readonly ComparedField[] {
    return this.#fields.filter(({ reach }) => reach === 'shared' || reach === 'safer');
  }

  get kept(): readonly ComparedField[] {
    return this.#fields.filter(({ reach }) => reach === 'kept' || reach === 'ask');
  }

  get rulesWords(): string {
    return asOfWords(this.#survey.toldRules, this.#survey.now);
  }

  /** The question that the open answer raises, with the regulator's page on it. */
  get why(): Why | null {
    return this.asked === null ? null : whyOf(this.asked, this.audience);
  }
}

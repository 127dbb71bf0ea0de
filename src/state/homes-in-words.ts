import { asPutRight, isLaidDown, putRightIn } from '#domain/cases/put-right.ts';
import { INSTRUCTIONS } from '#domain/disclosure/instructions.ts';
import { homeInstructions } from '#domain/inspections/home-instructions.ts';
import { casesInWords, type CaseInWords } from './home-clocks.ts';
import { filed, type Survey } from './survey.svelte.ts';

/** What a list says of one home. */
export interface HomeInWords {
  /** What a visitor must do before the door opens. */
  readonly instructions: readonly string[];
  readonly cases: readonly CaseInWords[];
}

const MINUTE_MS = 60_000;

/** The homes of a list in words, each kept until one of its records changes or a minute has passed: sixty are sixty histories. */
export class HomesInWords {
  readonly #survey: Survey;
  readonly #kept = new Map<string, HomeInWords & { readonly as: string }>();

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** One home. */
  of(home: string): HomeInWords {
    const survey = this.#survey;
    const { now } = survey;
    const as = `${survey.versionOf(home)} ${Math.floor(now / MINUTE_MS)}`;
    const kept = this.#kept.get(home);
    if (kept?.as === as) return kept;
    const records = filed(survey.ofHome(home), now);
    const right = putRightIn(records);
    const kinds = new Map(records.map(({ id, record }) => [id, record.kind]));
    const told = homeInstructions(
      records
        .filter(({ id }) => !isLaidDown(right, id, (one) => kinds.get(one) ?? null))
        .map(({ record }) => record),
      survey.toldFor(home),
    );
    const words = {
      as,
      instructions: told.map((one) => INSTRUCTIONS[one]),
      cases: casesInWords(asPutRight(records), now),
    };
    this.#kept.set(home, words);
    return words;
  }
}

import { byAddress } from '#domain/homes/address-words.ts';
import { isPacked } from './briefing.ts';
import type { Survey } from './survey.svelte.ts';

/** A home that the search found. */
export interface FoundHome {
  readonly id: string;
  readonly line: string;
  readonly postcode: string;
  readonly onPhone: boolean;
}

const MOST = 30;

/** Search of the landlord's addresses, without signal. */
export class HomeSearch {
  query = $state('');
  readonly #survey: Survey;

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** Whether the addresses are on this phone at all. */
  get hasRegister(): boolean {
    return this.#survey.hasRegister;
  }

  /** Homes found, the best first; without a search, those on this phone. */
  readonly homes: readonly FoundHome[] = $derived.by(() => this.#found());

  /** What stands below the list, or "". */
  get words(): string {
    if (this.query.trim() === '') return '';
    const { length } = this.homes;
    if (length === 0) {
      return this.hasRegister
        ? 'No home has that address. Try fewer letters, or the postcode.'
        : 'The list of addresses is not on this phone yet. It comes with the next signal.';
    }
    if (length === MOST) return `The first ${MOST} are shown. Type more to narrow it.`;
    return length === 1 ? '1 home found.' : `${length} homes found.`;
  }

  #found(): readonly FoundHome[] {
    if (this.query.trim() === '') return this.#onPhone();
    return this.#survey
      .searchRegister(this.query, MOST)
      .map((home) => ({ ...home, onPhone: isPacked(this.#survey, home.id) }));
  }

  #onPhone(): readonly FoundHome[] {
    return this.#survey
      .ofKind('property')
      .map(({ id, record }) => ({
        id,
        line: record.body.line,
        postcode: record.body.postcode,
        onPhone: true,
      }))
      .sort(byAddress);
  }
}

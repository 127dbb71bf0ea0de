import type { DataCategory } from '#domain/disclosure/categories.ts';
import type { Instruction } from '#domain/disclosure/instructions.ts';
import { asOfWords, rulesOfPhone } from '#domain/disclosure/told-rules.ts';
import { seenBy, type SeenBy } from '#domain/inspections/seen-by.ts';

import type { Survey } from './survey.svelte.ts';

/** Who will see a group of answers, with the mark of its kind of data: what a SeenLine shows. */
export interface SeenWords {
  readonly icon: (typeof MARKS)[keyof typeof MARKS];
  readonly hue: (typeof MARKS)[keyof typeof MARKS];
  readonly who: string;
  readonly sentence: string;
  readonly unchecked: boolean;
  /** Everyone sees it: the icon is enough on a phone. */
  readonly compact: boolean;
}

/** The mark of each kind of data: the name of its icon and its colour. What has none of its own borrows the nearest. */
const MARKS = {
  'property-fact': 'property',
  defect: 'repair',
  'repair-status': 'repair',
  measurement: 'repair',
  hazard: 'repair',
  address: 'location',
  household: 'household',
  'health-need': 'health',
  'adjustment-need': 'household',
  vulnerability: 'household',
  communication: 'contact',
  money: 'financial',
  'tenancy-fact': 'identity',
  'person-name': 'identity',
  'uncleared-photo': 'image-uncleared',
  'cleared-photo': 'repair',
  unreviewed: 'note-uncleared',
  'access-attempt': 'access',
} as const satisfies Partial<Record<DataCategory, string>>;

type Marked = keyof typeof MARKS;

/** The one sheet of a screen that explains who will see what, and why. */
export class SeenSheet {
  open = $state(false);
  #rows = $state.raw<SeenBy['rows']>([]);
  readonly #survey: Survey;

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** The rows of the sheet: one an audience. */
  get facts(): readonly { readonly term: string; readonly words: string }[] {
    const { toldRules, now } = this.#survey;
    return [
      ...this.#rows.map(({ audience, gets, because }) => ({ term: audience, words: `${gets} ${because}` })),
      { term: 'By which rules', words: asOfWords(toldRules, now) },
    ];
  }

  /** The line of a group of answers. The first category gives the mark. */
  line(
    categories: readonly [Marked, ...DataCategory[]],
    what?: string,
    told?: readonly Instruction[],
  ): SeenWords {
    const seen = seenBy(rulesOfPhone(this.#survey.toldRules), categories, what, told);
    const mark = MARKS[categories[0]];
    const { who, sentence, unchecked, everyone } = seen;
    return { icon: mark, hue: mark, who, sentence, unchecked, compact: everyone };
  }

  /** Opens the sheet with the reasons of a group of answers. */
  explain(categories: readonly DataCategory[], told?: readonly Instruction[]): void {
    this.#rows = seenBy(rulesOfPhone(this.#survey.toldRules), categories, undefined, told).rows;
    this.open = true;
  }

  close(): void {
    this.open = false;
  }
}

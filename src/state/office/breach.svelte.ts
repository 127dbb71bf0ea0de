import type { BreachLine } from '#domain/breaches/breach-views.ts';
import {
  HAPPENINGS,
  HAPPENINGS_OF,
  PHONE_WAS,
  REACHED,
  type BreachWhat,
  type Happening,
  type PhoneWas,
  type Reached,
} from '#domain/breaches/breach-lists.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { CATEGORIES, type DataCategory } from '#domain/disclosure/categories.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { listed } from '../field-options.ts';
import { fieldMoment, momentField } from './moments.ts';
import { HomeFinder } from './home-finder.svelte.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';
import { given } from './report.svelte.ts';

/** Kinds of data that are about somebody: what may have been told of a person. */
const PERSONAL = (Object.keys(CATEGORIES) as DataCategory[]).filter(
  (category) => CATEGORIES[category].file === 'tenancy' && category !== 'disclosure-log',
);

export const TELL_OPTIONS = {
  reached: listed(REACHED),
  phoneWas: listed(PHONE_WAS),
  categories: PERSONAL.map((value) => ({ value, label: CATEGORIES[value].title })),
};

/** How the clock of a breach stands, as the strip knows it. */
export const BREACH_CLOCKS = {
  running: 'ontime',
  soon: 'soon',
  overdue: 'overdue',
  met: 'met',
  'met-late': 'met',
  'not-needed': 'none',
} as const;

/** How the clock is drawn: a cell for twelve hours. */
export function breachCells({ clock: { cells, state } }: BreachLine) {
  if (state === 'not-needed') return [];
  const isRunning = state === 'running' || state === 'soon';
  const drawn = Array.from({ length: cells.total }, (_, cell) =>
    cell < cells.used
      ? ('used' as const)
      : cell === cells.used && isRunning
        ? ('today' as const)
        : ('left' as const),
  );
  return state === 'overdue' ? [...drawn, 'overdue' as const] : drawn;
}

/** What went wrong, being told. Pressed twice it is recorded once, and what can be taken back is taken back with it. */
export class TellForm extends HomeFinder {
  happened = $state<Happening | undefined>();
  phoneWas = $state<PhoneWas | undefined>();
  reached = $state<Reached | undefined>();
  aware = $state(momentField(Date.now()));
  words = $state('');
  categories = $state.raw<readonly DataCategory[]>([]);
  readonly what: BreachWhat;
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #press = new PressId();
  readonly #openedAt = momentField(Date.now());

  constructor(api: OfficeApi, what: BreachWhat) {
    super(api);
    this.#api = api;
    this.what = what;
    this.happened = HAPPENINGS_OF[what][0];
    if (what === 'phone') this.phoneWas = 'unknown';
  }

  get happenings() {
    return listed(HAPPENINGS, HAPPENINGS_OF[this.what]);
  }

  /** Records it. The breach's id, or null where something is missing. */
  async tell(target?: string, account?: string): Promise<string | null> {
    // Left as it was opened it is now: the desk's clock may not be the server's.
    const aware = this.aware === this.#openedAt ? undefined : fieldMoment(this.aware);
    if (aware === null) {
      this.sending.problem = 'Enter when we first knew of it.';
      return null;
    }
    const said = given({
      ...{ what: this.what, happened: this.happened, target, account },
      ...{ phoneWas: this.phoneWas, reached: this.reached, home: this.home?.id, words: this.words.trim() },
      awareAt: aware === undefined ? undefined : epoch(aware),
      categories: this.categories.length > 0 ? this.categories : undefined,
    });
    const sent = { id: this.#press.of(said), ...said };
    return (await this.sending.send(() => this.#api.tellBreach(sent)))?.breach ?? null;
  }
}

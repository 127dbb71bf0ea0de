import type { HomeLine } from '#domain/cases/office-views.ts';
import { person } from '#domain/records/person.ts';
import { tenancy } from '#domain/records/tenancy.ts';
import type { TenancyView } from '#domain/tenancies/tenancy-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { optionsOf } from '../field-options.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { given } from './report.svelte.ts';

export const TENANCY_OPTIONS = {
  occupancy: optionsOf(tenancy.fields.occupancy),
  part: optionsOf(person.fields.part),
};
type Occupancy = (typeof TENANCY_OPTIONS.occupancy)[number]['value'];
type Part = (typeof TENANCY_OPTIONS.part)[number]['value'];

/** What can change while somebody lives there. */
export const CHANGES = [
  { value: 'ends', label: 'They have left', detail: 'The home stands empty until the next tenancy' },
  { value: 'succession', label: 'Somebody who stays takes it over', detail: 'Succession' },
  { value: 'exchange', label: 'They swap homes with another household', detail: 'Mutual exchange' },
  { value: 'moves-in', label: 'Somebody joins them', detail: 'A joint tenant, or somebody who lives there' },
  { value: 'moves-out', label: 'One of them has left', detail: 'The tenancy goes on' },
] as const;
export type ChangeName = (typeof CHANGES)[number]['value'] | 'begins';

/** Somebody who is typed in. */
class NewPerson {
  name = $state('');
  part = $state<Part | undefined>('tenant');
  phone = $state('');
  readonly id = mintId();

  get sent() {
    const phone = this.phone.trim();
    return given({
      id: this.id,
      name: this.name.trim(),
      part: this.part,
      ...(phone === '' ? {} : { phone }),
    });
  }
}

/** A change of who lives in a home, as it is recorded at the desk. Sent twice, it is done once. */
export class TenancyForm {
  is = $state<ChangeName | undefined>(undefined);
  on = $state('');
  occupancy = $state<Occupancy | undefined>('tenancy');
  people = $state.raw<readonly NewPerson[]>([new NewPerson()]);
  /** Who it is about: the successor, or who has left. */
  who = $state<string | undefined>(undefined);
  staying = $state.raw<readonly string[]>([]);
  home = $state.raw<HomeLine | null>(null);
  found = $state.raw<readonly HomeLine[]>([]);
  search = $state('');
  errors = $state.raw<readonly { readonly id: string; readonly text: string }[]>([]);
  attempt = $state(0);
  readonly view: TenancyView;
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #home: string;
  readonly #ids = { here: mintId(), there: mintId() };

  constructor(api: OfficeApi, home: string, view: TenancyView) {
    this.#api = api;
    this.#home = home;
    this.view = view;
    this.on = view.today;
    if (view.running === null) this.is = 'begins';
  }

  get residents(): readonly { readonly value: string; readonly label: string }[] {
    return this.view.people.map(({ id, name, part }) => ({
      value: id,
      label: `${name}, ${part.toLowerCase()}`,
    }));
  }

  /** Those who can stay with whoever takes the tenancy over. */
  get others(): readonly { readonly value: string; readonly label: string }[] {
    return this.residents.filter(({ value }) => value !== this.who);
  }

  addPerson(): void {
    const next = new NewPerson();
    next.part = 'joint-tenant';
    this.people = [...this.people, next];
  }

  async find(text: string): Promise<void> {
    this.search = text;
    const answer = text.trim().length < 2 ? null : await this.#api.homes(text, null);
    if (this.search !== text) return;
    const found = answer?.ok ? answer.value.homes : [];
    this.found = found.filter(({ id }) => id !== this.#home).slice(0, 8);
  }

  choose(home: HomeLine): Promise<void> {
    this.home = home;
    this.found = [];
    return Promise.resolve();
  }

  async save(): Promise<boolean> {
    const { is } = this;
    const isNew = is === 'begins' || is === 'moves-in';
    const asked = [
      { id: 'change', missing: is === undefined, text: 'Choose what changes.' },
      { id: 'on', missing: this.on === '', text: 'Enter the day.' },
      {
        id: 'name',
        missing: isNew && this.people.some(({ name }) => name.trim() === ''),
        text: 'Enter the name.',
      },
      {
        id: 'who',
        missing: (is === 'succession' || is === 'moves-out') && this.who === undefined,
        text: 'Choose who.',
      },
      { id: 'home', missing: is === 'exchange' && this.home === null, text: 'Choose the other home.' },
    ];
    this.errors = asked.filter(({ missing }) => missing).map(({ id, text }) => ({ id, text }));
    this.attempt += 1;
    if (this.errors.length > 0) return false;
    return (await this.sending.send(() => this.#api.changeTenancy(this.#home, this.#sent()))) !== null;
  }

  #sent(): Readonly<Record<string, unknown>> {
    const { is, on, who } = this;
    const tenancy = this.view.running?.id;
    const people = this.people.map(({ sent }) => sent);
    switch (is) {
      case 'begins':
        return given({ is, on, id: this.#ids.here, occupancy: this.occupancy, people });
      case 'succession':
        return given({ is, on, id: this.#ids.here, tenant: who, staying: this.staying });
      case 'exchange':
        return given({ is, on, id: this.#ids.here, there: this.#ids.there, with: this.home?.id });
      case 'moves-in':
        return given({ is, on, tenancy, who: people[0] });
      case 'moves-out':
        return given({ is, on, tenancy, person: who });
      case 'ends':
      case undefined:
        return given({ is, on, tenancy });
    }
  }
}

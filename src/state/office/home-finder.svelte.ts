import type { HomeLine } from '#domain/homes/home-line.ts';
import type { OfficeApi } from '../../device/office-api.ts';

/** A home that is looked for by its address and taken: what every form of the desk about a home begins with. */
export class HomeFinder {
  home = $state.raw<HomeLine | null>(null);
  found = $state.raw<readonly HomeLine[]>([]);
  search = $state('');
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** Looks for homes as the address is typed. */
  async find(text: string): Promise<void> {
    this.search = text;
    if (text.trim().length < 2) {
      this.found = [];
      return;
    }
    const answer = await this.#api.homes(text, null);
    if (answer.ok && this.search === text) this.found = answer.value.homes.slice(0, 8);
  }

  /** Takes a home. */
  choose(home: HomeLine): Promise<void> {
    this.home = home;
    this.found = [];
    this.search = '';
    return Promise.resolve();
  }
}

import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** What a lead says of two accounts, and takes back. */
export class OneHuman {
  account = $state('');
  other = $state('');
  reason = $state('');
  /** Why a pair is two after all, by the pair. */
  back = $state<Record<string, string>>({});
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  async say(): Promise<boolean> {
    const { account, other, reason } = this;
    const sent = { id: this.#id, account, other, reason };
    if ((await this.sending.send(() => this.#api.sayOneHuman(sent))) === null) return false;
    this.#id = mintId();
    this.account = this.other = this.reason = '';
    return true;
  }

  async takeBack(said: string): Promise<boolean> {
    const sent = { id: this.#id, reason: this.back[said] ?? '' };
    if ((await this.sending.send(() => this.#api.sayTwoHumans(said, sent))) === null) return false;
    this.#id = mintId();
    return true;
  }
}

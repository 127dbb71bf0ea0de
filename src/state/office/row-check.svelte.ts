import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** A row whose sources a lead reads again, and what they write of it. */
export class RowToCheck {
  row = $state('');
  words = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** Says that it was read. */
  async check(): Promise<boolean> {
    const sent = { id: this.#id, row: this.row === '' ? null : Number(this.row), words: this.words };
    if ((await this.sending.send(() => this.#api.checkRow(sent))) === null) return false;
    this.#id = mintId();
    this.row = '';
    this.words = '';
    return true;
  }
}

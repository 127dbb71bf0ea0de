import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** A person's data receipt: its address is made here, shown once and kept nowhere. */
export class ReceiptMaker {
  address = $state<string | null>(null);
  closed = $state(false);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** Opens a new one; an earlier one of this person closes. */
  async make(person: string): Promise<void> {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const token = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '');
    const made = await this.sending.send(() => this.#api.makeReceipt({ id: mintId(), person, token }));
    this.closed = false;
    if (made !== null) this.address = `${location.origin}/r/${token}`;
  }

  /** Closes every one of this person. */
  async close(person: string): Promise<void> {
    if ((await this.sending.send(() => this.#api.closeReceipts(person))) === null) return;
    this.address = null;
    this.closed = true;
  }
}

import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** A person's data receipt: its address is made by the server, shown once and kept nowhere. */
export class ReceiptMaker {
  address = $state<string | null>(null);
  closed = $state(false);
  /** Whether it is asked why it is closed. */
  closing = $state(false);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** Opens a new one; an earlier one of this person closes. */
  async make(person: string): Promise<void> {
    const made = await this.sending.send(() => this.#api.makeReceipt({ id: mintId(), person }));
    if (made === null) return;
    this.closed = false;
    this.address = `${location.origin}/r/${made.token}`;
  }

  /** Closes every one of this person, for the chosen reason. Whether it did. */
  async close(person: string, reason: string): Promise<boolean> {
    if ((await this.sending.send(() => this.#api.closeReceipts(person, reason))) === null) return false;
    this.address = null;
    this.closed = true;
    this.closing = false;
    return true;
  }
}

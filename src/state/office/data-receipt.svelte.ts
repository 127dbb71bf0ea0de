import type { PersonLine, ReceiptsView } from '#domain/rights/rights-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** Giving somebody of a home their data receipt, without any request of theirs: names are asked for only then. */
export class ReceiptGiver {
  people = $state.raw<readonly PersonLine[] | null>(null);
  chosen = $state<string | undefined>();
  receipts = $state.raw<ReceiptsView | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #home: string;

  constructor(api: OfficeApi, home: string) {
    this.#api = api;
    this.#home = home;
  }

  /** Asks who lives or lived there. */
  async begin(): Promise<void> {
    this.people = (await this.sending.send(() => this.#api.peopleOf(this.#home)))?.people ?? this.people;
  }

  /** The receipts of whoever is chosen. */
  async look(person: string): Promise<void> {
    this.chosen = person;
    const found = await this.sending.send(() => this.#api.receiptsOf(person));
    if (found !== null && this.chosen === person) this.receipts = found;
  }
}

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

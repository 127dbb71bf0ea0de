import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** What somebody said, for the one colleague who checks it: read first, then settled one way or the other. */
export class SaidDesk {
  /** The words, once they were asked for; each look is logged. */
  words = $state<string | null>(null);
  /** What it tells of the building, and of nobody. */
  facts = $state('');
  read = $state(false);
  reason = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #ids = { clear: mintId(), keep: mintId() };

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  async look(note: string): Promise<void> {
    this.words = (await this.sending.send(() => this.#api.readSaid(note)))?.words ?? null;
  }

  /** Keeps what it tells of the building, in the reader's own words. */
  async keepFacts(note: string): Promise<boolean> {
    const words = this.facts.trim();
    if (words === '' || !this.read) {
      this.sending.problem = 'Write what it tells of the building, and say that you have read it.';
      return false;
    }
    const sent = { notes: [{ id: this.#ids.clear, note, words }] };
    return (await this.sending.send(() => this.#api.clear(sent))) !== null;
  }

  /** It stays in the office, with why. */
  async keepBack(note: string): Promise<boolean> {
    const sent = { id: this.#ids.keep, reason: this.reason.trim() };
    return (await this.sending.send(() => this.#api.settleTask(note, 'kept-back', sent))) !== null;
  }
}

/** What is done about a photo or a note that waits: handed to somebody, or kept in the office after a look. */
export class TaskDesk {
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  async handOver(item: string, to: string): Promise<boolean> {
    const sent = { id: mintId(), to };
    return (await this.sending.send(() => this.#api.settleTask(item, 'owner', sent))) !== null;
  }

  /** With why nobody outside needs it. */
  async keepBack(item: string, reason: string): Promise<boolean> {
    const sent = { id: mintId(), reason: reason.trim() };
    return (await this.sending.send(() => this.#api.settleTask(item, 'kept-back', sent))) !== null;
  }
}

import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

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

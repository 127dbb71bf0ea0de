import type { HolderView, RequestView } from '#domain/requests/request-views.ts';
import type { OfficeAnswer, OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** Who has a request open: whoever opens it first, until they let go of it or somebody takes it over. */
export class RequestHold {
  holder = $state.raw<HolderView | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: string;

  constructor(api: OfficeApi, request: string) {
    this.#api = api;
    this.#request = request;
  }

  /** Takes it in hand, where it is still to be answered and nobody else has it. */
  async open(view: RequestView | null): Promise<void> {
    this.holder = view?.holder ?? null;
    if (view === null || view.line.state === 'answered') return;
    await this.#keep(this.#api.holdRequest(this.#request, { id: mintId() }));
  }

  async takeOver(): Promise<void> {
    await this.#keep(this.#api.holdRequest(this.#request, { id: mintId(), takeOver: true }));
  }

  async letGo(): Promise<void> {
    await this.#keep(this.#api.letGoRequest(this.#request, { id: mintId() }));
  }

  async #keep(work: OfficeAnswer<{ readonly holder: HolderView | null }>): Promise<void> {
    const answer = await this.sending.send(() => work);
    if (answer !== null) this.holder = answer.holder;
  }
}

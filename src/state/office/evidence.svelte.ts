import type { EvidenceKey } from '#domain/requests/evidence.ts';
import type { AuthorityView } from '#domain/requests/request-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { OfficeSending } from './office.svelte.ts';

/** What was seen for what somebody asks about a person: ticked one by one, and how it ended. */
export class EvidenceDesk {
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: string;

  constructor(api: OfficeApi, request: string) {
    this.#api = api;
    this.#request = request;
  }

  tick({ needs }: AuthorityView, key: EvidenceKey, isSeen: boolean): Promise<boolean> {
    const seen = needs.flatMap((one) => ((one.key === key ? isSeen : one.seen) ? [one.key] : []));
    return this.#send({ seen });
  }

  close({ needs }: AuthorityView, closed: 'passed-on' | 'not-given'): Promise<boolean> {
    return this.#send({ seen: needs.flatMap((one) => (one.seen ? [one.key] : [])), closed });
  }

  async #send(sent: Readonly<Record<string, unknown>>): Promise<boolean> {
    return (await this.sending.send(() => this.#api.recordEvidence(this.#request, sent))) !== null;
  }
}

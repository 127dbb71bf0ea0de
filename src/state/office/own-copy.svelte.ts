import type { CopyDocument } from '#domain/rights/copy-document.ts';
import type { CopyPreview } from '#domain/rights/rights-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId, OfficeSending } from './office.svelte.ts';
import { given } from './report.svelte.ts';

/** The copy that the lead looks through and freezes. */
export class CopyReview {
  preview = $state.raw<CopyPreview | null>(null);
  weighed = $state.raw<readonly string[]>([]);
  outcome = $state<'granted' | 'part'>('granted');
  words = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: string;
  readonly #ids = { step: mintId(), disclosure: mintId() };

  constructor(api: OfficeApi, request: string) {
    this.#api = api;
    this.#request = request;
  }

  async look(): Promise<void> {
    this.preview = await this.sending.send(() => this.#api.ownCopy(this.#request, this.weighed));
  }

  /** Marks words as nobody else's, or takes the mark back; the copy is made anew. */
  async weigh(record: string, isTheirs: boolean): Promise<void> {
    const rest = this.weighed.filter((one) => one !== record);
    this.weighed = isTheirs ? [...rest, record] : rest;
    const { preview } = this;
    const answer = await this.sending.send(() => this.#api.ownCopy(this.#request, this.weighed));
    this.preview = answer ?? preview;
  }

  async freeze(): Promise<boolean> {
    const { preview } = this;
    if (preview === null) return false;
    const sent = given({
      id: this.#ids.step,
      disclosure: this.#ids.disclosure,
      sha256: preview.sha256,
      weighed: this.weighed,
      outcome: this.outcome,
      words: this.words.trim(),
    });
    return (await this.sending.send(() => this.#api.freezeCopy(this.#request, sent))) !== null;
  }
}

/** Opens the frozen copy to print it or keep it as a file; null where it could not be had. */
export async function frozenCopy(
  api: OfficeApi,
  request: string,
  sending: OfficeSending,
): Promise<string | null> {
  return (await sending.send(() => api.frozenCopy(request)))?.text ?? null;
}

/** The frozen copy as a page shows it. The server that answers is the one that froze it, so its shape is trusted. */
export function readCopy(text: string): CopyDocument {
  return JSON.parse(text) as CopyDocument;
}

/** Saves the very bytes that were frozen. The file's name says nothing of anybody. */
export function saveCopy(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'copy.json';
  link.click();
  URL.revokeObjectURL(address);
}

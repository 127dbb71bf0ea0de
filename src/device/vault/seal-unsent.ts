import type { Api } from '../api.ts';
import { base64 } from '../base64.ts';
import { isConcernDraft } from '../concerns.ts';
import type { Drafts } from '../drafts.ts';
import type { Outbox } from '../outbox.ts';
import type { PhotoStore } from '../photo-store.ts';
import { photoKey, revisionKey } from '../receipts.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import { sealForLandlord } from './landlord-box.ts';
import type { SealedBoxes } from './sealed-boxes.ts';

export interface SealParts {
  readonly api: Api;
  readonly boxes: SealedBoxes;
  readonly records: RecordsOnPhone;
  readonly outbox: Outbox;
  readonly photoStore: PhotoStore;
  readonly drafts: Drafts;
  /** The box of answers that are not finished; another vault’s has another name. Each sealing replaces it. */
  readonly draftsBox: string;
  /** The landlord's public key, as the office last said it; null until it has. */
  readonly landlordKey: () => ArrayBuffer | null;
}

/**
 * Keeps a second copy of everything without a receipt, sealed for the landlord, and drops it when the receipt comes. What
 * has to be sealed follows from the records themselves, so nothing can be forgotten.
 */
export class SealUnsent {
  readonly #parts: SealParts;
  #known: Set<string> | null = null;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(parts: SealParts) {
    this.#parts = parts;
  }

  /** Seals what is new and drops what has its receipt. Many calls at once are one. */
  async catchUp(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Seals the answers that are not finished, as they are now: before the app is out of sight, or locked. */
  async sealDrafts(): Promise<void> {
    const { boxes, drafts, draftsBox } = this.#parts;
    // A box is opened for the office’s inbox; a concern is for the safeguarding lead alone.
    const all = (await drafts.list()).filter((draft) => !isConcernDraft(draft));
    if (all.length === 0) await boxes.drop([draftsBox]);
    else await this.#seal(draftsBox, { what: 'drafts', content: JSON.stringify(all) });
  }

  /**
   * Sends boxes whose content is not on this phone in any other form: their key was destroyed. The server files what they
   * hold as if it had been sent by its own door. What did not arrive stays. Answers how many arrived.
   */
  async sendOrphans(): Promise<number> {
    let sent = 0;
    const { api, boxes, draftsBox } = this.#parts;
    const own = new Set([...this.#unsent().keys(), draftsBox]);
    for (const name of await boxes.names()) {
      if (own.has(name)) continue;
      const box = await boxes.read(name);
      if (!box) continue;
      const answer = await api.post('/api/sealed', { box: base64(box) });
      if (!answer.ok) return sent;
      await boxes.drop([name]);
      this.#known?.delete(name);
      sent += 1;
    }
    return sent;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      this.#known ??= new Set(await this.#parts.boxes.names());
      const unsent = this.#unsent();
      for (const [name, read] of unsent) {
        if (this.#known.has(name)) continue;
        const content = await read();
        if (content !== null && (await this.#seal(name, content))) this.#known.add(name);
      }
      const settled = this.#settled().filter((name) => this.#known?.has(name));
      if (settled.length > 0) await this.#parts.boxes.drop(settled);
      for (const name of settled) this.#known.delete(name);
    }
  }

  /** Everything of this phone's own without a receipt, and how to read it. */
  #unsent(): Map<string, () => Promise<object | null>> {
    const { records, outbox, photoStore } = this.#parts;
    const all = new Map<string, () => Promise<object | null>>();
    for (const { id, rev, state } of records.index.own()) {
      if (state === 'receipt') continue;
      all.set(revisionKey(id, rev), async () => {
        const document = await records.database.readWithAncestry(id, rev);
        return document && { what: 'record', id, content: JSON.stringify(document) };
      });
    }
    for (const { what, id, state } of outbox.items()) {
      if (what !== 'photo' || state === 'receipt') continue;
      all.set(photoKey(id), async () => {
        const bytes = await photoStore.bytes(id);
        return bytes && { what: 'photo', id, content: base64(bytes) };
      });
    }
    return all;
  }

  #settled(): readonly string[] {
    return this.#parts.outbox.items().flatMap(({ key, state }) => (state === 'receipt' ? [key] : []));
  }

  async #seal(name: string, content: object): Promise<boolean> {
    const key = this.#parts.landlordKey();
    if (key === null) return false;
    const plain = new TextEncoder().encode(JSON.stringify(content));
    await this.#parts.boxes.keep(name, await sealForLandlord(key, plain));
    return true;
  }
}

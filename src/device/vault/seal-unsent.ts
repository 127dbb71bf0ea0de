import type { Api } from '../api.ts';
import { base64 } from '../base64.ts';
import type { Drafts } from '../drafts.ts';
import type { Outbox } from '../outbox.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import type { SealedBoxes } from './sealed-boxes.ts';
import { boxOf, unfinished, unsent, type BoxContent } from './unsent.ts';

export interface SealParts {
  readonly api: Api;
  readonly boxes: SealedBoxes;
  readonly records: RecordsOnPhone;
  readonly outbox: Outbox;
  readonly photoStore: PhotoStore;
  readonly drafts: Drafts;
  /** The box of answers that are not finished; another vault’s has another name. Each sealing replaces it. */
  readonly draftsBox: string;
  /** The box of what is told of a mishap and did not reach the office yet. */
  readonly mishapBox: string;
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
    const { answers, mishap } = await unfinished(this.#parts.drafts);
    await this.#sealOrDrop(this.#parts.draftsBox, answers);
    await this.#sealOrDrop(this.#parts.mishapBox, mishap);
  }

  /**
   * Sends boxes whose content is not on this phone in any other form: their key was destroyed. The server files what they
   * hold as if it had been sent by its own door. What did not arrive stays. Answers how many arrived.
   */
  async sendOrphans(): Promise<number> {
    let sent = 0;
    const { api, boxes, draftsBox, mishapBox } = this.#parts;
    const own = new Set([...unsent(this.#parts).keys(), draftsBox, mishapBox]);
    for (const name of await boxes.names()) {
      if (own.has(name)) continue;
      const box = await boxes.read(name);
      if (!box) continue;
      const answer = await api.post('/api/sealed', { box: base64(box) });
      // One that the office will never take must not keep the others here.
      if (!answer.ok && answer.problem.because === 'refused') continue;
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
      for (const [name, read] of unsent(this.#parts)) {
        if (this.#known.has(name)) continue;
        const content = await read();
        if (content !== null && (await this.#seal(name, content))) this.#known.add(name);
      }
      const settled = this.#settled().filter((name) => this.#known?.has(name));
      if (settled.length > 0) await this.#parts.boxes.drop(settled);
      for (const name of settled) this.#known.delete(name);
    }
  }

  #settled(): readonly string[] {
    return this.#parts.outbox.items().flatMap(({ key, state }) => (state === 'receipt' ? [key] : []));
  }

  async #sealOrDrop(name: string, content: BoxContent | null): Promise<void> {
    if (content === null) await this.#parts.boxes.drop([name]);
    else await this.#seal(name, content);
  }

  async #seal(name: string, content: BoxContent): Promise<boolean> {
    const key = this.#parts.landlordKey();
    if (key === null) return false;
    await this.#parts.boxes.keep(name, await boxOf(key, content));
    return true;
  }
}

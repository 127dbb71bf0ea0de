import type { Api } from '../api.ts';
import { base64 } from '../base64.ts';
import type { Drafts } from '../drafts.ts';
import type { Outbox } from '../outbox.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { namedBy, type Receipts } from '../receipts.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import { collectReceipts } from '../sending/collect-receipts.ts';
import type { SealedBoxes } from './sealed-boxes.ts';
import { boxOf, notBackedUp, unfinished, unsent, type BoxContent } from './unsent.ts';

export interface SealParts {
  readonly api: Api;
  readonly boxes: SealedBoxes;
  readonly records: RecordsOnPhone;
  readonly outbox: Outbox;
  readonly receipts: Receipts;
  readonly photoStore: PhotoStore;
  readonly drafts: Drafts;
  /** The box of answers that are not finished; another vault’s has another name. Each sealing replaces it. */
  readonly draftsBox: string;
  /** The box of what is told of a mishap and did not reach the office yet. */
  readonly mishapBox: string;
  /** The landlord's public key, as the office last said it; null until it has. */
  readonly landlordKey: () => ArrayBuffer | null;
  /** Milliseconds since 1970 by this phone's clock. */
  readonly now: () => number;
}

const ASK_EVERY_MS = 3_600_000;

/**
 * Keeps a second copy, sealed for the landlord, of everything that the office does not hold in a backup too, and drops it
 * when it does: a server that is put back to a backup gets from the phones what it had taken since. Where the office makes no
 * backups, a receipt is the end. What has to be sealed follows from the records themselves, so nothing can be forgotten.
 */
export class SealUnsent {
  readonly #parts: SealParts;
  #known: Set<string> | null = null;
  /** When the office was last asked about a box whose content it holds, by the box's name. */
  readonly #askedAt = new Map<string, number>();
  #running: Promise<void> | null = null;
  #again = false;
  #isOver = false;

  constructor(parts: SealParts) {
    this.#parts = parts;
  }

  /** Seals what is new and drops what is settled. Many calls at once are one. */
  async catchUp(): Promise<void> {
    if (this.#isOver) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Seals the answers that are not finished, as they are now: before the app is out of sight, or locked. */
  async sealDrafts(): Promise<void> {
    if (this.#isOver) return;
    const { answers, mishap } = await unfinished(this.#parts.drafts);
    await this.#sealOrDrop(this.#parts.draftsBox, answers);
    await this.#sealOrDrop(this.#parts.mishapBox, mishap);
  }

  /**
   * Settles the boxes once the office was reached. It is asked which of them it holds, and its backups too; those go. A box that
   * it does not hold, and whose content is not on this phone in any other form, is sent: its key was destroyed, or it had left
   * with its pack before the office was put back to a backup without it. The server files what it holds as if it had been sent
   * by its own door. What did not arrive stays. Answers how many arrived.
   */
  async settle(): Promise<number> {
    const { api, boxes, draftsBox, mishapBox } = this.#parts;
    const own = new Set([...unsent(this.#parts).keys(), draftsBox, mishapBox]);
    const names = (await boxes.names()).filter((name) => !own.has(name));
    await this.#ask(names);
    const arrived: string[] = [];
    for (const name of names) {
      if (this.#parts.receipts.state(name) === 'receipt' || this.#parts.receipts.isSettled(name)) continue;
      const box = await boxes.read(name);
      if (!box) continue;
      const answer = await api.post('/api/sealed', { box: base64(box) });
      if (answer.ok) arrived.push(name);
      // One that the office will never take must not keep the others here.
      else if (answer.problem.because !== 'refused') break;
    }
    await this.#ask(arrived);
    const awaited = new Set(arrived.filter((name) => this.#awaitsBackup(name)));
    const over = (name: string) => this.#parts.receipts.isSettled(name) || arrived.includes(name);
    await this.#drop(names.filter((name) => over(name) && !awaited.has(name)));
    return arrived.length;
  }

  /**
   * For when the account goes from this phone: seals what is new, leaves of the boxes those alone that wait for a backup, and
   * seals nothing from then on. Answers whether any wait.
   */
  async leaveAwaiting(): Promise<boolean> {
    await this.catchUp();
    this.#isOver = true;
    const names = await this.#parts.boxes.names();
    const awaiting = names.filter((name) => this.#awaitsBackup(name));
    await this.#drop(names.filter((name) => !awaiting.includes(name)));
    return awaiting.length > 0;
  }

  #awaitsBackup(name: string): boolean {
    return this.#parts.receipts.of(name)?.backedUp === false;
  }

  /** What the office says of these. Of what it holds already it is asked once an hour: backups are not made more often. */
  async #ask(names: readonly string[]): Promise<void> {
    const { api, receipts, now } = this.#parts;
    const { server } = receipts;
    if (server === null) return;
    const due = names.filter(
      (name) =>
        receipts.state(name) !== 'receipt' || now() - (this.#askedAt.get(name) ?? -Infinity) >= ASK_EVERY_MS,
    );
    const records = due.flatMap((name) => {
      const named = namedBy(name);
      return named?.what === 'record' ? [{ id: named.id, rev: named.rev }] : [];
    });
    const photos = due.flatMap((name) => {
      const named = namedBy(name);
      return named?.what === 'photo' ? [named.sha256] : [];
    });
    if (records.length + photos.length === 0) return;
    await collectReceipts(api, receipts, { records, photos }, server, now);
    for (const name of due) this.#askedAt.set(name, now());
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      this.#known ??= new Set(await this.#parts.boxes.names());
      for (const [name, read] of notBackedUp(this.#parts)) {
        if (this.#known.has(name)) continue;
        const content = await read();
        if (content !== null && (await this.#seal(name, content))) this.#known.add(name);
      }
      await this.#drop([...this.#known].filter((name) => this.#parts.receipts.isSettled(name)));
    }
  }

  async #drop(names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.#parts.boxes.drop(names);
    for (const name of names) this.#known?.delete(name);
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

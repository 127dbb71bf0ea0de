import type { Api } from '../api.ts';
import { base64 } from '../base64.ts';
import type { Drafts } from '../drafts.ts';
import { ancestryOf } from '../kept-document.ts';
import type { Outbox } from '../outbox.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { boxKey, namedBy, revisionKey, type Receipts } from '../receipts.ts';
import type { RecordsOnPhone } from '../records-on-phone.ts';
import { collectReceipts } from '../sending/collect-receipts.ts';
import { sha256Hex } from '../sha256.ts';
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
  /** When the office was last asked about a box whose content it holds, by the key of its receipt. */
  readonly #askedAt = new Map<string, number>();
  #running: Promise<void> | null = null;
  #settling: Promise<number> | null = null;
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
   * Settles the boxes whose content is not on this phone in any other form: its key was destroyed, or it had left with its pack
   * before the office was put back to a backup without it. The office is asked which of them it holds, and its backups too;
   * those go. What it does not hold is sent, and it is asked again: only its receipt lets a box go, never that it was taken.
   * What did not arrive stays. Answers how many arrived by its own word, so that an office which takes a box and knows nothing of it is
   * not asked round after round; many calls at once are one.
   */
  async settle(): Promise<number> {
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = null;
    });
    return this.#settling;
  }

  /**
   * The boxes that no receipt of this office covers and whose content is not on this phone in any other form: they are all that
   * is left of it. A version from which one that is here went on is none of them; one that went on from it, or beside it, is.
   */
  async notArrived(): Promise<readonly string[]> {
    const uncovered = [...(await this.#apart())].filter(([, key]) => !this.#isCovered(key));
    const here = await this.#versionsHere(uncovered.map(([, key]) => key));
    return uncovered.flatMap(([name, key]) => (here.has(key) ? [] : [name]));
  }

  /** The boxes that did not arrive, each to be read as it is: a rescue copy takes them along. */
  async undelivered(): Promise<readonly (() => Promise<ArrayBuffer | null>)[]> {
    return (await this.notArrived()).map((name) => () => this.#parts.boxes.read(name));
  }

  /**
   * For when the account goes from this phone: seals what is new, drops what this office and its backups have, and this vault’s
   * own box of answers where none is begun any more, and seals nothing from then on. All else stays. Answers whether any does.
   */
  async leaveAwaiting(): Promise<boolean> {
    await this.catchUp();
    await this.sealDrafts();
    this.#isOver = true;
    const keys = await this.#keysOf(await this.#parts.boxes.names());
    const settled = [...keys].flatMap(([name, key]) => (this.#parts.receipts.isSettled(key) ? [name] : []));
    await this.#drop(settled);
    return settled.length < keys.size;
  }

  /** Whether the office has said that a thing is with it. */
  #isKnown(key: string): boolean {
    const state = this.#parts.receipts.state(key);
    return state === 'receipt' || state === 'refused';
  }

  async #settle(): Promise<number> {
    const { api, boxes } = this.#parts;
    const apart = await this.#apart();
    await this.#ask([...apart.values()]);
    const taken: string[] = [];
    for (const [name, key] of apart) {
      if (this.#isKnown(key)) continue;
      const box = await boxes.read(name);
      if (!box) continue;
      const answer = await api.post('/api/sealed', { box: base64(box) });
      if (answer.ok) taken.push(key);
      // One that the office will never take must not keep the others here.
      else if (answer.problem.because !== 'refused') break;
    }
    await this.#ask(taken);
    await this.#drop([...apart].flatMap(([name, key]) => (this.#isDone(key) ? [name] : [])));
    return taken.filter((key) => this.#isKnown(key)).length;
  }

  /** The boxes whose content is on this phone in no other form, by name, with the key of the receipt for it. */
  async #apart(): Promise<ReadonlyMap<string, string>> {
    const { boxes, draftsBox, mishapBox } = this.#parts;
    const own = new Set([...unsent(this.#parts).keys(), draftsBox, mishapBox]);
    const names = await boxes.names();
    const lost = await this.#lostPictures(names.filter((name) => own.has(name)));
    return this.#keysOf(names.filter((name) => !own.has(name) || lost.has(name)));
  }

  /** Those of these boxes that hold a picture which a record here names, and whose bytes are here no more, or are damaged. */
  async #lostPictures(names: readonly string[]): Promise<ReadonlySet<string>> {
    const { outbox, photoStore } = this.#parts;
    const pictures = names.flatMap((name) => {
      const named = namedBy(name);
      return named?.what === 'photo' ? [{ name, sha256: named.sha256 }] : [];
    });
    if (pictures.length === 0) return new Set();
    const here = new Set(await photoStore.digests());
    const isLost = (sha256: string) => !here.has(sha256) || outbox.isLost(sha256);
    return new Set(pictures.flatMap(({ name, sha256 }) => (isLost(sha256) ? [name] : [])));
  }

  /** Of the records that these keys name: what this phone made and shows, and all that stands before it, by key. */
  async #versionsHere(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const { index, database } = this.#parts.records;
    const asked = new Set(keys.map(namedBy).flatMap((named) => (named?.what === 'record' ? [named.id] : [])));
    const here = new Set<string>();
    for (const { id, rev } of index.own()) {
      if (!asked.has(id)) continue;
      // Where the store cannot tell what a version went on from, the box stays all that is left.
      const document = await database.readWithAncestry(id, rev).catch(() => null);
      for (const one of document === null ? [] : ancestryOf(document)) here.add(revisionKey(id, one));
    }
    return here;
  }

  async #keysOf(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const keys = new Map<string, string>();
    for (const name of names) keys.set(name, namedBy(name) === null ? await this.#boxKeyOf(name) : name);
    return keys;
  }

  async #boxKeyOf(name: string): Promise<string> {
    const box = await this.#parts.boxes.read(name);
    return box === null ? name : boxKey(await sha256Hex(box));
  }

  /** Whether the office said that it has this, or is done with it. A refusal that this phone noted itself is no such word. */
  #isCovered(key: string): boolean {
    const receipt = this.#parts.receipts.of(key);
    if (receipt === null) return false;
    return receipt.destroyed === true || receipt.state === 'receipt' || this.#awaitsBackup(key);
  }

  /** Whether nothing more is to come of this, once the office was asked: it may also have refused it and kept it in its inbox. */
  #isDone(key: string): boolean {
    const { receipts } = this.#parts;
    return receipts.isSettled(key) || (receipts.state(key) === 'refused' && !this.#awaitsBackup(key));
  }

  #awaitsBackup(key: string): boolean {
    return this.#parts.receipts.of(key)?.backedUp === false;
  }

  /** What the office says of these. Of what it holds already it is asked once an hour: backups are not made more often. */
  async #ask(keys: readonly string[]): Promise<void> {
    const { api, receipts, now } = this.#parts;
    const { server } = receipts;
    if (server === null) return;
    const isNew = (key: string) => receipts.state(key) !== 'receipt' && !this.#awaitsBackup(key);
    const due = keys.filter(
      (key) => isNew(key) || now() - (this.#askedAt.get(key) ?? -Infinity) >= ASK_EVERY_MS,
    );
    const named = due.flatMap((key) => namedBy(key) ?? []);
    if (named.length === 0) return;
    const records = named.flatMap((one) => (one.what === 'record' ? [one] : []));
    const digests = (what: 'photo' | 'box') =>
      named.flatMap((one) => (one.what === what ? [one.sha256] : []));
    const wanted = { records, photos: digests('photo'), boxes: digests('box') };
    await collectReceipts(api, receipts, wanted, server, now);
    for (const key of due) this.#askedAt.set(key, now());
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

import { fail, ok, type Result } from '#domain/result.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { KeptDocument, type RawDocument } from './kept-document.ts';
import { withLock } from './locks.ts';
import { CHANGED_MEANWHILE, NOT_HERE, NOT_OWN, notARecord, type PutProblem } from './put-problem.ts';
import type { Receipts } from './receipts.ts';
import { RecordIndex, type HeldRecord } from './record-index.ts';
import type { Filling, RecordDatabase } from './records.ts';
import { storageProblem } from './storage-problem.ts';
import { VersionsOnPhone } from './versions-on-phone.ts';

export type { PutProblem };

export interface RecordsFacts {
  readonly account: OpaqueId;
  readonly device: () => OpaqueId;
  readonly receipts: Receipts;
  readonly now: () => number;
  /** Opens the store of a pack with its key. */
  readonly openPack: (pack: string) => Promise<RecordDatabase>;
  /** The pack that the phone now uses, as it stands on the disk: another tab may have moved on. */
  readonly currentPack: () => Promise<string | null>;
}

/** The records of the open account: written here, listed from memory, the same in every tab. */
export class RecordsOnPhone {
  readonly index: RecordIndex;
  readonly versions: VersionsOnPhone;
  readonly #facts: RecordsFacts;
  #database: RecordDatabase;
  #stopFeed: () => void;
  readonly #listeners = new Set<() => void>();
  #onWritten: () => void = () => {};
  readonly #changed = new Set<string>();
  #reading = false;
  #whole = false;

  constructor(database: RecordDatabase, facts: RecordsFacts) {
    this.#facts = facts;
    this.index = new RecordIndex(facts.receipts, facts.account, facts.device, facts.now);
    this.#database = database;
    this.versions = new VersionsOnPhone({
      ...{ index: this.index, receipts: facts.receipts, now: facts.now },
      database: () => this.#database,
      write: (id, record, store) => this.#write(id, record, store),
    });
    this.#stopFeed = this.#follow();
  }

  /** The store itself, for sending and receiving. */
  get database(): RecordDatabase {
    return this.#database;
  }

  /**
   * Whether the office's pack has come whole at least once. Until then a record that is here may want another that is not:
   * a home its warnings, a visit the inspection that ended it.
   */
  get whole(): boolean {
    return this.#whole;
  }

  /** The first filling of the store in use has ended. */
  filledUp(): void {
    this.#whole = true;
    this.tell();
  }

  /** Fills the memory from the store. */
  async load(): Promise<void> {
    const [documents, filling] = await Promise.all([this.#database.readToOpen(), this.#database.filling()]);
    this.#whole = isWhole(filling);
    this.index.clear();
    this.index.take(documents);
    this.tell();
    // Only words hang on it, and the first screen waits for this.
    void this.versions.lookAt(this.index.branched()).then(
      () => {
        this.tell();
      },
      () => undefined,
    );
  }

  /** Stores a new record under an id of `mint.id()`. The same record again (a double tap) is stored once. */
  put(id: OpaqueId, record: SurveyRecord): Promise<Result<HeldRecord, PutProblem>> {
    return this.#write(id, record, async () => {
      if (!this.index.record(id)) await this.#database.insert(id, record, null);
    });
  }

  /** Stores a new version of a record of one's own: the envelope stays, the body is replaced. */
  async amend(id: OpaqueId, body: SurveyRecord['body']): Promise<Result<HeldRecord, PutProblem>> {
    const known = this.index.record(id);
    if (!known) return fail(NOT_HERE);
    if (!known.mine) return fail(NOT_OWN);
    const { receipts } = this.#facts;
    const amended = { ...known.record, body } as SurveyRecord;
    let made: readonly string[] = [];
    const outcome = await this.#write(id, amended, async () => {
      const joined = await this.versions.joinedBefore(id);
      if (joined?.leaves.some(({ rev }) => rev === known.rev)) {
        made = await this.versions.extend(id, amended, joined.leaves);
        return;
      }
      if (!known.own) await receipts.noteChangedHere(id, this.#facts.now());
      await this.#database.insert(id, amended, known.rev);
    });
    // Only words hang on it: the change itself is on the disk, and a full phone must not call it failed.
    if (outcome.ok)
      void receipts.noteMadeHere(id, [...made, outcome.value.rev], this.#facts.now()).catch(() => undefined);
    return outcome;
  }

  /** Takes in documents that were just stored: their change need not be read again. */
  taken(documents: readonly RawDocument[]): void {
    this.index.take(documents.map(KeptDocument.of));
  }

  /** Calls `listener` after every change of a record or of how one stands. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Names the one who is told after each write of a person's: whoever sends. */
  afterWrite(listener: () => void): void {
    this.#onWritten = listener;
  }

  /** Says that something changed: also for receipts, which lie elsewhere. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /**
   * Moves to a new generation: `fill` puts what must not be lost into it while nobody, in any tab, can write. Answers the
   * old store, still whole, for the caller to destroy.
   */
  moveTo(next: RecordDatabase, fill: () => Promise<void>): Promise<RecordDatabase> {
    return withLock(this.#lock(), 'exclusive', async () => {
      await fill();
      return this.#adopt(next);
    });
  }

  /** Follows another tab to a new generation. */
  async follow(): Promise<void> {
    const pack = await this.#facts.currentPack();
    if (pack === null || pack === this.#database.pack) return;
    const old = await this.#adopt(await this.#facts.openPack(pack));
    await old.close();
  }

  /** Closes the store. */
  async close(): Promise<void> {
    this.#stopFeed();
    await this.#database.close();
  }

  async #write(
    id: string,
    record: unknown,
    store: () => Promise<void>,
  ): Promise<Result<HeldRecord, PutProblem>> {
    const parsed = parseRecord(record);
    if (!parsed.ok) return fail(notARecord(parsed.problem));
    const wanted = JSON.stringify([parsed.value.nonce, parsed.value.body]);
    try {
      return await withLock(this.#lock(), 'shared', async () => {
        await this.follow();
        await store();
        await this.#read([id]);
        const held = this.index.record(id);
        // What lies there decides: a write repeated on a fresh connection, or a second tap, finds itself already stored.
        const lies = held && JSON.stringify([held.record.nonce, held.record.body]);
        if (!held || lies !== wanted) return fail(CHANGED_MEANWHILE);
        this.#onWritten();
        return ok(held);
      });
    } catch (error) {
      return fail(storageProblem(error));
    }
  }

  async #adopt(next: RecordDatabase): Promise<RecordDatabase> {
    this.#stopFeed();
    const old = this.#database;
    this.#database = next;
    this.#stopFeed = this.#follow();
    await this.load();
    return old;
  }

  #follow(): () => void {
    return this.#database.onChange((id, leaves) => {
      if (this.index.knows(id, leaves)) return; // written or filled in here, and read already
      this.#changed.add(id);
      if (!this.#reading) void this.#readChanged();
    });
  }

  async #readChanged(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#changed.size > 0) {
        const ids = [...this.#changed];
        this.#changed.clear();
        await this.#read(ids);
      }
      // Another tab may be the one that fills it.
      if (!this.#whole && isWhole(await this.#database.filling())) this.filledUp();
    } catch {
      // The store itself is whole: the next change, or the next opening, reads it again.
      console.error('The list of records on this phone is behind its store.');
    } finally {
      this.#reading = false;
    }
  }

  async #read(ids: readonly string[]): Promise<void> {
    const documents: readonly RawDocument[] = await this.#database.readMany(ids);
    this.index.take(documents.map(KeptDocument.of));
    await this.versions.lookAt(this.index.branched(ids));
    this.tell();
  }

  #lock(): string {
    return `homefile-records-${this.#facts.account}`;
  }
}

function isWhole(filling: Filling | null): boolean {
  return filling !== null && filling.state !== 'begun';
}

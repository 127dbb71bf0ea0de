import { fail, ok, type Result } from '#domain/result.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { withLock } from './locks.ts';
import type { Receipts } from './receipts.ts';
import { RecordIndex, type HeldRecord } from './record-index.ts';
import type { Filling, RecordDatabase, RawDocument } from './records.ts';
import { storageProblem, type StorageProblem } from './storage-problem.ts';

/** Why a record was not stored: the phone could not, or it would not be a record. */
export type PutProblem = StorageProblem | { readonly because: 'not-a-record'; readonly sentence: string };

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
  }

  /** Stores a new record under an id of `mint.id()`. The same record again (a double tap) is stored once. */
  put(id: OpaqueId, record: SurveyRecord): Promise<Result<HeldRecord, PutProblem>> {
    return this.#write(id, record, async () => {
      if (!this.index.record(id)) await this.#database.insert(id, record, null);
    });
  }

  /** Stores a new version of a record of one's own: the envelope stays, the body is replaced. */
  amend(id: OpaqueId, body: SurveyRecord['body']): Promise<Result<HeldRecord, PutProblem>> {
    const known = this.index.record(id);
    if (!known) return Promise.resolve(fail(NOT_HERE));
    if (!known.own) return Promise.resolve(fail(NOT_OWN));
    const amended = { ...known.record, body };
    return this.#write(id, amended, async () => {
      await this.#database.insert(id, amended, known.rev);
    });
  }

  /** Takes in documents that were just stored: their change need not be read again. */
  taken(documents: readonly RawDocument[]): void {
    this.index.take(documents);
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
    id: OpaqueId,
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
    this.index.take(documents);
    this.tell();
  }

  #lock(): string {
    return `homefile-records-${this.#facts.account}`;
  }
}

function isWhole(filling: Filling | null): boolean {
  return filling !== null && filling.state !== 'begun';
}

const NOT_HERE: PutProblem = {
  because: 'not-a-record',
  sentence: 'That record is not on this phone. Go back and open it again.',
};
const NOT_OWN: PutProblem = {
  because: 'not-a-record',
  sentence: 'This was recorded by somebody else, or on another phone. Write a correction instead.',
};
const CHANGED_MEANWHILE: PutProblem = {
  because: 'not-a-record',
  sentence: 'This was changed in another window. Go back, look at it, and change it again.',
};

function notARecord(failure: { because: string; problems?: readonly { message: string }[] }): PutProblem {
  return {
    because: 'not-a-record',
    sentence:
      failure.problems?.[0]?.message ?? 'This record is not complete. Go back and look at each answer.',
  };
}

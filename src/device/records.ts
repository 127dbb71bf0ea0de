import type PouchDB from 'pouchdb-core';
import type { Changes } from 'pouchdb-core';
import { KeptDocument, type RawDocument } from './kept-document.ts';
import { NO_COPY, PackSnapshot, type SnapshotAhead } from './pack-snapshot.ts';
import { openPack, reopenPack, serverStore, type Cipher } from './pack-stores.ts';
import { connectionLost } from './storage-problem.ts';

type ChangeListener = (id: string, leaves: readonly string[]) => void;

/** How far a pull has come. */
export interface PullProgress {
  readonly documents: number;
}

export interface PullOptions {
  readonly onProgress?: (progress: PullProgress) => void;
  /** A sequence of the server's to begin from, whatever an earlier pull noted. */
  readonly since?: string;
}

/**
 * The first filling of a store. `begun`: up to `since` is here. `whole`: all is here up to `since`, and the protocol must
 * begin there. `over`: the protocol has its own mark and goes on from it.
 */
export interface Filling {
  readonly since: string;
  readonly state: 'begun' | 'whole' | 'over';
}

/** Where the filling is noted. A `_local` document is never replicated, and no cipher sees it: nothing personal is in it. */
const FILLING = '_local/homefile-filling';

/**
 * The one way to the records on this phone: every read and write of a pack passes here, through bulkDocs, get, bulkGet,
 * allDocs and changes alone, which is where a cipher sits. A failed connection is opened again and the call repeated
 * once.
 */
export class RecordDatabase {
  readonly pack: string;
  readonly #cipher: Cipher | null;
  readonly #snapshot: PackSnapshot | null;
  /** What was just kept here, for the opening that follows: it need not be read and decrypted again. */
  readonly #fresh = new Map<string, RawDocument>();
  #pouch: PouchDB;
  readonly #listeners = new Set<ChangeListener>();
  #feed: Changes | null = null;
  #feedLost = false;

  /**
   * Opens the records of a pack, creating an empty store where there is none. Settings never depend on the opener. `copy` is
   * what is read already of the copy beside it.
   */
  constructor(pack: string, cipher: Cipher | null = null, copy: SnapshotAhead = NO_COPY) {
    this.pack = pack;
    this.#cipher = cipher;
    this.#snapshot = cipher && new PackSnapshot(pack, cipher, copy);
    this.#pouch = openPack(pack, cipher);
  }

  /** The key of this store, for a worker that fills it; null where it is not encrypted. */
  get key(): CryptoKey | null {
    return this.#cipher?.key ?? null;
  }

  /** Stores a new document, or a child of `parent`. Answers its revision; `null` when another write came first. */
  async insert(id: string, body: object, parent: string | null): Promise<string | null> {
    const document = { ...body, _id: id, ...(parent === null ? {} : { _rev: parent }) };
    const [row] = await this.#run((pouch) => pouch.bulkDocs([document]));
    if (row && 'ok' in row && row.rev !== undefined) return row.rev;
    if (row && 'status' in row && row.status === 409) return null;
    throw row instanceof Error ? row : new Error('The store gave no answer.', { cause: row });
  }

  /** Stores documents with the revisions that they already have. */
  async keep(documents: readonly RawDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const rows = await this.#run((pouch) => pouch.bulkDocs([...documents], { new_edits: false }));
    const failed = rows.find((row) => 'error' in row && row.error);
    if (failed) throw new Error('The store did not keep a record.', { cause: failed });
  }

  /** All documents in their winning revisions, with `_conflicts` where other leaves exist. */
  async readAll(): Promise<readonly RawDocument[]> {
    const { rows } = await this.#run((pouch) => pouch.allDocs({ include_docs: true, conflicts: true }));
    return rows.flatMap((row) => ('doc' in row ? asRaw(row.doc) : []));
  }

  /**
   * As `readAll`, for opening the pack: from the copy that lies beside the store, and from the store what changed since. A
   * copy that is missing or has fallen behind is made anew afterwards, while nobody waits.
   */
  async readToOpen(): Promise<readonly KeptDocument[]> {
    if (!this.#snapshot) return (await this.readAll()).map(KeptDocument.of);
    if (this.#fresh.size > 0) return this.#readFresh(this.#snapshot);
    const copy = await this.#snapshot.read();
    // A sequence is taken before the reading: what changes meanwhile is read once more at the next opening, never missed.
    const [store, info, since] = await Promise.all([
      this.#run((pouch) => pouch.id()),
      this.#run((pouch) => pouch.info()),
      copy && this.#run((pouch) => pouch.changes({ since: copy.seq })),
    ]);
    const seq = Number(info.update_seq);
    if (copy?.store !== store || since === null || copy.seq > seq) {
      const documents = (await this.readAll()).map(KeptDocument.of);
      void this.#snapshot.write({ store, seq, documents });
      return documents;
    }
    const { results, last_seq: lastSeq } = since;
    const byId = new Map(copy.documents.map((document) => [document.brief.id, document]));
    const changed = results.length === 0 ? [] : await this.readMany(results.map(({ id }) => id));
    for (const document of changed) byId.set(document._id, KeptDocument.of(document));
    const documents = [...byId.values()];
    if (results.length > SNAPSHOT_BEHIND)
      void this.#snapshot.write({ store, seq: Number(lastSeq), documents });
    return documents;
  }

  /** Makes the copy for the next opening, of what `remember` was told: after a first filling, which is nearly all there is. */
  async copyForOpening(): Promise<void> {
    if (this.#snapshot && this.#fresh.size > 0) await this.#readFresh(this.#snapshot);
  }

  /** Notes documents that were just kept and have no second version. */
  remember(documents: readonly RawDocument[]): void {
    for (const document of documents) this.#fresh.set(document._id, document);
  }

  /** Of what was just kept, what is still the newest; the store is asked for the rest. */
  async #readFresh(snapshot: PackSnapshot): Promise<readonly KeptDocument[]> {
    const fresh = new Map(this.#fresh);
    this.#fresh.clear();
    const store = await this.#run((pouch) => pouch.id());
    const seq = Number((await this.#run((pouch) => pouch.info())).update_seq);
    // With all leaves: a document that has got a second version since is read with it.
    const { results } = await this.#run((pouch) => pouch.changes({ since: 0, style: 'all_docs' }));
    const newest = results.filter(({ deleted }) => deleted !== true);
    const known = newest.flatMap(({ id, changes }) => {
      const document = fresh.get(id);
      return document && changes.length === 1 && document._rev === changes[0]?.rev ? [document] : [];
    });
    const here = new Set(known.map(({ _id }) => _id));
    const rest = await this.readMany(newest.flatMap(({ id }) => (here.has(id) ? [] : [id])));
    const documents = [...known, ...rest].map(KeptDocument.of);
    void snapshot.write({ store, seq, documents });
    return documents;
  }

  /** The winning revisions of these documents; what does not exist is left out. */
  async readMany(ids: readonly string[]): Promise<readonly RawDocument[]> {
    const { rows } = await this.#run((pouch) =>
      pouch.allDocs({ keys: [...ids], include_docs: true, conflicts: true }),
    );
    return rows.flatMap((row) => ('doc' in row ? asRaw(row.doc) : []));
  }

  /**
   * One revision with its whole ancestry in `_revisions`, as it is sent; null when it is not here. One revision at a time:
   * PouchDB answers `open_revs` and `bulkGet` by calling its own `get`, so that a cipher would open each document twice.
   */
  async readWithAncestry(id: string, rev: string): Promise<RawDocument | null> {
    try {
      return asRaw(await this.#run((pouch) => pouch.get(id, { rev, revs: true })))[0] ?? null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** How far the first filling of this store has come; null before it began. */
  async filling(): Promise<Filling | null> {
    const kept = await this.#fillingMark();
    return kept && { since: kept.since, state: kept.state };
  }

  /** Notes how far the first filling has come. Written after the documents it counts, so that none is ever missed. */
  async noteFilling(filling: Filling): Promise<void> {
    const known = await this.#fillingMark();
    const rev = known ? { _rev: known._rev } : {};
    await this.#run((pouch) => pouch.put({ ...filling, ...rev, _id: FILLING }));
  }

  /**
   * Takes over what the server's pack has and this one lacks, by the protocol: from where the last pull ended, or from
   * `since`. Rejects when the server cannot be reached or refuses.
   */
  async pull(
    url: string,
    fetch: (url: string | Request, options?: RequestInit) => Promise<Response>,
    { onProgress, since }: PullOptions = {},
  ): Promise<void> {
    const remote = serverStore(url, fetch);
    const from = since === undefined ? {} : { since };
    const outcome = await this.#run((pouch) => {
      const pulling = pouch.replicate.from(remote, { batch_size: 250, ...from });
      // PouchDB goes on by itself with the batch it was keeping, forgets those that waited behind it, and notes a checkpoint
      // past them: nobody would ever ask for them again (decision 0079).
      void pulling.on('error', () => pulling.cancel());
      if (onProgress) void pulling.on('change', (info) => onProgress({ documents: info.docs_written }));
      return Promise.resolve(pulling);
    });
    if (!outcome.ok || outcome.doc_write_failures > 0) {
      throw new Error('Not every record was kept.', { cause: outcome.errors[0] });
    }
  }

  /** Calls `listener` for every document that changed, from any tab, with its leaves. Returns the way to stop. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    this.#feed ??= this.#startFeed();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#feed?.cancel();
      this.#feed = null;
    };
  }

  /** Closes the store. */
  async close(): Promise<void> {
    this.#feed?.cancel();
    this.#feed = null;
    await Promise.all([this.#pouch.close(), this.#snapshot?.close()]);
  }

  /** Deletes the store and all in it. The caller writes it into the deletion log first. */
  async destroy(): Promise<void> {
    this.#feed?.cancel();
    this.#feed = null;
    await Promise.all([this.#pouch.destroy(), this.#snapshot?.destroy()]);
  }

  async #fillingMark(): Promise<(Filling & { readonly _rev: string }) | null> {
    try {
      const kept: Partial<Filling> & { readonly _rev: string } = await this.#run((pouch) =>
        pouch.get(FILLING),
      );
      const { since, state, _rev } = kept;
      return typeof since === 'string' && state !== undefined ? { since, state, _rev } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  #startFeed(): Changes {
    const feed = this.#pouch.changes({ live: true, since: 'now', style: 'all_docs' });
    void feed.on('change', (change) => {
      const leaves = change.changes.map(({ rev }) => rev);
      for (const listener of this.#listeners) listener(change.id, leaves);
    });
    // It ends when the connection does. It begins again with the next call that comes through, never in a loop of its own.
    void feed.on('error', () => {
      this.#feedLost = this.#feed === feed;
    });
    return feed;
  }

  async #run<T>(work: (pouch: PouchDB) => Promise<T>): Promise<T> {
    try {
      return await this.#withFeed(work);
    } catch (error) {
      if (!connectionLost(error)) throw error;
      this.#reopen();
      return this.#withFeed(work);
    }
  }

  async #withFeed<T>(work: (pouch: PouchDB) => Promise<T>): Promise<T> {
    const value = await work(this.#pouch);
    if (this.#feedLost) {
      this.#feedLost = false;
      this.#feed = this.#startFeed();
    }
    return value;
  }

  #reopen(): void {
    this.#feed?.cancel();
    this.#pouch = reopenPack(this.pack, this.#cipher);
    if (this.#feed) this.#feed = this.#startFeed();
  }
}

/** So many changes are read one by one at each opening before the copy is worth making anew. */
const SNAPSHOT_BEHIND = 60;

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 404;
}

function asRaw(document: object | null | undefined): RawDocument[] {
  if (!document || !('_id' in document) || !('_rev' in document)) return [];
  if (typeof document._id !== 'string' || typeof document._rev !== 'string') return [];
  return [{ ...document, _id: document._id, _rev: document._rev }];
}

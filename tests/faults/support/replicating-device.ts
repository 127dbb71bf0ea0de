import 'fake-indexeddb/auto';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import httpAdapter from 'pouchdb-adapter-http';
import idbAdapter from 'pouchdb-adapter-idb';
import memoryAdapter from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { keepReplicating } from '../../conformance/keep-replicating.ts';
import type { Chance } from './chance.ts';

// The idb adapter asks which browser it is in. In one as old as this it keeps attachments as text, which Node can keep too.
Object.defineProperty(globalThis, 'navigator', {
  value: { userAgent: 'Chrome/40' },
  configurable: true,
  writable: true,
});
PouchDB.plugin(memoryAdapter).plugin(idbAdapter).plugin(httpAdapter).plugin(replication);

/** What an edit leaves in a document: its own name, found again wherever the edit came to. */
export interface Note {
  readonly edit: string;
  readonly _deleted?: boolean;
  readonly _attachments?: Readonly<Record<string, AttachedNote>>;
}
interface AttachedNote {
  readonly content_type?: string;
  readonly data?: string;
  readonly stub?: boolean;
  readonly digest?: string;
}
export type NoteDatabase = PouchDB<Note>;

/** What was made, by whomever, and what the server has answered for. */
export class Ledger {
  /** The revision that each edit became where it was made. */
  readonly made = new Map<string, { readonly id: string; readonly rev: string }>();
  /** What was attached, by its digest as CouchDB writes it. */
  readonly attached = new Map<string, Buffer>();
  readonly acknowledged = new Map<string, Set<string>>();
  readonly refused: string[] = [];
  acknowledgements = 0;

  acknowledge(id: string, rev: string): void {
    const known = this.acknowledged.get(id) ?? new Set();
    this.acknowledged.set(id, known.add(rev));
    this.acknowledgements += 1;
  }

  /** A picture of its own, of so many bytes. */
  picture(bytes: number): { readonly name: string; readonly bytes: Buffer; readonly digest: string } {
    const picture = Buffer.alloc(bytes, randomUUID());
    const digest = `md5-${createHash('md5').update(picture).digest('base64')}`;
    this.attached.set(digest, picture);
    // PouchDB pulls an attachment of a losing revision by its name alone: only a name of its own brings the right bytes.
    return { name: `${randomUUID()}.jpg`, bytes: picture, digest };
  }
}

/** The server's database through a connection, noting what it answers for. */
export function remoteDatabase(address: string, ledger: Ledger | null): NoteDatabase {
  return new PouchDB<Note>(address, {
    fetch: async (url, options) => {
      const path = new URL(typeof url === 'string' ? url : url.url).pathname;
      const response = isInfo(path) ? await untilAnswered(url, options) : await fetch(url, options);
      if (ledger !== null && path.endsWith('/_bulk_docs') && response.status === 201)
        noteBulk(ledger, String(options?.body), await response.clone().text());
      // PouchDB asks this of the library that it would use itself in Node.
      return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) });
    },
  });
}

/** How many documents there are: PouchDB asks it for show, and leaves unhandled that nobody answered. */
const isInfo = (path: string) => /^\/db\/[^/]+\/?$/.test(path);

async function untilAnswered(...asked: Parameters<typeof fetch>): Promise<Response> {
  for (;;) {
    try {
      return await fetch(...asked);
    } catch {
      await delay(50, undefined, { ref: false });
    }
  }
}

function noteBulk(ledger: Ledger, asked: string, answered: string): void {
  const { docs } = JSON.parse(asked) as { docs: { _id: string; _rev: string }[] };
  const lines = JSON.parse(answered) as { id: string; error?: string }[];
  for (const line of lines) ledger.refused.push(JSON.stringify(line));
  for (const { _id, _rev } of docs) ledger.acknowledge(_id, _rev);
}

/** A phone with a stock PouchDB on which somebody works. */
export class ReplicatingDevice {
  readonly database: NoteDatabase;
  readonly #name: string;
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  readonly #own: string[] = [];
  readonly #shared: readonly string[];
  #syncing: { stop(): Promise<void> }[] = [];
  #count = 0;

  constructor(adapter: 'memory' | 'idb', shared: readonly string[], ledger: Ledger, chance: Chance) {
    this.#name = adapter;
    this.#shared = shared;
    this.#ledger = ledger;
    this.#chance = chance;
    this.database = new PouchDB<Note>(`${adapter}-${randomUUID()}`, { adapter });
  }

  /** New documents, all in one write. */
  async add(count: number): Promise<void> {
    const notes = Array.from({ length: count }, () => ({ _id: this.#newId(), edit: this.#newEdit() }));
    for (const [index, line] of (await this.database.bulkDocs(notes)).entries()) {
      const note = notes[index];
      if (!('rev' in line) || note === undefined) throw new Error('A new document was not kept.');
      this.#ledger.made.set(note.edit, { id: note._id, rev: line.rev });
      this.#own.push(note._id);
    }
  }

  /** So many edits, one after the other: of shared documents most often, so that the devices contradict each other. */
  async edit(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      const kind = this.#chance();
      if (kind < 0.5) await this.#change(this.#pick(this.#shared), {});
      else if (kind < 0.65) await this.#change(this.#pick(this.#own), {});
      else if (kind < 0.75) await this.#change(this.#pick(this.#own), { _deleted: true });
      else if (kind < 0.85) await this.#settle(this.#pick(this.#shared));
      else await this.#attach(this.#pick(this.#chance() < 0.5 ? this.#shared : this.#own));
    }
  }

  /** Sends and fetches from now on, whatever happens to the connection. */
  keepSyncing(remote: NoteDatabase): void {
    const { replicate } = this.database;
    this.#syncing = [
      keepReplicating(() => replicate.to(remote, LIVE)),
      keepReplicating(() => replicate.from(remote, LIVE)),
    ];
  }

  /** Resolves once nothing of it runs any more: PouchDB leaves documents out of a list that it makes while one is written. */
  async stopSyncing(): Promise<void> {
    await Promise.all(this.#syncing.splice(0).map((one) => one.stop()));
  }

  async #attach(id: string): Promise<void> {
    const { name, bytes } = this.#ledger.picture(1 + Math.floor(this.#chance() * 60_000));
    await this.#change(id, {
      _attachments: { [name]: { content_type: 'image/jpeg', data: bytes.toString('base64') } },
    });
  }

  /** Ends one conflict of a document, if it has any: the revision that lost is deleted. */
  async #settle(id: string): Promise<void> {
    const note = await this.#read(id);
    const loser = note?._conflicts?.[0];
    if (loser !== undefined) await this.#put({ _id: id, _rev: loser, _deleted: true });
  }

  /** The next revision of a document; of one that is deleted, the first of its next life. What is attached stays. */
  async #change(id: string, change: Partial<Note>): Promise<void> {
    const note = await this.#read(id);
    if (note === null && change._deleted === true) return;
    const attachments = { ...note?._attachments, ...change._attachments };
    await this.#put({
      _id: id,
      ...(note === null ? {} : { _rev: note._rev }),
      ...change,
      ...(change._deleted === true ? {} : { _attachments: attachments }),
    });
  }

  async #put(note: { readonly _id: string; readonly _rev?: string } & Partial<Note>): Promise<void> {
    const edit = this.#newEdit();
    try {
      const { rev } = await this.database.put({ ...note, edit });
      this.#ledger.made.set(edit, { id: note._id, rev });
    } catch (error) {
      // What came from the server meanwhile was newer: then this edit was never made.
      if (!isStatus(error, 409)) throw error;
    }
  }

  async #read(id: string) {
    try {
      return await this.database.get(id, { conflicts: true });
    } catch (error) {
      if (isStatus(error, 404)) return null;
      throw error;
    }
  }

  #newEdit(): string {
    this.#count += 1;
    return `${this.#name} ${this.#count}`;
  }

  #newId(): string {
    return `${this.#name}-${String(this.#count).padStart(6, '0')}`;
  }

  #pick(ids: readonly string[]): string {
    const id = ids[Math.floor(this.#chance() * ids.length)];
    if (id === undefined) throw new Error('There is nothing to edit.');
    return id;
  }
}

const LIVE = { live: true, batch_size: 20 };
function isStatus(error: unknown, status: number): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === status;
}

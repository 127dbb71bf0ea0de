import { deleteDB, type DBSchema } from 'idb';
import { untilIdle } from './idle.ts';
import { KeptDocument, type Brief } from './kept-document.ts';
import { PhoneDatabase } from './phone-database.ts';

/** Encrypts bytes with the key of a pack, each bound to a name. */
export interface BytesCipher {
  sealBytes(plain: Uint8Array<ArrayBuffer>, name: string): Promise<ArrayBuffer>;
  openBytes(sealed: ArrayBuffer, name: string): Promise<ArrayBuffer>;
}

/** All documents of a pack as they were at one moment of its store. */
export interface Snapshot {
  /** Which store: one that was deleted and made again under the same name counts from 1 anew. */
  readonly store: string;
  /** The store's sequence then. What changed since is read from the store itself. */
  readonly seq: number;
  readonly documents: readonly KeptDocument[];
}

interface Head {
  readonly store: string;
  readonly seq: number;
  readonly segments: number;
}

interface SnapshotSchema extends DBSchema {
  head: { key: 'head'; value: Head };
  segments: { key: number; value: ArrayBuffer };
}

/** A copy that is being opened before its store is; null where there is none. */
export type SnapshotAhead = Promise<Snapshot | null>;
export const NO_COPY: SnapshotAhead = Promise.resolve(null);

/** A copy as it lies on the disk: what it is a copy of in the clear, the documents sealed. */
interface SealedCopy {
  readonly head: Head;
  readonly sealed: readonly ArrayBuffer[];
}

/** So many documents are made ready at once: larger pieces would hold the screen up on a slow phone. */
const SEGMENT = 100;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A copy of a pack in a few large pieces, for opening it: PouchDB reads documents one by one, which takes a phone seconds for
 * a full day's pack. It is never the truth: whatever is wrong with it, the store is read instead, and it is deleted with
 * its store.
 */
export class PackSnapshot {
  readonly #database: PhoneDatabase<SnapshotSchema>;
  readonly #cipher: BytesCipher;
  #writing: Promise<void> = Promise.resolve();
  #closed = false;
  #ahead: SnapshotAhead;

  /** `ahead` is the copy where its opening has begun already. */
  constructor(pack: string, cipher: BytesCipher, ahead: SnapshotAhead = NO_COPY) {
    this.#cipher = cipher;
    this.#ahead = ahead;
    this.#database = snapshotDatabase(pack);
  }

  /** The copy, or null where there is none that can be read whole. */
  async read(): Promise<Snapshot | null> {
    const ahead = await this.#ahead;
    this.#ahead = NO_COPY; // once: it grows old
    if (ahead) return ahead;
    try {
      const copy = await sealedCopy(this.#database);
      return copy && (await opened(copy, this.#cipher));
    } catch {
      return null; // the store itself is read instead
    }
  }

  /** Replaces the copy, all of it or nothing. A failure leaves the phone with a slower start and nothing else. */
  write(snapshot: Snapshot): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write(snapshot));
    return this.#writing;
  }

  /** Closes it; what is being written ends first, and nothing is begun any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
    await this.#database.close();
  }

  /** Deletes it. What is being written ends first: it must not come back after its store is gone. */
  async destroy(): Promise<void> {
    await this.close();
    await this.#database.destroy();
  }

  async #write({ store, seq, documents }: Snapshot): Promise<void> {
    const head: Head = { store, seq, segments: Math.ceil(documents.length / SEGMENT) };
    // Whatever fails costs this copy alone: the next one is written after it, and closing waits for it.
    try {
      const sealed: ArrayBuffer[] = [];
      for (let index = 0; index < head.segments; index += 1) {
        const part = documents.slice(index * SEGMENT, (index + 1) * SEGMENT);
        await untilIdle();
        if (this.#closed) return;
        sealed.push(await this.#cipher.sealBytes(encoder.encode(written(part)), nameOf(head, index)));
      }
      await this.#database.write(['head', 'segments'], async (tx) => {
        await tx.objectStore('segments').clear();
        for (const [index, one] of sealed.entries()) await tx.objectStore('segments').put(one, index);
        await tx.objectStore('head').put(head, 'head');
      });
    } catch {
      console.error('The copy of the pack for a quick start was not kept.');
    }
  }
}

async function opened({ head, sealed }: SealedCopy, cipher: BytesCipher): Promise<Snapshot> {
  const parts = sealed.map(async (one, index) =>
    readWritten(decoder.decode(await cipher.openBytes(one, nameOf(head, index)))),
  );
  return { store: head.store, seq: head.seq, documents: (await Promise.all(parts)).flat() };
}

/** A piece of the copy: a line of what its documents are looked up by, then each document in a line of its own. */
function written(documents: readonly KeptDocument[]): string {
  const briefs = documents.map(({ brief }) => membersOf(brief));
  return [JSON.stringify(briefs), ...documents.map(({ text }) => text)].join('\n');
}

/** Throws when a piece holds something else: a copy of an older version of the app. */
function readWritten(piece: string): readonly KeptDocument[] {
  const [first = '', ...texts] = piece.split('\n');
  const briefs: unknown = JSON.parse(first);
  if (!Array.isArray(briefs) || briefs.length !== texts.length) throw new Error('It is no piece of a copy.');
  // Sealed with the pack's key: what is inside is what `written` wrote.
  return (briefs as Members[]).map((members, index) =>
    KeptDocument.fromText(briefOf(members), texts[index] ?? ''),
  );
}

type Members = ReturnType<typeof membersOf>;

function membersOf(brief: Brief) {
  const { id, rev, conflicts, kind, home, inspection, author, device, recordedAt, picture, visit } = brief;
  const { planned } = brief;
  return [
    ...([id, rev, conflicts, kind, home, inspection, author, device, recordedAt, picture] as const),
    ...([visit, planned && ([planned.surveyor, planned.day, planned.minute] as const)] as const),
  ] as const;
}

function briefOf(members: Members): Brief {
  const [id, rev, conflicts, kind, home, inspection, author, device, recordedAt, picture, visit, plan] =
    members;
  const planned = plan && { surveyor: plan[0], day: plan[1], minute: plan[2] };
  return { id, rev, conflicts, kind, home, inspection, author, device, recordedAt, picture, visit, planned };
}

/** Copies that were read before anybody had their keys. */
const readAhead = new Map<string, Promise<SealedCopy | null>>();

/**
 * Reads the copy of a pack, sealed as it lies there, for an opening that is to come: while a person looks for their PIN the
 * disk has time. An older copy does no harm: what changed since is read from the store.
 */
export function readSnapshotAhead(pack: string): void {
  if (readAhead.has(pack)) return;
  readAhead.set(pack, readSealedCopy(pack));
}

/** Null where there is none, and where it cannot be read. */
async function readSealedCopy(pack: string): Promise<SealedCopy | null> {
  const database = snapshotDatabase(pack);
  try {
    return await sealedCopy(database);
  } catch {
    return null;
  } finally {
    await database.close();
  }
}

/** Opens the copy that was read ahead; null where none was or it cannot be opened. */
export async function openSnapshotAhead(pack: string, cipher: BytesCipher): SnapshotAhead {
  const ahead = readAhead.get(pack);
  readAhead.delete(pack);
  try {
    const copy = await ahead;
    return copy ? await opened(copy, cipher) : null;
  } catch {
    return null;
  }
}

/** Deletes the copy of a pack without its key. */
export function destroySnapshot(pack: string): Promise<void> {
  readAhead.delete(pack);
  return deleteDB(databaseOf(pack));
}

function snapshotDatabase(pack: string): PhoneDatabase<SnapshotSchema> {
  return new PhoneDatabase<SnapshotSchema>(databaseOf(pack), 1, (database) => {
    database.createObjectStore('head');
    database.createObjectStore('segments');
  });
}

async function sealedCopy(database: PhoneDatabase<SnapshotSchema>): Promise<SealedCopy | null> {
  return database.read(['head', 'segments'], async (tx) => {
    const [head, sealed] = await Promise.all([
      tx.objectStore('head').get('head'),
      tx.objectStore('segments').getAll(),
    ]);
    return head && sealed.length === head.segments ? { head, sealed } : null;
  });
}

function databaseOf(pack: string): string {
  return `homefile-snapshot-${pack}`;
}

function nameOf({ seq, segments }: Head, index: number): string {
  // What is written otherwise bears another number: a copy of an older version of the app is none.
  return `snapshot 3 ${String(seq)} ${String(index)} of ${String(segments)}`;
}

import type { Attached, AttachmentsRead, AttachmentsWrite, OfferedAttachment } from './attachments.ts';
import type { JsonObject } from './json.ts';
import type { Leaf } from './revision-tree.ts';
import type { Ancestry } from './revision.ts';

/** Every method throws the refusal `not_found` (404) when the database does not exist, unless it says otherwise. */
export interface DocumentsRead extends AttachmentsRead {
  /** Null when there is no such database. */
  database(name: string): DatabaseInfo | null;
  /** Names in order of their bytes, from `startKey` on. */
  databaseNames(range: { readonly startKey?: string; readonly limit: number }): readonly string[];
  /** Everything about one document but its bodies; null when it was never here. Use it only inside the read or write. */
  document(database: string, id: string): StoredDocument | null;
  /** As `document`, for many at once, in the order of the ids; the bodies of their winners are read with them. */
  documents(database: string, ids: readonly string[]): readonly (StoredDocument | null)[];
  /** One revision with its body, or the winner, a tombstone too; null when it, or its body, is not held. */
  get(database: string, id: string, rev?: string): StoredRevision | null;
  allDocs(database: string, range: IdRange): IdPage;
  changes(database: string, range: ChangeRange): ChangePage;
  /** As `changes` of all documents, upwards, written out; null where a document among them was edited in two places at once. */
  changesWritten(
    database: string,
    range: { readonly since: string; readonly limit: number },
  ): WrittenPage | null;
  /**
   * What `_bulk_get` writes of these revisions with their ancestry, a line each, in this order; null unless each is the only
   * one of its document, has nothing attached and is asked for once.
   */
  revisionsWritten(database: string, asked: readonly (readonly [id: string, rev: string])[]): Buffer | null;
  /** Which of these revisions of documents are not known here, and which known leaves they may descend from, in this order. */
  revsDiff(
    database: string,
    asked: readonly (readonly [id: string, revs: readonly string[]])[],
  ): readonly RevsDiff[];
  security(database: string): JsonObject;
  /** A `_local` document: never replicated, no history. `id` without the `_local/`. */
  local(database: string, id: string): LocalDocument | null;
  locals(database: string, limit: number): readonly LocalDocument[];
}

export interface DocumentsWrite extends DocumentsRead, AttachmentsWrite {
  /** Throws `file_exists` (412) when the name is taken. The name is checked by the caller. */
  createDatabase(name: string, options?: DatabaseOptions): DatabaseInfo;
  deleteDatabase(name: string): void;
  /** Makes it another incarnation: every sequence that was given out counts from 0. */
  renewIncarnation(name: string): void;
  /**
   * The path that an edit (CouchDB's `new_edits=true`) would get, or `conflict`. Writes nothing. Throws `missing_stub` (412)
   * for an attachment that should stay and is not there.
   */
  plan(database: string, edit: Edit): Ancestry | 'conflict';
  /** `plan` and `graft` in one: the new revision, or `conflict`. */
  put(database: string, edit: Edit): string | 'conflict';
  /**
   * Stores a revision under the path it came with (`new_edits=false`). False when it was known: then nothing changes. Throws
   * `missing_stub` as `plan` does.
   */
  graft(database: string, revision: GivenRevision): boolean;
  /** Forgets the bodies of all revisions that are not leaves; they answer `missing` from now on. */
  forgetOldBodies(database: string, id: string): void;
  /** Forgets leaves (all of them when none are named) without a tombstone. Returns those that were there. */
  purge(database: string, id: string, revs?: readonly string[]): readonly string[];
  /** Returns the new `_local` revision, `0-N`. */
  putLocal(
    database: string,
    id: string,
    local: { readonly rev: string | null; readonly body: JsonObject },
  ): string;
  /** False when it was not there. */
  removeLocal(database: string, id: string): boolean;
  setSecurity(database: string, security: JsonObject): void;
  setRevsLimit(database: string, limit: number): void;
}

export interface RevsDiff {
  readonly missing: readonly string[];
  readonly possibleAncestors: readonly string[];
}

export interface DatabaseOptions {
  /** Only leaf bodies are ever kept: for packs of outside audiences, where an older body must not be readable. */
  readonly leafBodiesOnly?: boolean;
}

export interface DatabaseInfo {
  readonly name: string;
  /** Random; changes when the database is made again under the same name. */
  readonly incarnation: string;
  readonly createdAt: Date;
  readonly updateSeq: string;
  readonly purgeCount: number;
  readonly liveCount: number;
  readonly deletedCount: number;
  readonly revsLimit: number;
  readonly leafBodiesOnly: boolean;
}

export interface StoredRevision {
  readonly id: string;
  readonly rev: string;
  readonly deleted: boolean;
  /** The body as it is kept: JSON, of which nothing stands in the document's `_` members. */
  readonly text: string;
  /** What `text` says; parsed when it is looked at. */
  readonly body: JsonObject;
  readonly attachments: readonly Attached[];
}

export interface StoredDocument {
  readonly id: string;
  readonly seq: string;
  /** The winner first, then the others as they would win. Never empty. */
  readonly leaves: readonly Leaf[];
  readonly winner: Leaf;
  has(rev: string): boolean;
  /** Null when the body is not held: unknown, only history, or forgotten. */
  revision(rev: string): StoredRevision | null;
  ancestry(rev: string): Ancestry | null;
  history(rev: string): readonly (Leaf & { readonly held: boolean })[];
  leavesFrom(rev: string): readonly Leaf[];
  /** An attachment's bytes, as they are kept. */
  bytesOf(attached: Attached): Buffer;
}

/** `parent` null: a first revision, or a document made again after its deletion. */
export interface Edit {
  readonly id: string;
  readonly parent: string | null;
  readonly deleted: boolean;
  readonly body: JsonObject;
  readonly attachments?: readonly OfferedAttachment[];
}

export interface GivenRevision {
  readonly id: string;
  readonly path: Ancestry;
  readonly deleted: boolean;
  /** A string is the body as JSON, as `JSON.stringify` writes it. */
  readonly body: JsonObject | string;
  readonly attachments?: readonly OfferedAttachment[];
}

/** Live documents in order of the bytes of their ids. `startKey` is the first met: the greatest when descending. */
export interface IdRange {
  readonly startKey?: string;
  readonly endKey?: string;
  readonly inclusiveEnd?: boolean;
  readonly descending?: boolean;
  readonly skip?: number;
  readonly limit: number;
}

export interface IdPage {
  readonly totalRows: number;
  readonly offset: number;
  readonly rows: readonly { readonly id: string; readonly rev: string }[];
}

export interface ChangeRange {
  /** A sequence given out before, `0`, `now` or a plain number. Throws `bad_request` when it is none of these. */
  readonly since?: string;
  readonly limit: number;
  readonly descending?: boolean;
  /** So many are passed over first; for the next page when descending. */
  readonly skip?: number;
  /** Only these documents. */
  readonly ids?: readonly string[];
  /** Only ids that begin so. */
  readonly idPrefix?: string;
}

export interface ChangePage {
  readonly rows: readonly ChangeRow[];
  /** What to send as `since` next. */
  readonly lastSeq: string;
  /** How many changes come after this page. */
  readonly pending: number;
}

/** A page of changes as a reader gets it: JSON, a row in each line. */
export interface WrittenPage {
  readonly lines: Buffer;
  readonly count: number;
  readonly lastSeq: string;
  readonly pending: number;
}

export interface ChangeRow {
  readonly seq: string;
  readonly id: string;
  readonly deleted: boolean;
  /** The winner first. */
  readonly leaves: readonly Leaf[];
}

export interface LocalDocument {
  readonly id: string;
  readonly rev: string;
  readonly body: JsonObject;
}

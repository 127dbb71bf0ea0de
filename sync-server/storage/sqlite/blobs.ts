import { Refusal } from '../../errors.ts';
import { BLOB_PART_BYTES, type Attached, type NewAttachment } from '../attachments.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const attachmentsMigrations: readonly Migration[] = [
  {
    name: 'attachments-1',
    sql: `
      CREATE TABLE blobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        database INTEGER NOT NULL REFERENCES databases (id) ON DELETE CASCADE
      ) STRICT;
      CREATE INDEX blobs_by_database ON blobs (database);
      CREATE TABLE blob_parts (
        id INTEGER PRIMARY KEY,
        blob INTEGER NOT NULL REFERENCES blobs (id) ON DELETE CASCADE,
        part INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        UNIQUE (blob, part)
      ) STRICT;
      CREATE TABLE blob_uses (
        id INTEGER PRIMARY KEY,
        blob INTEGER NOT NULL REFERENCES blobs (id) ON DELETE CASCADE,
        document INTEGER NOT NULL,
        rev TEXT NOT NULL
      ) STRICT;
      CREATE INDEX blob_uses_by_blob ON blob_uses (blob);
      CREATE INDEX blob_uses_by_revision ON blob_uses (document, rev);
      ALTER TABLE bodies ADD COLUMN attachments TEXT;
    `,
  },
];

/**
 * The bytes of attachments, in parts, and which revisions use them. A blob's number is never given out again: whoever is still
 * reading one that went must not be sent the bytes of another.
 */
export class Blobs {
  readonly #insert;
  readonly #insertPart;
  readonly #part;
  readonly #use;
  readonly #endUses;
  readonly #usesOf;
  readonly #remove;
  readonly #database;
  readonly #dropStaged;

  constructor(connection: Connection) {
    this.#insert = connection.prepare<[number]>('INSERT INTO blobs (database) VALUES (?)');
    this.#insertPart = connection.prepare<[number, number, Uint8Array]>(
      'INSERT INTO blob_parts (blob, part, bytes) VALUES (?, ?, ?)',
    );
    this.#part = connection
      .prepare<[number, number], Buffer>('SELECT bytes FROM blob_parts WHERE blob = ? AND part = ?')
      .pluck();
    this.#use = connection.prepare<[number, number, string]>(
      'INSERT INTO blob_uses (blob, document, rev) VALUES (?, ?, ?)',
    );
    this.#endUses = connection
      .prepare<[number, string], number>(
        'DELETE FROM blob_uses WHERE document = ? AND rev = ? RETURNING blob',
      )
      .pluck();
    this.#usesOf = connection
      .prepare<[number], number>('SELECT COUNT(*) FROM blob_uses WHERE blob = ?')
      .pluck();
    this.#dropStaged = connection.prepare<[]>(
      'DELETE FROM blobs WHERE id NOT IN (SELECT blob FROM blob_uses)',
    );
    this.#database = connection.prepare<[number], number>('SELECT database FROM blobs WHERE id = ?').pluck();
    this.#remove = connection.prepare<[number]>('DELETE FROM blobs WHERE id = ?');
  }

  stage(database: number): number {
    return Number(this.#insert.run(database).lastInsertRowid);
  }

  add(blob: number, part: number, bytes: Uint8Array): void {
    this.#insertPart.run(blob, part, bytes);
  }

  part(blob: number, part: number): Buffer | null {
    return this.#part.get(blob, part) ?? null;
  }

  /** All bytes of an attachment, as they are kept. */
  whole({ blob, keptLength }: Attached): Buffer {
    const parts = Math.ceil(keptLength / BLOB_PART_BYTES);
    return Buffer.concat(Array.from({ length: parts }, (_, part) => this.#demandPart(blob, part)));
  }

  /** The blob of an attachment that comes: its bytes are kept now, unless they were kept ahead of it. */
  keep(database: number, { kept }: NewAttachment): number {
    if ('blob' in kept) {
      // What is copied from another document may have gone with it.
      if (this.#database.get(kept.blob) !== database)
        throw new Refusal(412, 'missing_stub', 'Invalid attachment stub.');
      return kept.blob;
    }
    const blob = this.stage(database);
    for (let part = 0; part * BLOB_PART_BYTES < kept.bytes.length; part += 1)
      this.add(blob, part, kept.bytes.subarray(part * BLOB_PART_BYTES, (part + 1) * BLOB_PART_BYTES));
    return blob;
  }

  use(attached: readonly Attached[], document: number, rev: string): void {
    for (const { blob } of attached) this.#use.run(blob, document, rev);
  }

  /** A revision is no longer held: what it alone used goes. */
  release(document: number, rev: string): void {
    for (const blob of this.#endUses.all(document, rev)) this.dropUnused(blob);
  }

  dropStaged(): number {
    return this.#dropStaged.run().changes;
  }

  dropUnused(blob: number): void {
    if (this.#usesOf.get(blob) === 0) this.#remove.run(blob);
  }

  #demandPart(blob: number, part: number): Buffer {
    const bytes = this.part(blob, part);
    if (bytes === null) throw new Error('A part of an attachment is not held.');
    return bytes;
  }
}

import type { Attached } from '../attachments.ts';
import type { StoredDocument, StoredRevision } from '../documents.ts';
import type { JsonObject } from '../json.ts';
import { revisionsFrom, type Revisions } from '../revisions.ts';
import { formatSequence } from '../sequence.ts';
import type { Blobs } from './blobs.ts';
import type { Connection } from './connection.ts';
import type { DatabaseRow } from './databases.ts';

export interface DocumentRow {
  readonly id: number;
  readonly doc_id: string;
  readonly seq: number;
  readonly winner: string;
  readonly deleted: number;
  readonly tree: string;
}

/** A body, as JSON, with what is attached to it. */
interface Held {
  readonly text: string;
  readonly attachments: readonly Attached[];
}

interface BodyRow {
  readonly body: string;
  readonly attachments: string | null;
}

/** A row of `DocumentRow`'s columns, and of the winner's body where it is held; nothing but nulls where no document is. */
type FoundRow =
  | readonly [number, string, number, string, number, string, string | null, string | null]
  | readonly [null, null, null, null, null, null, null, null];

/** The rows of documents and of their bodies. */
export class DocumentRows {
  readonly #blobs;
  readonly #find;
  readonly #many;
  readonly #trees;
  readonly #newest;
  readonly #insert;
  readonly #update;
  readonly #remove;
  readonly #body;
  readonly #heldRevs;
  readonly #revsWithBlobs;
  readonly #insertBody;
  readonly #removeBody;

  constructor(connection: Connection, blobs: Blobs) {
    this.#blobs = blobs;
    this.#find = connection.prepare<[number, string], DocumentRow>(
      'SELECT id, doc_id, seq, winner, deleted, tree FROM documents WHERE database = ? AND doc_id = ?',
    );
    this.#many = connection
      .prepare<[string, number], FoundRow>(
        `SELECT documents.id, doc_id, seq, winner, deleted, tree, body, attachments FROM json_each(?) AS asked
          LEFT JOIN documents ON documents.database = ? AND documents.doc_id = asked.value
          LEFT JOIN bodies ON bodies.document = documents.id AND bodies.rev = documents.winner
          ORDER BY asked.key`,
      )
      .raw();
    this.#trees = connection
      .prepare<[string, number], string | null>(
        `SELECT tree FROM json_each(?) AS asked
          LEFT JOIN documents ON documents.database = ? AND documents.doc_id = asked.value ORDER BY asked.key`,
      )
      .pluck();
    this.#newest = connection.prepare<[string, string], BodyRow & { rev: string; deleted: number }>(
      `SELECT winner AS rev, deleted, body, attachments FROM databases
        JOIN documents ON documents.database = databases.id
        JOIN bodies ON bodies.document = documents.id AND bodies.rev = documents.winner
        WHERE databases.name = ? AND documents.doc_id = ?`,
    );
    this.#insert = connection.prepare<[number, string, number, string, number, string]>(
      'INSERT INTO documents (database, doc_id, seq, winner, deleted, tree) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#update = connection.prepare<[number, string, number, string, number]>(
      'UPDATE documents SET seq = ?, winner = ?, deleted = ?, tree = ? WHERE id = ?',
    );
    this.#remove = connection.prepare<[number]>('DELETE FROM documents WHERE id = ?');
    this.#body = connection.prepare<[number, string], BodyRow>(
      'SELECT body, attachments FROM bodies WHERE document = ? AND rev = ?',
    );
    this.#heldRevs = connection
      .prepare<[number], string>('SELECT rev FROM bodies WHERE document = ?')
      .pluck();
    this.#revsWithBlobs = connection
      .prepare<[number], string>('SELECT rev FROM bodies WHERE document = ? AND attachments IS NOT NULL')
      .pluck();
    this.#insertBody = connection.prepare<[number, string, string, string | null]>(
      'INSERT INTO bodies (document, rev, body, attachments) VALUES (?, ?, ?, ?)',
    );
    this.#removeBody = connection
      .prepare<[number, string], string | null>(
        'DELETE FROM bodies WHERE document = ? AND rev = ? RETURNING attachments',
      )
      .pluck();
  }

  /** The revision that won, in one look: that is what nearly everybody asks for. */
  newest(database: string, id: string): StoredRevision | null {
    const row = this.#newest.get(database, id);
    if (row === undefined) return null;
    return revisionWith(id, row.rev, row.deleted === 1, heldIn(row));
  }

  find(database: DatabaseRow, id: string): DocumentRow | null {
    return this.#find.get(database.id, id) ?? null;
  }

  /** The trees of many documents by one question, as they are kept; null for each that is not here. */
  trees(database: DatabaseRow, ids: readonly string[]): readonly (string | null)[] {
    return this.#trees.all(JSON.stringify(ids), database.id);
  }

  /** Saves the tree under a new place in the order of changes; returns the row's number. */
  save(
    database: DatabaseRow,
    known: DocumentRow | null,
    id: string,
    seq: number,
    revisions: Revisions,
  ): number {
    const [leaf] = revisions.leaves;
    if (leaf === undefined) throw new Error('A stored document has at least one leaf.');
    const winner = leaf.rev;
    const deleted = leaf.deleted ? 1 : 0;
    const text = revisions.toText();
    if (known) {
      this.#update.run(seq, winner, deleted, text, known.id);
      return known.id;
    }
    return Number(this.#insert.run(database.id, id, seq, winner, deleted, text).lastInsertRowid);
  }

  remove(row: DocumentRow): void {
    for (const rev of this.#revsWithBlobs.all(row.id)) this.#blobs.release(row.id, rev);
    this.#remove.run(row.id);
  }

  held(document: number, rev: string): Held | null {
    const row = this.#body.get(document, rev);
    return row === undefined ? null : heldIn(row);
  }

  heldRevs(document: number): readonly string[] {
    return this.#heldRevs.all(document);
  }

  insertBody(document: number, rev: string, { text, attachments }: Held): void {
    const attached = attachments.length > 0 ? JSON.stringify(attachments) : null;
    this.#insertBody.run(document, rev, text, attached);
    this.#blobs.use(attachments, document, rev);
  }

  removeBody(document: number, rev: string): void {
    const attached = this.#removeBody.get(document, rev);
    if (typeof attached === 'string') this.#blobs.release(document, rev);
  }

  /** Many documents by one question, as `open` shows them; null for each that is not here. */
  openMany(database: DatabaseRow, ids: readonly string[]): readonly (StoredDocument | null)[] {
    return this.#many.all(JSON.stringify(ids), database.id).map((found) => {
      const [id, docId, seq, winner, deleted, tree, body, attachments] = found;
      if (id === null) return null;
      const row = { id, doc_id: docId, seq, winner, deleted, tree };
      const held = body === null ? null : heldIn({ body, attachments });
      return this.open(database, row, held);
    });
  }

  /** What callers see of a row; bodies are read when asked for, unless the winner's was read with it. */
  open(database: DatabaseRow, row: DocumentRow, ofWinner: Held | null = null): StoredDocument {
    const revisions = revisionsFrom(row.tree);
    const { leaves } = revisions;
    const winner = leaves[0];
    if (!winner) throw new Error('A stored document has at least one leaf.');
    return {
      id: row.doc_id,
      seq: formatSequence(row.seq, database.incarnation),
      leaves,
      winner,
      has: (rev) => revisions.has(rev),
      revision: (rev) =>
        ofWinner !== null && rev === winner.rev
          ? revisionWith(row.doc_id, rev, winner.deleted, ofWinner)
          : this.#revision(row, rev, leaves.find((leaf) => leaf.rev === rev) ?? revisions.history(rev)[0]),
      ancestry: (rev) => revisions.ancestry(rev),
      history: (rev) => {
        const held = new Set(this.heldRevs(row.id));
        return revisions.history(rev).map((node) => ({ ...node, held: held.has(node.rev) }));
      },
      leavesFrom: (rev) => revisions.leavesFrom(rev),
      bytesOf: (attached) => this.#blobs.whole(attached),
    };
  }

  #revision(
    row: DocumentRow,
    rev: string,
    node: { readonly deleted: boolean } | undefined,
  ): StoredRevision | null {
    const held = node ? this.held(row.id, rev) : null;
    return node && held ? revisionWith(row.doc_id, rev, node.deleted, held) : null;
  }
}

function heldIn({ body, attachments }: BodyRow): Held {
  const attached: readonly Attached[] = attachments === null ? [] : JSON.parse(attachments);
  return { text: body, attachments: attached };
}

/** The body is parsed when somebody looks into it: most are only passed on. */
function revisionWith(
  id: string,
  rev: string,
  deleted: boolean,
  { text, attachments }: Held,
): StoredRevision {
  let parsed: JsonObject | null = null;
  return {
    id,
    rev,
    deleted,
    text,
    attachments,
    get body(): JsonObject {
      parsed ??= JSON.parse(text) as JsonObject;
      return parsed;
    },
  };
}

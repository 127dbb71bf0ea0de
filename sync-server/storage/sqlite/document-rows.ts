import type { StoredDocument, StoredRevision } from '../documents.ts';
import type { JsonObject } from '../json.ts';
import {
  ancestryOf,
  hasRevision,
  historyOf,
  leavesFrom,
  leavesOf,
  winnerOf,
  type RevisionTree,
} from '../revision-tree.ts';
import { formatSequence } from '../sequence.ts';
import { treeFromText, treeToText } from '../tree-text.ts';
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

/** The rows of documents and of their bodies. */
export class DocumentRows {
  readonly #find;
  readonly #newest;
  readonly #insert;
  readonly #update;
  readonly #remove;
  readonly #body;
  readonly #heldRevs;
  readonly #insertBody;
  readonly #removeBody;

  constructor(connection: Connection) {
    this.#find = connection.prepare<[number, string], DocumentRow>(
      'SELECT id, doc_id, seq, winner, deleted, tree FROM documents WHERE database = ? AND doc_id = ?',
    );
    this.#newest = connection.prepare<[string, string], { rev: string; deleted: number; body: string }>(
      `SELECT winner AS rev, deleted, body FROM databases
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
    this.#body = connection
      .prepare<[number, string], string>('SELECT body FROM bodies WHERE document = ? AND rev = ?')
      .pluck();
    this.#heldRevs = connection
      .prepare<[number], string>('SELECT rev FROM bodies WHERE document = ?')
      .pluck();
    this.#insertBody = connection.prepare<[number, string, string]>(
      'INSERT INTO bodies (document, rev, body) VALUES (?, ?, ?)',
    );
    this.#removeBody = connection.prepare<[number, string]>(
      'DELETE FROM bodies WHERE document = ? AND rev = ?',
    );
  }

  /** The revision that won, in one look: that is what nearly everybody asks for. */
  newest(database: string, id: string): StoredRevision | null {
    const row = this.#newest.get(database, id);
    if (row === undefined) return null;
    const body: JsonObject = JSON.parse(row.body);
    return { id, rev: row.rev, deleted: row.deleted === 1, body };
  }

  find(database: DatabaseRow, id: string): DocumentRow | null {
    return this.#find.get(database.id, id) ?? null;
  }

  /** Saves the tree under a new place in the order of changes; returns the row's number. */
  save(
    database: DatabaseRow,
    known: DocumentRow | null,
    id: string,
    seq: number,
    tree: RevisionTree,
  ): number {
    const winner = winnerOf(tree);
    const deleted = leavesOf(tree)[0]?.deleted ? 1 : 0;
    const text = treeToText(tree);
    if (known) {
      this.#update.run(seq, winner, deleted, text, known.id);
      return known.id;
    }
    return Number(this.#insert.run(database.id, id, seq, winner, deleted, text).lastInsertRowid);
  }

  remove(row: DocumentRow): void {
    this.#remove.run(row.id);
  }

  body(document: number, rev: string): JsonObject | null {
    const text = this.#body.get(document, rev);
    if (text === undefined) return null;
    const body: JsonObject = JSON.parse(text);
    return body;
  }

  heldRevs(document: number): readonly string[] {
    return this.#heldRevs.all(document);
  }

  insertBody(document: number, rev: string, body: JsonObject): void {
    this.#insertBody.run(document, rev, JSON.stringify(body));
  }

  removeBody(document: number, rev: string): void {
    this.#removeBody.run(document, rev);
  }

  /** What callers see of a row; bodies are read when asked for. */
  open(database: DatabaseRow, row: DocumentRow): StoredDocument {
    const tree = treeFromText(row.tree);
    const leaves = leavesOf(tree);
    const winner = leaves[0];
    if (!winner) throw new Error('A stored document has at least one leaf.');
    const nodes = (rev: string) => historyOf(tree, rev) ?? [];
    return {
      id: row.doc_id,
      seq: formatSequence(row.seq, database.incarnation),
      leaves,
      winner,
      has: (rev) => hasRevision(tree, rev),
      revision: (rev) => this.#revision(row, rev, leaves.find((leaf) => leaf.rev === rev) ?? nodes(rev)[0]),
      ancestry: (rev) => ancestryOf(tree, rev),
      history: (rev) => {
        const held = new Set(this.heldRevs(row.id));
        return nodes(rev).map((node) => ({ ...node, held: held.has(node.rev) }));
      },
      leavesFrom: (rev) => leavesFrom(tree, rev),
    };
  }

  #revision(
    row: DocumentRow,
    rev: string,
    node: { readonly deleted: boolean } | undefined,
  ): StoredRevision | null {
    const body = node ? this.body(row.id, rev) : null;
    return node && body ? { id: row.doc_id, rev, deleted: node.deleted, body } : null;
  }
}

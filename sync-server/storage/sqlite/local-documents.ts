import { Refusal } from '../../errors.ts';
import type { LocalDocument } from '../documents.ts';
import type { JsonObject } from '../json.ts';
import type { Connection } from './connection.ts';
import type { DatabaseRow } from './databases.ts';

interface LocalRow {
  readonly doc_id: string;
  readonly rev: number;
  readonly body: string;
}

/** `_local` documents: where replicators keep how far they have come. */
export class LocalDocuments {
  readonly #find;
  readonly #list;
  readonly #save;
  readonly #remove;

  constructor(connection: Connection) {
    this.#find = connection.prepare<[number, string], LocalRow>(
      'SELECT doc_id, rev, body FROM local_documents WHERE database = ? AND doc_id = ?',
    );
    this.#list = connection.prepare<[number, number], LocalRow>(
      'SELECT doc_id, rev, body FROM local_documents WHERE database = ? ORDER BY doc_id LIMIT ?',
    );
    this.#save = connection.prepare<[number, string, number, string]>(
      `INSERT INTO local_documents (database, doc_id, rev, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (database, doc_id) DO UPDATE SET rev = excluded.rev, body = excluded.body`,
    );
    this.#remove = connection.prepare<[number, string]>(
      'DELETE FROM local_documents WHERE database = ? AND doc_id = ?',
    );
  }

  get(database: DatabaseRow, id: string): LocalDocument | null {
    const row = this.#find.get(database.id, id);
    return row ? localOf(row) : null;
  }

  list(database: DatabaseRow, limit: number): readonly LocalDocument[] {
    return this.#list.all(database.id, limit).map(localOf);
  }

  /** As CouchDB: the revision given plus one, never a conflict. */
  put(database: DatabaseRow, id: string, rev: string | null, body: JsonObject): string {
    const found = /^0-(\d{1,15})$/.exec(rev ?? '0-0');
    if (!found) throw new Refusal(400, 'bad_request', 'Invalid rev format');
    const next = Number(found[1]) + 1;
    this.#save.run(database.id, id, next, JSON.stringify(body));
    return `0-${next}`;
  }

  remove(database: DatabaseRow, id: string): boolean {
    return this.#remove.run(database.id, id).changes > 0;
  }
}

function localOf(row: LocalRow): LocalDocument {
  const body: JsonObject = JSON.parse(row.body);
  return { id: row.doc_id, rev: `0-${row.rev}`, body };
}

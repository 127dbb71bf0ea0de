import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface BareDocument {
  readonly id: string;
  readonly body: string | Buffer;
}

/** The least that SQLite can do with the same bytes under the same promise: one table, one fsync a batch. */
export class BareSqlite {
  readonly #database: Database.Database;
  readonly #insert;
  readonly #read;

  constructor(folder: string, name: string) {
    this.#database = new Database(join(folder, `${name}.sqlite`));
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.exec(
      'CREATE TABLE bare (at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body ANY NOT NULL) STRICT',
    );
    const insert = this.#database.prepare<[string, string | Buffer]>(
      'INSERT INTO bare (id, body) VALUES (?, ?)',
    );
    this.#insert = this.#database.transaction((batch: readonly BareDocument[]) => {
      for (const { id, body } of batch) insert.run(id, body);
    });
    this.#read = this.#database.prepare<[string], string>('SELECT body FROM bare WHERE id = ?').pluck();
  }

  /** On the disk when it returns. */
  insert(batch: readonly BareDocument[]): void {
    this.#insert(batch);
  }

  /** The bodies as one text. */
  read(ids: readonly string[]): string {
    return ids.map((id) => this.#read.get(id) ?? '').join(',');
  }

  close(): void {
    this.#database.close();
  }
}

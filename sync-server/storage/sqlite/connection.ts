import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** How long a statement waits for another process (a command-line tool) to let go of the file. It blocks the process. */
const BUSY_TIMEOUT_MS = 2_000;

/** The connection all writes go through. FULL: an answered write survives a power cut. secure_delete: destroyed means gone. */
export function openWriter(file: string): Connection {
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

/** The connection all reads go through; SQLite itself refuses a write on it. */
export function openReader(file: string): Connection {
  const connection = new Database(file, { readonly: true });
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

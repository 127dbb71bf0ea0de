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

/**
 * Writes the file anew and empties its log. A deleted row is overwritten with zeros at once (secure_delete); what it left
 * in the slack of a page that was rearranged goes by VACUUM, and the pages as they were go with the log. The log is emptied
 * before as well: or VACUUM would begin behind pages that hold what was deleted.
 */
export function cleanFile(connection: Connection): void {
  emptyLog(connection);
  connection.exec('VACUUM');
  emptyLog(connection);
}

function emptyLog(connection: Connection): void {
  const [result] = connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  if (result?.busy !== 0) throw new Error('Another program holds the data file, so it could not be cleaned.');
}

/** The connection all reads go through; SQLite itself refuses a write on it. */
export function openReader(file: string): Connection {
  const connection = new Database(file, { readonly: true });
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

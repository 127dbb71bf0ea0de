import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** How long a statement waits for another process (a command-line tool) to let go of the file. It blocks the process. */
const BUSY_TIMEOUT_MS = 2_000;

/** Memory that a writer may keep pages in, in KiB: with the indexes of a large landlord in it, a batch reads hardly any. */
const WRITER_CACHE_KIB = 8_000;
/** Pages in the log of writes before they are brought into the file: 16 MB, so that a page of an index goes there once for many batches. */
const LOG_PAGES = 4_000;

/** The connection all writes go through. FULL: an answered write survives a power cut. secure_delete: destroyed means gone. */
export function openWriter(file: string): Connection {
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
  connection.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
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

const ALL_PAGES = 0x7fffffff;

/**
 * Copies the file as it stands at one moment, while this or another process goes on writing. All pages in one step: a copy
 * in several begins anew whenever another process writes. The copy is one file, without a log beside it.
 */
export async function copyFile(connection: Connection, to: string): Promise<void> {
  await connection.backup(to, { progress: () => ALL_PAGES });
  const copy = new Database(to);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** What SQLite itself finds wrong with the file, in its own words; nothing when it is whole. Reads all of it. */
export function faultsIn(connection: Connection): readonly string[] {
  try {
    const told = connection.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    const orphans = connection.prepare<[], string>('PRAGMA foreign_key_check').pluck().all();
    return [
      ...told.filter((line) => line !== 'ok'),
      ...new Set(orphans.map((table) => `${table} names rows that are not there`)),
    ];
  } catch (error) {
    if (error instanceof Database.SqliteError) return [error.message];
    throw error;
  }
}

/** The connection all reads go through; SQLite itself refuses a write on it. */
export function openReader(file: string): Connection {
  const connection = new Database(file, { readonly: true });
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

import type { DisclosuresWrite, LogExport, StoredTelling } from '../disclosures.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

const FIXED = ['recipient_told', 'log_export'];

export const disclosuresMigrations: readonly Migration[] = [
  {
    name: 'disclosures-1',
    sql: `
      CREATE TABLE recipient_told (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, disclosure TEXT NOT NULL, on_day TEXT NOT NULL, way TEXT NOT NULL,
        account TEXT NOT NULL, at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX recipient_told_disclosure ON recipient_told (disclosure);
      CREATE TABLE log_export (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, at INTEGER NOT NULL, format TEXT NOT NULL,
        lines INTEGER NOT NULL, filters TEXT NOT NULL
      ) STRICT;
      ${FIXED.map(
        (table) => `CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
          BEGIN SELECT RAISE(ABORT, 'What was recorded of the log is never changed.'); END;`,
      ).join('\n')}
      CREATE TRIGGER log_export_stays BEFORE DELETE ON log_export
        BEGIN SELECT RAISE(ABORT, 'That the log was taken out is never removed.'); END;
    `,
  },
];

const TELLING = 'SELECT id, disclosure, on_day AS "on", way, account, at FROM recipient_told';
const EXPORT = 'SELECT id, account, at, format, lines, filters FROM log_export';

/** Who was told what was put right since, and who took the log out as a file. */
export function disclosures(connection: Connection): DisclosuresWrite {
  const telling = connection.prepare<[string], StoredTelling>(`${TELLING} WHERE id = ?`);
  const tellings = connection.prepare<[string], StoredTelling>(
    `${TELLING} WHERE disclosure = ? ORDER BY seq`,
  );
  const addTelling = connection.prepare<[StoredTelling]>(
    `INSERT INTO recipient_told (id, disclosure, on_day, way, account, at)
    VALUES (@id, @disclosure, @on, @way, @account, @at)`,
  );
  const logExport = connection.prepare<[string], LogExport>(`${EXPORT} WHERE id = ?`);
  const logExports = connection.prepare<[number], LogExport>(`${EXPORT} ORDER BY seq DESC LIMIT ?`);
  const addLogExport = connection.prepare<[LogExport]>(
    `INSERT INTO log_export (id, account, at, format, lines, filters)
    VALUES (@id, @account, @at, @format, @lines, @filters)`,
  );
  const forget = connection.prepare<[string]>('DELETE FROM recipient_told WHERE disclosure = ?');
  return {
    telling: (id) => telling.get(id) ?? null,
    tellings: (disclosure) => tellings.all(disclosure),
    logExport: (id) => logExport.get(id) ?? null,
    logExports: (most) => logExports.all(most),
    addTelling: (made) => void addTelling.run(made),
    addLogExport: (made) => void addLogExport.run(made),
    forgetTellings: (disclosure) => void forget.run(disclosure),
  };
}

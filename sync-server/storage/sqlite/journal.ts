import type { JournalLine, JournalWrite } from '../journal.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const journalMigrations: readonly Migration[] = [
  {
    name: 'journal-1',
    sql: `
      CREATE TABLE journal (
        seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, action TEXT NOT NULL, account TEXT, subject TEXT NOT NULL,
        detail TEXT NOT NULL, digest TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'The journal is never changed.'); END;
      CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'The journal is never shortened.'); END;
      CREATE TABLE digest_key (subject TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT;
    `,
  },
  { name: 'journal-2', sql: 'CREATE INDEX journal_by_subject ON journal (subject, seq)' },
];

const COLUMNS = 'seq, at, action, account, subject, detail, digest, previous, hash';

/** The lines of the journal; that each holds the hash of the one before is `journal/chain.ts`. */
export function journal(connection: Connection): JournalWrite {
  const last = connection.prepare<[], JournalLine>(
    `SELECT ${COLUMNS} FROM journal ORDER BY seq DESC LIMIT 1`,
  );
  const lines = connection.prepare<[number, number], JournalLine>(
    `SELECT ${COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const about = connection.prepare<[string], JournalLine>(
    `SELECT ${COLUMNS} FROM journal WHERE subject = ? ORDER BY seq`,
  );
  const append = connection.prepare<[JournalLine]>(
    `INSERT INTO journal (${COLUMNS}) VALUES (@seq, @at, @action, @account, @subject, @detail, @digest, @previous, @hash)`,
  );
  const key = connection.prepare<[string], string>('SELECT key FROM digest_key WHERE subject = ?').pluck();
  const addKey = connection.prepare<[string, string]>('INSERT INTO digest_key (subject, key) VALUES (?, ?)');
  const destroyKey = connection.prepare<[string]>('DELETE FROM digest_key WHERE subject = ?');
  return {
    last: () => last.get() ?? null,
    lines: ({ after, limit }) => lines.all(after, limit),
    about: (subject) => about.all(subject),
    digestKey: (subject) => key.get(subject) ?? null,
    append: (line) => void append.run(line),
    addDigestKey: (subject, value) => void addKey.run(subject, value),
    destroyDigestKey: (subject) => void destroyKey.run(subject),
  };
}

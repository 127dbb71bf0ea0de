import type { OpaqueId } from '#domain/ids.ts';
import type { HeldPhoto, PhotosWrite } from '../photos.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const photosMigrations: readonly Migration[] = [
  {
    name: 'photos-1',
    sql: `
      CREATE TABLE photo (
        sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, state TEXT NOT NULL, type TEXT, sentence TEXT,
        received_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE photo_sender (
        sha256 TEXT NOT NULL, account TEXT NOT NULL, sent_at INTEGER NOT NULL, PRIMARY KEY (sha256, account)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

/** What is known of each picture by its digest; its bytes are files of their own. */
export function photos(connection: Connection): PhotosWrite {
  const one = connection.prepare<[string], HeldPhoto>(
    'SELECT sha256, bytes, state, type, sentence, received_at AS receivedAt FROM photo WHERE sha256 = ?',
  );
  const page = connection.prepare<[string, number], HeldPhoto>(
    `SELECT sha256, bytes, state, type, sentence, received_at AS receivedAt FROM photo WHERE sha256 > ?
     ORDER BY sha256 LIMIT ?`,
  );
  const sent = connection
    .prepare<[string, string], number>('SELECT 1 FROM photo_sender WHERE sha256 = ? AND account = ?')
    .pluck();
  const senders = connection
    .prepare<[string], OpaqueId>('SELECT account FROM photo_sender WHERE sha256 = ?')
    .pluck();
  const hold = connection.prepare<[HeldPhoto]>(`
    INSERT OR IGNORE INTO photo (sha256, bytes, state, type, sentence, received_at)
    VALUES (@sha256, @bytes, @state, @type, @sentence, @receivedAt)`);
  const record = connection.prepare<[string, string, number]>(
    'INSERT OR IGNORE INTO photo_sender (sha256, account, sent_at) VALUES (?, ?, ?)',
  );
  const forget = ['DELETE FROM photo WHERE sha256 = ?', 'DELETE FROM photo_sender WHERE sha256 = ?'].map(
    (sql) => connection.prepare<[string]>(sql),
  );
  return {
    photo: (sha256) => one.get(sha256) ?? null,
    page: ({ after, limit }) => page.all(after, limit),
    wasSentBy: (account, sha256) => sent.get(sha256, account) !== undefined,
    sendersOf: (sha256) => senders.all(sha256),
    hold: (photo) => void hold.run(photo),
    forget(sha256) {
      for (const statement of forget) statement.run(sha256);
    },
    recordSender: (account, sha256, at) => void record.run(sha256, account, at),
  };
}

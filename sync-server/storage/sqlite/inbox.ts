import type { OpaqueId } from '#domain/ids.ts';
import type { InboxItem, InboxWrite } from '../inbox.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const inboxMigrations: readonly Migration[] = [
  {
    name: 'inbox-1',
    sql: `
      CREATE TABLE inbox (
        id TEXT PRIMARY KEY, received_at INTEGER NOT NULL, account TEXT NOT NULL, device TEXT NOT NULL,
        database TEXT NOT NULL, document_id TEXT, rev TEXT, sentence TEXT NOT NULL, raw TEXT NOT NULL, digest TEXT NOT NULL,
        UNIQUE (account, digest)
      ) STRICT;
      CREATE INDEX inbox_document ON inbox (account, document_id, rev);
      CREATE INDEX inbox_received ON inbox (received_at);
      CREATE TABLE inbox_picture (
        account TEXT NOT NULL, sha256 TEXT NOT NULL, item TEXT NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
        PRIMARY KEY (account, sha256, item)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

/** Added after the topics that followed the first step: a released step never moves. */
export const handedMigrations: readonly Migration[] = [
  {
    name: 'inbox-2',
    sql: `
      CREATE TABLE inbox_handed (
        account TEXT NOT NULL, name TEXT NOT NULL, item TEXT NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
        PRIMARY KEY (account, name)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

const ITEM = `SELECT id, received_at AS receivedAt, account, device, database, document_id AS documentId, rev, sentence,
  raw, digest FROM inbox`;

/** What was refused, kept as it came. */
export function inbox(connection: Connection): InboxWrite {
  const items = connection.prepare<[number], InboxItem>(
    `${ITEM} ORDER BY received_at DESC, rowid DESC LIMIT ?`,
  );
  const item = connection.prepare<[string], InboxItem>(`${ITEM} WHERE id = ?`);
  const ids = connection.prepare<[], OpaqueId>('SELECT id FROM inbox ORDER BY id').pluck();
  const refusal = connection.prepare<[string, string, string], Pick<InboxItem, 'sentence' | 'receivedAt'>>(
    `SELECT sentence, received_at AS receivedAt FROM inbox WHERE account = ? AND document_id = ? AND rev = ?
     ORDER BY received_at DESC LIMIT 1`,
  );
  const names = connection
    .prepare<[string, string], number>('SELECT 1 FROM inbox_picture WHERE account = ? AND sha256 = ? LIMIT 1')
    .pluck();
  const handed = connection
    .prepare<[string, string], number>(
      `SELECT inbox.received_at FROM inbox_handed JOIN inbox ON inbox.id = inbox_handed.item
       WHERE inbox_handed.account = ? AND inbox_handed.name = ?`,
    )
    .pluck();
  const noteHanded = connection.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO inbox_handed (account, name, item) VALUES (?, ?, ?)',
  );
  const itemsNaming = connection
    .prepare<[string], OpaqueId>('SELECT item FROM inbox_picture WHERE sha256 = ?')
    .pluck();
  const remove = connection.prepare<[string]>('DELETE FROM inbox WHERE id = ?');
  const keep = connection.prepare<[InboxItem]>(`
    INSERT OR IGNORE INTO inbox (id, received_at, account, device, database, document_id, rev, sentence, raw, digest)
    VALUES (@id, @receivedAt, @account, @device, @database, @documentId, @rev, @sentence, @raw, @digest)`);
  const namePicture = connection.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO inbox_picture (account, sha256, item) VALUES (?, ?, ?)',
  );
  return {
    items: (limit) => items.all(limit),
    item: (id) => item.get(id) ?? null,
    ids: () => ids.all(),
    refusal: (account, documentId, rev) => refusal.get(account, documentId, rev) ?? null,
    namesPicture: (account, sha256) => names.get(account, sha256) !== undefined,
    itemsNaming: (sha256) => itemsNaming.all(sha256),
    remove: (id) => void remove.run(id),
    handedAt: (account, name) => handed.get(account, name) ?? null,
    noteHanded: (account, name, item) => void noteHanded.run(account, name, item),
    keep(given, pictures) {
      if (keep.run(given).changes === 0) return false;
      for (const sha256 of pictures) namePicture.run(given.account, sha256, given.id);
      return true;
    },
  };
}

import type { Migration } from './migrate.ts';

export const documentsMigrations: readonly Migration[] = [
  {
    name: 'documents-1',
    sql: `
      CREATE TABLE databases (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        incarnation TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        update_count INTEGER NOT NULL DEFAULT 0,
        purge_count INTEGER NOT NULL DEFAULT 0,
        live_count INTEGER NOT NULL DEFAULT 0,
        deleted_count INTEGER NOT NULL DEFAULT 0,
        revs_limit INTEGER NOT NULL DEFAULT 1000,
        leaf_bodies_only INTEGER NOT NULL DEFAULT 0,
        security TEXT NOT NULL
      ) STRICT;
      CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        database INTEGER NOT NULL REFERENCES databases (id) ON DELETE CASCADE,
        doc_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        winner TEXT NOT NULL,
        deleted INTEGER NOT NULL,
        tree TEXT NOT NULL,
        UNIQUE (database, doc_id)
      ) STRICT;
      CREATE UNIQUE INDEX documents_by_seq ON documents (database, seq);
      CREATE INDEX documents_alive ON documents (database, doc_id) WHERE deleted = 0;
      CREATE TABLE bodies (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        rev TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (document, rev)
      ) STRICT;
      CREATE TABLE local_documents (
        id INTEGER PRIMARY KEY,
        database INTEGER NOT NULL REFERENCES databases (id) ON DELETE CASCADE,
        doc_id TEXT NOT NULL,
        rev INTEGER NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (database, doc_id)
      ) STRICT;
    `,
  },
];

/** CouchDB's database of users stands from the beginning. */
export const systemDatabasesMigrations: readonly Migration[] = [
  {
    name: 'users-1',
    sql: `
      INSERT INTO databases (name, incarnation, created_at_ms, security)
        SELECT '_users', lower(hex(randomblob(8))), CAST(strftime('%s', 'now') AS INTEGER) * 1000,
          '{"members":{"roles":["_admin"]},"admins":{"roles":["_admin"]}}'
        WHERE NOT EXISTS (SELECT 1 FROM databases WHERE name = '_users');
    `,
  },
];

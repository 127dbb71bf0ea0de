import type { CopiesWrite, SealedCopy } from '../copies.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const copiesMigrations: readonly Migration[] = [
  {
    name: 'copies-1',
    sql: `
      CREATE TABLE own_copy (
        disclosure TEXT PRIMARY KEY, request TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, frozen_at INTEGER NOT NULL,
        copy BLOB NOT NULL, not_given BLOB NOT NULL
      ) STRICT;
      CREATE TABLE own_copy_key (disclosure TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    `,
  },
];

/** Copies that were frozen for the people whom they are about. A sealed copy is written once; its key lies apart. */
export function copies(connection: Connection): CopiesWrite {
  const read = connection.prepare<[string], SealedCopy>(
    `SELECT disclosure, request, sha256, frozen_at AS frozenAt, copy, not_given AS notGiven FROM own_copy WHERE request = ?`,
  );
  const key = connection
    .prepare<[string], Uint8Array>('SELECT value FROM own_copy_key WHERE disclosure = ?')
    .pluck();
  const add = connection.prepare<[SealedCopy]>(`
    INSERT INTO own_copy (disclosure, request, sha256, frozen_at, copy, not_given)
    VALUES (@disclosure, @request, @sha256, @frozenAt, @copy, @notGiven)`);
  const addKey = connection.prepare<[string, Uint8Array]>(
    'INSERT INTO own_copy_key (disclosure, value) VALUES (?, ?)',
  );
  const ofRequest = connection
    .prepare<[string], string>('SELECT disclosure FROM own_copy WHERE request = ?')
    .pluck();
  const lose = connection.prepare<[string]>('DELETE FROM own_copy WHERE disclosure = ?');
  const loseKey = connection.prepare<[string]>('DELETE FROM own_copy_key WHERE disclosure = ?');
  return {
    copyOf: (request) => read.get(request) ?? null,
    copyKey: (disclosure) => key.get(disclosure) ?? null,
    keepCopy(copy, value) {
      add.run(copy);
      addKey.run(copy.disclosure, value);
    },
    destroyCopy(of) {
      const disclosure = 'disclosure' in of ? of.disclosure : ofRequest.get(of.request);
      if (disclosure === undefined) return;
      loseKey.run(disclosure);
      lose.run(disclosure);
    },
  };
}

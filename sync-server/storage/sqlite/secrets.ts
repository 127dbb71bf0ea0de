import type { SecretsWrite } from '../secrets.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const secretsMigrations: readonly Migration[] = [
  {
    name: 'secrets-1',
    sql: `CREATE TABLE server_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
  },
];

/** Secrets that the server made for itself. Each is set once. */
export function secrets(connection: Connection): SecretsWrite {
  const read = connection.prepare<[string], string>('SELECT value FROM server_secret WHERE name = ?').pluck();
  const add = connection.prepare<[string, string]>(
    'INSERT INTO server_secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  return {
    secret: (name) => read.get(name) ?? null,
    keepFirst(name, value) {
      add.run(name, value);
      const kept = read.get(name);
      if (kept === undefined) throw new Error('A secret of the server was not kept.');
      return kept;
    },
  };
}

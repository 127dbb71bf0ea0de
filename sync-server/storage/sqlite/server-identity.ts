import { randomBytes } from 'node:crypto';
import type { ServerIdentityWrite } from '../server-identity.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const serverIdentityMigrations: readonly Migration[] = [
  {
    name: 'server-identity-1',
    sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
      INSERT INTO meta (key, value) VALUES ('server-uuid', lower(hex(randomblob(16))));
    `,
  },
];

/** Which server this is: a phone learns by it that a data folder was exchanged. */
export function serverIdentity(connection: Connection): ServerIdentityWrite {
  const read = connection.prepare<[], string>(`SELECT value FROM meta WHERE key = 'server-uuid'`).pluck();
  const readEarlier = connection
    .prepare<[], string>(`SELECT value FROM meta WHERE key = 'earlier-uuids'`)
    .pluck();
  const keepEarlier = connection.prepare<[string]>(
    `INSERT INTO meta (key, value) VALUES ('earlier-uuids', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const replace = connection.prepare<[string]>(`UPDATE meta SET value = ? WHERE key = 'server-uuid'`);
  const uuid = (): string => {
    const value = read.get();
    if (value === undefined) throw new Error('The data folder has no server uuid.');
    return value;
  };
  const earlier = (): readonly string[] => readEarlier.get()?.split(' ') ?? [];
  return {
    uuid,
    earlier,
    renew() {
      keepEarlier.run([...earlier(), uuid()].join(' '));
      replace.run(randomBytes(16).toString('hex'));
      return uuid();
    },
  };
}

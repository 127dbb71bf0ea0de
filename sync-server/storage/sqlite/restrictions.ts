import type { OpaqueId } from '#domain/ids.ts';
import type { RestrictionsWrite } from '../restrictions.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const restrictionsMigrations: readonly Migration[] = [
  {
    name: 'restrictions-1',
    sql: `
      CREATE TABLE restriction (
        record TEXT NOT NULL, request TEXT NOT NULL, began_at INTEGER NOT NULL, ended_at INTEGER,
        PRIMARY KEY (record, request)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX restriction_request ON restriction (request);
    `,
  },
];

/** Which records are only kept. An ended restriction stays known. */
export function restrictions(connection: Connection): RestrictionsWrite {
  const holds = connection
    .prepare<[string], number>('SELECT 1 FROM restriction WHERE record = ? AND ended_at IS NULL LIMIT 1')
    .pluck();
  const since = connection
    .prepare<[string], number | null>(
      'SELECT min(began_at) FROM restriction WHERE record = ? AND ended_at IS NULL',
    )
    .pluck();
  const by = connection
    .prepare<[string], OpaqueId>('SELECT record FROM restriction WHERE request = ? ORDER BY record')
    .pluck();
  const all = connection
    .prepare<[], OpaqueId>('SELECT DISTINCT record FROM restriction WHERE ended_at IS NULL')
    .pluck();
  const holding = connection
    .prepare<[string], OpaqueId>(
      'SELECT request FROM restriction WHERE record = ? AND ended_at IS NULL ORDER BY request',
    )
    .pluck();
  const add = connection.prepare<[string, string, number]>(
    'INSERT INTO restriction (record, request, began_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const end = connection.prepare<[number, string]>(
    'UPDATE restriction SET ended_at = ? WHERE request = ? AND ended_at IS NULL',
  );
  return {
    isRestricted: (record) => holds.get(record) !== undefined,
    restrictedSince: (record) => since.get(record) ?? null,
    restrictedBy: (request) => by.all(request),
    restricted: () => all.all(),
    requestsRestricting: (record) => holding.all(record),
    restrict: (record, request, at) => void add.run(record, request, at),
    endRestriction: (request, at) => void end.run(at, request),
  };
}

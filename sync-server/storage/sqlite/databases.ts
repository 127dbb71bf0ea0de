import { randomBytes } from 'node:crypto';
import { Refusal } from '../../errors.ts';
import type { DatabaseInfo, DatabaseOptions } from '../documents.ts';
import type { JsonObject } from '../json.ts';
import { formatSequence } from '../sequence.ts';
import type { Connection } from './connection.ts';

export interface DatabaseRow {
  readonly id: number;
  readonly name: string;
  readonly incarnation: string;
  readonly created_at_ms: number;
  readonly update_count: number;
  readonly purge_count: number;
  readonly live_count: number;
  readonly deleted_count: number;
  readonly revs_limit: number;
  readonly leaf_bodies_only: number;
  readonly security: string;
}

/** As CouchDB 3: a new database is closed to all but administrators. */
const CLOSED: JsonObject = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } };

/** The rows of databases: names, counters, settings. */
export class Databases {
  readonly #byName;
  readonly #names;
  readonly #insert;
  readonly #remove;
  readonly #nextCount;
  readonly #count;
  readonly #purged;
  readonly #setSecurity;
  readonly #setRevsLimit;

  constructor(connection: Connection) {
    this.#byName = connection.prepare<[string], DatabaseRow>('SELECT * FROM databases WHERE name = ?');
    this.#names = connection
      .prepare<[string, number], string>('SELECT name FROM databases WHERE name >= ? ORDER BY name LIMIT ?')
      .pluck();
    this.#insert = connection.prepare<[string, string, number, number, string]>(
      'INSERT INTO databases (name, incarnation, created_at_ms, leaf_bodies_only, security) VALUES (?, ?, ?, ?, ?)',
    );
    this.#remove = connection.prepare<[number]>('DELETE FROM databases WHERE id = ?');
    this.#nextCount = connection
      .prepare<[number], number>(
        'UPDATE databases SET update_count = update_count + 1 WHERE id = ? RETURNING update_count',
      )
      .pluck();
    this.#count = connection.prepare<[number, number, number]>(
      'UPDATE databases SET live_count = live_count + ?, deleted_count = deleted_count + ? WHERE id = ?',
    );
    this.#purged = connection.prepare<[number]>(
      'UPDATE databases SET purge_count = purge_count + 1 WHERE id = ?',
    );
    this.#setSecurity = connection.prepare<[string, number]>(
      'UPDATE databases SET security = ? WHERE id = ?',
    );
    this.#setRevsLimit = connection.prepare<[number, number]>(
      'UPDATE databases SET revs_limit = ? WHERE id = ?',
    );
  }

  find(name: string): DatabaseRow | null {
    return this.#byName.get(name) ?? null;
  }

  demand(name: string): DatabaseRow {
    const row = this.find(name);
    if (!row) throw new Refusal(404, 'not_found', 'Database does not exist.');
    return row;
  }

  names(startKey: string, limit: number): string[] {
    return this.#names.all(startKey, limit);
  }

  create(name: string, options: DatabaseOptions): DatabaseRow {
    if (this.find(name)) {
      throw new Refusal(412, 'file_exists', 'The database could not be created, the file already exists.');
    }
    const incarnation = randomBytes(8).toString('hex');
    this.#insert.run(name, incarnation, Date.now(), options.leafBodiesOnly ? 1 : 0, JSON.stringify(CLOSED));
    return this.demand(name);
  }

  remove(row: DatabaseRow): void {
    this.#remove.run(row.id);
  }

  /** The next place in the order of changes. */
  nextCount(row: DatabaseRow): number {
    const next = this.#nextCount.get(row.id);
    if (next === undefined) throw new Error('The database went away within its own transaction.');
    return next;
  }

  count(row: DatabaseRow, live: number, deleted: number): void {
    if (live !== 0 || deleted !== 0) this.#count.run(live, deleted, row.id);
  }

  purged(row: DatabaseRow): void {
    this.#purged.run(row.id);
  }

  setSecurity(row: DatabaseRow, security: JsonObject): void {
    this.#setSecurity.run(JSON.stringify(security), row.id);
  }

  setRevsLimit(row: DatabaseRow, limit: number): void {
    this.#setRevsLimit.run(limit, row.id);
  }
}

/** A database as `GET /db/<name>` tells of it. */
export function infoOf(row: DatabaseRow): DatabaseInfo {
  return {
    name: row.name,
    incarnation: row.incarnation,
    createdAt: new Date(row.created_at_ms),
    updateSeq: formatSequence(row.update_count, row.incarnation),
    purgeCount: row.purge_count,
    liveCount: row.live_count,
    deletedCount: row.deleted_count,
    revsLimit: row.revs_limit,
    leafBodiesOnly: row.leaf_bodies_only === 1,
  };
}

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

/** A row as it stands within one turn, ahead of what is written of it. */
type RowOfTurn = { -readonly [Name in keyof DatabaseRow]: DatabaseRow[Name] };

/**
 * The rows of databases: names, counters, settings. A row is read once in a turn (a snapshot, or the write of one request), and
 * its counters are written once, when the turn is settled: a batch of a hundred documents is not a hundred changes of one row.
 */
export class Databases {
  readonly #changed;
  readonly #known = new Map<string, RowOfTurn>();
  readonly #counted = new Set<RowOfTurn>();
  readonly #byName;
  readonly #names;
  readonly #insert;
  readonly #remove;
  readonly #renew;
  readonly #setCounts;
  readonly #setSecurity;
  readonly #setRevsLimit;

  /** `changed` is told the name of every database that a turn touched. */
  constructor(connection: Connection, changed: (database: string) => void) {
    this.#changed = changed;
    this.#byName = connection.prepare<[string], RowOfTurn>('SELECT * FROM databases WHERE name = ?');
    this.#names = connection
      .prepare<[string, number], string>('SELECT name FROM databases WHERE name >= ? ORDER BY name LIMIT ?')
      .pluck();
    this.#insert = connection.prepare<[string, string, number, number, string]>(
      'INSERT INTO databases (name, incarnation, created_at_ms, leaf_bodies_only, security) VALUES (?, ?, ?, ?, ?)',
    );
    this.#remove = connection.prepare<[number]>('DELETE FROM databases WHERE id = ?');
    this.#renew = connection.prepare<[string, number]>('UPDATE databases SET incarnation = ? WHERE id = ?');
    this.#setCounts = connection.prepare<[number, number, number, number, number]>(
      `UPDATE databases SET update_count = ?, purge_count = ?, live_count = ?, deleted_count = ? WHERE id = ?`,
    );
    this.#setSecurity = connection.prepare<[string, number]>(
      'UPDATE databases SET security = ? WHERE id = ?',
    );
    this.#setRevsLimit = connection.prepare<[number, number]>(
      'UPDATE databases SET revs_limit = ? WHERE id = ?',
    );
  }

  /** Begins a turn: what was known of the one before may have been changed since, or taken back. */
  begin(): void {
    this.#known.clear();
    this.#counted.clear();
  }

  /** Writes the counters of a turn that is to be kept, and tells of the databases that it touched. */
  settle(): void {
    for (const row of this.#counted) {
      this.#setCounts.run(row.update_count, row.purge_count, row.live_count, row.deleted_count, row.id);
      this.#changed(row.name);
    }
    this.#counted.clear();
  }

  find(name: string): DatabaseRow | null {
    return this.#known.get(name) ?? this.#read(name);
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
    this.#insert.run(
      name,
      newIncarnation(),
      Date.now(),
      options.leafBodiesOnly ? 1 : 0,
      JSON.stringify(CLOSED),
    );
    return this.demand(name);
  }

  remove(row: DatabaseRow): void {
    const known = this.#known.get(row.name);
    if (known) this.#counted.delete(known);
    this.#known.delete(row.name);
    this.#remove.run(row.id);
    this.#changed(row.name);
  }

  renewIncarnation(row: DatabaseRow): void {
    const incarnation = newIncarnation();
    this.#renew.run(incarnation, row.id);
    this.#ofTurn(row).incarnation = incarnation;
  }

  /** The next place in the order of changes. */
  nextCount(row: DatabaseRow): number {
    const counted = this.#counting(row);
    counted.update_count += 1;
    return counted.update_count;
  }

  count(row: DatabaseRow, live: number, deleted: number): void {
    const counted = this.#counting(row);
    counted.live_count += live;
    counted.deleted_count += deleted;
  }

  purged(row: DatabaseRow): void {
    this.#counting(row).purge_count += 1;
  }

  setSecurity(row: DatabaseRow, security: JsonObject): void {
    const text = JSON.stringify(security);
    this.#setSecurity.run(text, row.id);
    this.#ofTurn(row).security = text;
  }

  setRevsLimit(row: DatabaseRow, limit: number): void {
    this.#setRevsLimit.run(limit, row.id);
    this.#ofTurn(row).revs_limit = limit;
  }

  #read(name: string): DatabaseRow | null {
    const row = this.#byName.get(name);
    if (row === undefined) return null;
    this.#known.set(name, row);
    return row;
  }

  #counting(row: DatabaseRow): RowOfTurn {
    const counted = this.#ofTurn(row);
    this.#counted.add(counted);
    return counted;
  }

  #ofTurn({ name }: DatabaseRow): RowOfTurn {
    const known = this.#known.get(name);
    if (known === undefined) throw new Error('The database went away within its own transaction.');
    return known;
  }
}

const newIncarnation = () => randomBytes(8).toString('hex');

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

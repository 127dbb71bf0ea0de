import { Refusal } from '../../errors.ts';
import type { ChangePage, ChangeRange, IdPage, IdRange, WrittenPage } from '../documents.ts';
import { revisionsFrom } from '../revisions.ts';
import { formatSequence, parseSequence } from '../sequence.ts';
import type { Connection } from './connection.ts';
import type { DatabaseRow } from './databases.ts';
import type { WrittenLines } from './written-lines.ts';

type ChangeRecord = readonly [id: string, seq: number, tree: string];

/** Greater than every id: ids are UTF-8, which never holds the byte 0xFF. */
const AFTER_ALL = Buffer.from([0xff]);
const BEFORE_ALL = '';
type Bound = string | Buffer;

/** Places whose count is remembered: for so many readers at once, with room. */
const MOST_COUNTED = 2_000;

const ALIVE = 'FROM documents WHERE database = ? AND deleted = 0';

/** `_all_docs` and `_changes`, a page at a time. */
export class Listings {
  readonly #written: WrittenLines;
  readonly #idsUp;
  readonly #idsUpExclusive;
  readonly #idsDown;
  readonly #idsDownExclusive;
  readonly #countBefore;
  readonly #countAfter;
  readonly #changesUp;
  readonly #changesDown;
  readonly #countChanges;
  readonly #changesOfIds;
  readonly #changesOfPrefix;
  /** How many documents changed after a place in the order of changes, for as long as nothing changes. */
  readonly #counted = new Map<string, number>();

  constructor(connection: Connection, written: WrittenLines) {
    this.#written = written;
    const ids = (sql: string) =>
      connection.prepare<[number, Bound, Bound, number, number], { id: string; rev: string }>(
        `SELECT doc_id AS id, winner AS rev ${ALIVE} AND ${sql} LIMIT ? OFFSET ?`,
      );
    this.#idsUp = ids('doc_id >= ? AND doc_id <= ? ORDER BY doc_id');
    this.#idsUpExclusive = ids('doc_id >= ? AND doc_id < ? ORDER BY doc_id');
    this.#idsDown = ids('doc_id <= ? AND doc_id >= ? ORDER BY doc_id DESC');
    this.#idsDownExclusive = ids('doc_id <= ? AND doc_id > ? ORDER BY doc_id DESC');
    const count = (sql: string) =>
      connection.prepare<[number, Bound], number>(`SELECT count(*) ${ALIVE} AND ${sql}`).pluck();
    this.#countBefore = count('doc_id < ?');
    this.#countAfter = count('doc_id > ?');
    const changes = (sql: string) =>
      connection
        .prepare<[number, number, number, number], ChangeRecord>(
          `SELECT doc_id, seq, tree FROM documents WHERE database = ? AND seq > ? ORDER BY seq ${sql} LIMIT ? OFFSET ?`,
        )
        .raw();
    this.#changesUp = changes('ASC');
    this.#changesDown = changes('DESC');
    this.#countChanges = connection
      .prepare<[number, number], number>('SELECT count(*) FROM documents WHERE database = ? AND seq > ?')
      .pluck();
    this.#changesOfIds = connection
      .prepare<[number, string, number], ChangeRecord>(
        `SELECT doc_id, seq, tree FROM documents
         WHERE database = ? AND doc_id IN (SELECT value FROM json_each(?)) AND seq > ? ORDER BY seq`,
      )
      .raw();
    this.#changesOfPrefix = connection
      .prepare<[number, string, string, number], ChangeRecord>(
        `SELECT doc_id, seq, tree FROM documents
         WHERE database = ? AND doc_id >= ? AND doc_id < ? AND seq > ? ORDER BY seq`,
      )
      .raw();
  }

  ids(database: DatabaseRow, range: IdRange): IdPage {
    const start: Bound = range.startKey ?? (range.descending ? AFTER_ALL : BEFORE_ALL);
    const end: Bound = range.endKey ?? (range.descending ? BEFORE_ALL : AFTER_ALL);
    const inclusive = range.inclusiveEnd ?? true;
    const skip = range.skip ?? 0;
    const statement = range.descending
      ? inclusive
        ? this.#idsDown
        : this.#idsDownExclusive
      : inclusive
        ? this.#idsUp
        : this.#idsUpExclusive;
    const passed = (range.descending ? this.#countAfter : this.#countBefore).get(database.id, start) ?? 0;
    return {
      totalRows: database.live_count,
      offset: Math.min(passed + skip, database.live_count),
      rows: statement.all(database.id, start, end, range.limit, skip),
    };
  }

  /** As `changes`, written out; null where a document among them was edited in two places at once. */
  changesWritten(database: DatabaseRow, from: string, limit: number): WrittenPage | null {
    const since = demandSequence(database, from);
    const found = this.#written.changes(database, since, limit);
    if (found === null) return null;
    const { lines, count, last } = found;
    const left = count < limit ? 0 : Math.max(0, this.#countAfterSeq(database, since) - count);
    const place = left > 0 ? (last ?? since) : database.update_count;
    this.#remember(database, place, left);
    return { lines, count, lastSeq: formatSequence(place, database.incarnation), pending: left };
  }

  changes(database: DatabaseRow, range: ChangeRange): ChangePage {
    const since = demandSequence(database, range.since ?? '0');
    const few = this.#few(database, since, range);
    const skip = range.skip ?? 0;
    const records = few ? few.slice(skip, skip + range.limit) : this.#inOrder(database, since, range);
    const isLastPage = records.length < range.limit;
    const count = few?.length ?? (isLastPage ? 0 : this.#countAfterSeq(database, since));
    const pending = Math.max(0, count - skip - records.length);
    const last = pending > 0 ? (records.at(-1)?.[1] ?? since) : database.update_count;
    if (few === null && !range.descending && skip === 0) this.#remember(database, last, pending);
    return {
      rows: records.map(([id, seq, tree]) => {
        const { leaves } = revisionsFrom(tree);
        const deleted = leaves[0]?.deleted ?? false;
        return { seq: formatSequence(seq, database.incarnation), id, leaves, deleted };
      }),
      lastSeq: formatSequence(last, database.incarnation),
      pending,
    };
  }

  /** Whoever reads page after page asks from where the page before ended: what was left then is not counted again. */
  #countAfterSeq(database: DatabaseRow, since: number): number {
    if (since === 0) return database.live_count + database.deleted_count;
    const known = this.#counted.get(keyOf(database, since));
    if (known !== undefined) return known;
    return this.#countChanges.get(database.id, since) ?? 0;
  }

  #remember(database: DatabaseRow, seq: number, count: number): void {
    if (this.#counted.size >= MOST_COUNTED) this.#counted.clear();
    this.#counted.set(keyOf(database, seq), count);
  }

  #inOrder(database: DatabaseRow, since: number, range: ChangeRange): ChangeRecord[] {
    const statement = range.descending ? this.#changesDown : this.#changesUp;
    return statement.all(database.id, since, range.limit, range.skip ?? 0);
  }

  /** All changes of some documents, when only those are wanted. */
  #few(database: DatabaseRow, since: number, range: ChangeRange): ChangeRecord[] | null {
    const records = range.ids
      ? this.#changesOfIds.all(database.id, JSON.stringify(range.ids), since)
      : range.idPrefix
        ? this.#changesOfPrefix.all(database.id, range.idPrefix, endOfPrefix(range.idPrefix), since)
        : null;
    return records && range.descending ? records.reverse() : records;
  }
}

/** How many changes a client has heard. Throws `bad_request` for what is no sequence. */
function demandSequence({ incarnation, update_count: now }: DatabaseRow, text: string): number {
  const since = parseSequence(text, incarnation, now);
  if (since === null)
    throw new Refusal(400, 'bad_request', 'The value of since is not a sequence of this server.');
  return since;
}

function keyOf({ incarnation, update_count: now }: DatabaseRow, seq: number): string {
  return `${incarnation} ${now} ${seq}`;
}

/** The first text after all that begin so: the last byte one greater (the prefixes used are ASCII). */
function endOfPrefix(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}

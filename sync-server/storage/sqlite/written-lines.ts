import type { WrittenPage } from '../documents.ts';
import type { Connection } from './connection.ts';
import type { DatabaseRow } from './databases.ts';

/** What follows the dash of a revision. */
const HASH = `substr(winner, instr(winner, '-') + 1)`;
const GENERATION = `substr(winner, 1, instr(winner, '-') - 1)`;
/** The tree of a document with one revision, as `tree-text.ts` writes it. */
const TREE_OF_ONE = `'[[' || ${GENERATION} || ',[[' || json_quote(${HASH}) || ',' || deleted || ',0]]]]'`;
/** A node that ends a branch is written `…,0]`: two of them are two branches. */
const IS_BRANCHED = `tree LIKE '%,0]%,0]%'`;

/** The revisions that are asked for, where each is the only one of its document and has nothing attached. */
const ONLY_REVISIONS = `json_each(?) AS asked
  CROSS JOIN documents ON documents.database = ? AND documents.doc_id = asked.value ->> 0
  CROSS JOIN bodies ON bodies.document = documents.id AND bodies.rev = documents.winner
  WHERE winner = asked.value ->> 1 AND attachments IS NULL AND tree = ${TREE_OF_ONE}`;

/** More than this is put together piece by piece. */
const MOST_BYTES = 32_000_000;

type PageRow = readonly [lines: Buffer | null, count: number, last: number | null, branched: number | null];

/**
 * Lines of answers as SQLite itself writes them, for the documents that nearly all are: made once, or never edited in two
 * places. As objects of JavaScript each would live for a millisecond, and collecting them took longer than reading them
 * (decision 0153). A test holds them to what the long way writes, to the byte.
 */
export class WrittenLines {
  readonly #weight;
  readonly #revisions;
  readonly #changes;

  constructor(connection: Connection) {
    this.#revisions = connection
      .prepare<[string, number], Buffer | null>(
        `SELECT CAST(group_concat(line, ',') AS BLOB) FROM (
          SELECT '{"id":' || name || ',"docs":[{"ok":{"_id":' || name || ',"_rev":' || json_quote(winner)
            || iif(body = '{}', '', ',' || substr(body, 2, length(body) - 2))
            || iif(deleted, ',"_deleted":true', '')
            || ',"_revisions":{"start":' || ${GENERATION} || ',"ids":[' || json_quote(${HASH}) || ']}}}]}' AS line
          FROM (SELECT json_quote(doc_id) AS name, winner, deleted, body FROM ${ONLY_REVISIONS} ORDER BY asked.key))`,
      )
      .pluck();
    this.#weight = connection
      .prepare<[string, number], readonly [count: number, bytes: number | null]>(
        `SELECT count(*), sum(octet_length(body)) FROM ${ONLY_REVISIONS}`,
      )
      .raw();
    this.#changes = connection
      .prepare<[string, number, number, number], PageRow>(
        `SELECT CAST(group_concat(line, ',' || char(10)) AS BLOB), count(line), max(seq), max(branched) FROM (
          SELECT seq, ${IS_BRANCHED} AS branched, '{"seq":"' || seq || '-' || ? || '","id":' || json_quote(doc_id)
            || ',"changes":[{"rev":' || json_quote(winner) || '}]' || iif(deleted, ',"deleted":true', '') || '}' AS line
          FROM documents WHERE database = ? AND seq > ? ORDER BY seq LIMIT ?)`,
      )
      .raw();
  }

  /**
   * The lines of `_bulk_get` with `revs=true` for these revisions, in this order; null unless each is the only one of its
   * document, has nothing attached and is asked for once.
   */
  onlyRevisions(
    database: DatabaseRow,
    asked: readonly (readonly [id: string, rev: string])[],
  ): Buffer | null {
    const named = JSON.stringify(asked);
    // Asked first: what is put together natively is thrown away whole where one is not of the kind.
    const [there, bytes] = this.#weight.get(named, database.id) ?? [0, null];
    if (there !== asked.length || (bytes ?? 0) > MOST_BYTES) return null;
    return this.#revisions.get(named, database.id) ?? null;
  }

  /** The lines of `_changes` after a place; null where a document among them has two branches. */
  changes(
    database: DatabaseRow,
    since: number,
    limit: number,
  ): (Omit<WrittenPage, 'lastSeq' | 'pending'> & { readonly last: number | null }) | null {
    const found = this.#changes.get(database.incarnation, database.id, since, limit);
    if (found === undefined) return null;
    const [lines, count, last, branched] = found;
    return branched === 1 ? null : { lines: lines ?? Buffer.alloc(0), count, last };
  }
}

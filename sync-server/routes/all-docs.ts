import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject } from '../couch/json-body.ts';
import { demandFew } from '../couch/most-asked.ts';
import { Query } from '../couch/query.ts';
import { NOTHING_MORE, showRevision, wantedOf, type Wanted } from '../couch/read-document.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { IdRange } from '../storage/documents.ts';
import type { ReadView } from '../storage/storage.ts';

/** Rows read at once, so that no listing holds the process. */
const PAGE = 500;

interface RowOptions {
  readonly withBody: boolean;
  readonly wanted: Wanted;
}

/** `/{db}/_all_docs`: documents by id, or those asked for by key. */
export function allDocsRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const get = (call: Call): Answer => list(call, new Query(call.query));
  const post = (call: Call): Answer => {
    const body = demandObject(demandJson(call));
    if (body['keys'] !== undefined && !Array.isArray(body['keys']))
      throw badRequest('`keys` body member must be an array.');
    return list(call, new Query(call.query, body));
  };

  const list = (call: Call, query: Query): Answer => {
    const options = {
      withBody: query.boolean('include_docs', false),
      wanted: wantedInRow(query),
    };
    const keys = query.json('keys');
    if (keys === undefined) return listRange(call.database, query, options);
    if (!Array.isArray(keys)) throw badRequest('`keys` parameter must be an array.');
    demandFew(keys.length);
    return listKeys(call.database, query, keys, options);
  };

  const listKeys = (
    database: string,
    query: Query,
    keys: readonly unknown[],
    options: RowOptions,
  ): Answer => {
    if (query.json('key', 'startkey', 'start_key', 'endkey', 'end_key') !== undefined) {
      throw new Refusal(
        400,
        'query_parse_error',
        '`keys` is incompatible with `key`, `start_key` and `end_key`',
      );
    }
    const ordered = query.boolean('descending', false) ? keys.toReversed() : keys;
    const skip = query.count('skip', 0);
    const wanted = ordered.slice(skip, skip + query.count('limit', ordered.length));
    return storage.read((view) => {
      const total = view.documents.allDocs(database, { limit: 0 }).totalRows;
      const rows = wanted.map((key) => rowOfKey(view, database, key, options));
      return {
        status: 200,
        json: { total_rows: total, offset: null, ...sequence(view, database, query), rows },
      };
    });
  };

  const listRange = (database: string, query: Query, options: RowOptions): Answer => {
    const range = rangeOf(query);
    const limit = query.count('limit', Number.MAX_SAFE_INTEGER);
    const skip = query.count('skip', 0);
    const head = storage.read((view) => {
      const { totalRows, offset } = view.documents.allDocs(database, { ...(range ?? {}), skip, limit: 0 });
      return { total_rows: totalRows, offset, ...sequence(view, database, query) };
    });
    if (!range) return { status: 200, json: { ...head, rows: [] } };
    return {
      status: 200,
      stream: () => Readable.from(pages(database, head, { ...range, skip, limit }, options)),
    };
  };

  async function* pages(database: string, head: object, range: IdRange, options: RowOptions) {
    yield `${JSON.stringify(head).slice(0, -1)},"rows":[\n`;
    let [rest, separator] = [range, ''];
    for (;;) {
      const limit = Math.min(rest.limit, PAGE);
      const rows = storage.read((view) =>
        view.documents
          .allDocs(database, { ...rest, limit })
          .rows.map((row) => rowOf(view, database, row, options)),
      );
      if (rows.length > 0) yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
      separator = ',\n';
      const last = rows.at(-1);
      if (!last || rows.length < limit || rest.limit === limit) break;
      // The next page begins with the row just shown, which is skipped.
      rest = { ...rest, startKey: last.id, skip: 1, limit: rest.limit - limit };
      await new Promise(setImmediate);
    }
    yield '\n]}\n';
  }

  endpoint(app, context, '/:database/_all_docs', {
    GET: { action: 'read-listing', answer: get },
    POST: { action: 'read-listing', answer: post },
  });
}

function sequence(view: ReadView, database: string, query: Query) {
  return query.boolean('update_seq', false)
    ? { update_seq: view.documents.database(database)?.updateSeq }
    : {};
}

/** Null for a range that no id can be in: CouchDB sorts every other kind of key before all text. */
function rangeOf(query: Query): Omit<IdRange, 'limit'> | null {
  const key = query.json('key');
  const start = key ?? query.json('startkey', 'start_key');
  const end = key ?? query.json('endkey', 'end_key');
  const descending = query.boolean('descending', false);
  const isText = (value: unknown): value is string => typeof value === 'string';
  const isOther = (value: unknown) => value !== undefined && !isText(value);
  if (isOther(key) || isOther(descending ? start : end)) return null;
  return {
    ...(isText(start) ? { startKey: start } : {}),
    ...(isText(end) ? { endKey: end } : {}),
    inclusiveEnd: query.boolean('inclusive_end', true),
    descending,
  };
}

function rowOf(
  view: ReadView,
  database: string,
  row: { readonly id: string; readonly rev: string },
  options: RowOptions,
) {
  const doc = options.withBody ? { doc: bodyOf(view, database, row.id, options) } : {};
  return { id: row.id, key: row.id, value: { rev: row.rev }, ...doc };
}

function rowOfKey(view: ReadView, database: string, key: unknown, options: RowOptions) {
  const document = typeof key === 'string' ? view.documents.document(database, key) : null;
  if (!document) return { key, error: 'not_found' };
  const { id, winner } = document;
  if (!winner.deleted) return rowOf(view, database, { id, rev: winner.rev }, options);
  return { id, key, value: { rev: winner.rev, deleted: true }, ...(options.withBody ? { doc: null } : {}) };
}

function bodyOf(view: ReadView, database: string, id: string, options: RowOptions) {
  const document = view.documents.document(database, id);
  const revision = document?.revision(document.winner.rev);
  return document && revision ? showRevision(document, revision, options.wanted) : null;
}

function wantedInRow(query: Query): Wanted {
  const { attachments, encodingInfo } = wantedOf(query);
  return { ...NOTHING_MORE, conflicts: query.boolean('conflicts', false), attachments, encodingInfo };
}

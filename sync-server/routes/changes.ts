import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Doorbell } from '../couch/doorbell.ts';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { feed, FEED_PAGE, FEEDS } from '../couch/feed.ts';
import { demandObject } from '../couch/json-body.ts';
import { demandFew } from '../couch/most-asked.ts';
import { Query } from '../couch/query.ts';
import { missing, NOTHING_MORE, showRevision } from '../couch/read-document.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { ChangePage, ChangeRange, ChangeRow } from '../storage/documents.ts';

/** As CouchDB: the longest a feed without heartbeats stays open, and how often one with `heartbeat=true` beats. */
const LONGEST_WAIT_MS = 60_000;

/** `/{db}/_changes`: what changed, once, or as it happens. */
export function changesRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { parts } = context;
  const { storage } = parts;

  const get = (call: Call): Answer => changes(call, {});
  const post = (call: Call): Answer =>
    changes(call, call.body.length === 0 ? {} : demandObject(demandJson(call)));

  const changes = (call: Call, body: Readonly<Record<string, unknown>>): Answer => {
    const query = new Query(call.query);
    const kind = FEEDS.get(query.text('feed') ?? 'normal');
    if (!kind) throw badRequest('Supported `feed` types: normal, continuous, live, longpoll, eventsource');
    const chosen = { ...filterOf(call, query, body), descending: query.flag('descending') };
    const lastEventId = query.text('feed') === 'eventsource' ? call.headers['last-event-id'] : undefined;
    const since = String(lastEventId ?? query.text('last-event-id') ?? query.text('since') ?? '0');
    const limit = query.count('limit', Number.MAX_SAFE_INTEGER);
    const times = timesOf(query);
    const read = (from: string, most: number, skip = 0): ChangePage =>
      storage.read((view) =>
        view.documents.changes(call.database, { ...chosen, since: from, limit: most, skip }),
      );
    const first = read(since, Math.min(limit, FEED_PAGE));
    return {
      status: 200,
      headers: { 'content-type': kind.format.contentType, 'cache-control': 'no-cache' },
      stream: () => {
        const bell = new Doorbell(times);
        const stop = storage.listen(call.database, () => bell.ring());
        call.whenGone(() => bell.end());
        const stream = Readable.from(
          feed({
            format: kind.format,
            ends: chosen.descending ? 'now' : kind.ends,
            limit,
            first,
            next: (from, most, sent) => {
              const [after, skip] = chosen.descending ? [since, sent] : [from, 0];
              return unlessGone(() => {
                mayStillRead(call);
                return read(after, most, skip);
              });
            },
            show: (row) => show(call.database, row, query),
            wait: () => bell.next(),
          }),
        );
        return stream.once('close', stop);
      },
    };
  };

  /** A feed may outlive the right to read: it is asked again at every look. */
  const mayStillRead = (call: Call): void =>
    storage.read((view) =>
      parts.access.demand(view, call.who, { action: 'read-listing', database: call.database }),
    );

  const filterOf = (
    call: Call,
    query: Query,
    body: Readonly<Record<string, unknown>>,
  ): Pick<ChangeRange, 'ids' | 'idPrefix'> => {
    const filter = query.text('filter');
    if (filter === undefined) return {};
    if (filter === '_doc_ids') return { ids: idsOf(body['doc_ids'] ?? query.json('doc_ids')) };
    if (filter === '_design') return { idPrefix: '_design/' };
    if (filter === '_selector' || filter === '_view') {
      throw new Refusal(501, 'not_implemented', 'This server filters changes by _doc_ids and _design only.');
    }
    const [, design] = /^([^/]+)\/[^/]+$/.exec(filter) ?? [];
    if (design === undefined) throw badRequest('`filter` must be of the form `designname/filtername`');
    const found = storage.read((view) => view.documents.get(call.database, `_design/${design}`));
    if (!found) throw missing();
    throw new Refusal(501, 'not_implemented', 'This server runs no filter functions.');
  };

  const show = (database: string, row: ChangeRow, query: Query): object => {
    const leaves = query.text('style') === 'all_docs' ? row.leaves : row.leaves.slice(0, 1);
    const deleted = row.deleted ? { deleted: true } : {};
    const doc = query.flag('include_docs') ? { doc: documentOf(database, row, query.flag('conflicts')) } : {};
    return { seq: row.seq, id: row.id, changes: leaves.map(({ rev }) => ({ rev })), ...deleted, ...doc };
  };

  const documentOf = (database: string, row: ChangeRow, conflicts: boolean) =>
    storage.read((view) => {
      const document = view.documents.document(database, row.id);
      const revision = document?.revision(row.leaves[0]?.rev ?? '');
      return document && revision ? showRevision(document, revision, { ...NOTHING_MORE, conflicts }) : null;
    });

  endpoint(app, context, '/:database/_changes', {
    GET: { action: 'read-listing', answer: get },
    POST: { action: 'read-listing', answer: post },
  });
}

/** A feed that is open when its database is deleted, or closed to its reader, ends as if nothing more came. */
function unlessGone(read: () => ChangePage): ChangePage | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function idsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((id): id is string => typeof id === 'string')) {
    throw badRequest('`doc_ids` filter parameter is not a list.');
  }
  demandFew(value.length);
  return value;
}

function timesOf(query: Query): { heartbeatMs: number | null; timeoutMs: number } {
  const timeoutMs = Math.min(query.count('timeout', LONGEST_WAIT_MS), LONGEST_WAIT_MS);
  const heartbeat = query.text('heartbeat');
  if (heartbeat === undefined || heartbeat === 'false') return { heartbeatMs: null, timeoutMs };
  if (heartbeat === 'true') return { heartbeatMs: LONGEST_WAIT_MS, timeoutMs };
  if (!/^\d{1,9}$/.test(heartbeat) || Number(heartbeat) === 0) {
    throw badRequest('The heartbeat value should be a positive integer (in milliseconds).');
  }
  return { heartbeatMs: Math.max(Number(heartbeat), 50), timeoutMs };
}

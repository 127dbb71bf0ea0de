import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { showDocument } from '../couch/document-json.ts';
import { Doorbell } from '../couch/doorbell.ts';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { feed, FEED_PAGE, FEEDS, wholeFeed, writtenFeed, type FeedSource } from '../couch/feed.ts';
import { demandObject } from '../couch/json-body.ts';
import { demandFew } from '../couch/most-asked.ts';
import { Query } from '../couch/query.ts';
import { missing, NOTHING_MORE, showRevision, wantedOf, type Wanted } from '../couch/read-document.ts';
import { selectorOf } from '../couch/selector.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { ChangePage, ChangeRange, ChangeRow } from '../storage/documents.ts';

/** As CouchDB: the longest a feed without heartbeats stays open, and how often one with `heartbeat=true` beats. */
const LONGEST_WAIT_MS = 60_000;
/** With any of these a feed tells of some documents alone, or of more than their places and revisions. */
const TOLD_BY = ['filter', 'include_docs', 'conflicts', 'attachments'];
/** As CouchDB's: what an answer without a limit counts down from. */
const NO_LIMIT = 1_000_000_000_000_000;

/** `/{db}/_changes`: what changed, once, or as it happens. */
export function changesRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { parts } = context;
  const { storage } = parts;

  const get = (call: Call): Answer => changes(call, {});
  const post = (call: Call): Answer =>
    changes(call, call.body.length === 0 ? {} : demandObject(demandJson(call)));

  /** A feed that waits counts as one until it is closed, whoever closes it. */
  const counted = (call: Call, waits: boolean): (() => void) =>
    waits ? parts.traffic.openFeed(call.who, call.address) : () => undefined;

  const changes = (call: Call, body: Readonly<Record<string, unknown>>): Answer => {
    const query = new Query(call.query);
    const kind = FEEDS.get(query.text('feed') ?? 'normal');
    if (!kind) throw badRequest('Supported `feed` types: normal, continuous, live, longpoll, eventsource');
    const chosen = { ...filterOf(call, query, body), descending: query.flag('descending') };
    const lastEventId = query.text('feed') === 'eventsource' ? call.headers['last-event-id'] : undefined;
    const since = String(lastEventId ?? query.text('last-event-id') ?? query.text('since') ?? '0');
    const limit = query.count('limit', NO_LIMIT);
    const seqInterval = query.count('seq_interval', 1);
    const keep = keptBy(call.database, query, body);
    const { conflicts, attachments, encodingInfo } = wantedOf(query);
    const wanted = { ...NOTHING_MORE, conflicts, attachments, encodingInfo };
    const times = timesOf(query);
    const headers = { 'content-type': kind.format.contentType, 'cache-control': 'no-cache' };
    const most = Math.min(limit, FEED_PAGE);
    // Nearly every answer of a replication is one page of all documents: as it was written, it goes out whole.
    const isPlain = kind.ends === 'now' && !chosen.descending && seqInterval === 1;
    if (isPlain && call.method !== 'HEAD' && !TOLD_BY.some((name) => call.query.has(name))) {
      const page = storage.read((view) =>
        view.documents.changesWritten(call.database, { since, limit: most }),
      );
      const text = page && writtenFeed(kind.format, page, limit);
      if (text) return { status: 200, headers, bytes: text };
    }
    const read = (from: string, most: number, skip = 0): ChangePage =>
      storage.read((view) =>
        view.documents.changes(call.database, { ...chosen, since: from, limit: most, skip }),
      );
    const first = read(since, most);
    const waits = !chosen.descending && kind.ends !== 'now' && call.method !== 'HEAD';
    const close = counted(call, waits);
    const bell = new Doorbell(times);
    const source: FeedSource = {
      format: kind.format,
      ends: chosen.descending ? 'now' : kind.ends,
      limit,
      first,
      keep,
      next: (from, most, seen) => {
        const [after, skip] = chosen.descending ? [since, seen] : [from, 0];
        return unlessGone(() => {
          mayStillRead(call);
          return read(after, most, skip);
        });
      },
      show: (row, left) => {
        // As CouchDB: the limit that is left is what is counted by.
        const hasSeq = seqInterval === 0 || left % seqInterval === 0;
        return { ...show(call.database, row, query, wanted), ...(hasSeq ? {} : { seq: null }) };
      },
      wait: () => bell.next(),
    };
    const whole = call.method === 'HEAD' ? null : wholeFeed(source);
    if (whole !== null) return { status: 200, headers, bytes: Buffer.from(whole) };
    return {
      status: 200,
      headers,
      stream: () => {
        const stop = storage.listen(call.database, () => bell.ring());
        call.whenGone(() => {
          close();
          bell.end();
        });
        return Readable.from(feed(source)).once('close', () => {
          close();
          stop();
        });
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
    if (filter === '_selector') return {};
    if (filter === '_view')
      throw new Refusal(
        501,
        'not_implemented',
        'This server filters changes by _doc_ids, _design and _selector only.',
      );
    const [, design] = /^([^/]+)\/[^/]+$/.exec(filter) ?? [];
    if (design === undefined) throw badRequest('`filter` must be of the form `designname/filtername`');
    const found = storage.read((view) => view.documents.get(call.database, `_design/${design}`));
    if (!found) throw missing();
    throw new Refusal(501, 'not_implemented', 'This server runs no filter functions.');
  };

  /** With `filter=_selector` only documents that match it: the winner as it stands, a tombstone too. */
  const keptBy = (
    database: string,
    query: Query,
    body: Readonly<Record<string, unknown>>,
  ): ((row: ChangeRow) => boolean) => {
    if (query.text('filter') !== '_selector') return () => true;
    const matches = selectorOf(body['selector'] ?? query.json('selector'));
    return (row) =>
      storage.read((view) => {
        const found = view.documents.get(database, row.id);
        return found !== null && matches(showDocument(found));
      });
  };

  const show = (database: string, row: ChangeRow, query: Query, wanted: Wanted): object => {
    const leaves = query.text('style') === 'all_docs' ? row.leaves : row.leaves.slice(0, 1);
    const deleted = row.deleted ? { deleted: true } : {};
    const doc = query.flag('include_docs') ? { doc: documentOf(database, row, wanted) } : {};
    return { seq: row.seq, id: row.id, changes: leaves.map(({ rev }) => ({ rev })), ...deleted, ...doc };
  };

  const documentOf = (database: string, row: ChangeRow, wanted: Wanted) =>
    storage.read((view) => {
      const document = view.documents.document(database, row.id);
      const revision = document?.revision(row.leaves[0]?.rev ?? '');
      return document && revision ? showRevision(document, revision, wanted) : null;
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

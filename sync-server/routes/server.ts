import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { Query } from '../couch/query.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { ReadView } from '../storage/storage.ts';

/** The CouchDB whose behaviour this server keeps to. */
const COUCHDB_VERSION = '3.5.0';
const MOST_UUIDS = 1000;
const MOST_DATABASES = 10_000;

/** `/`, `/_up`, `/_uuids`, `/_all_dbs`: what concerns no single database. */
export function serverRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const welcome = (): Answer => ({
    status: 200,
    json: {
      couchdb: 'Welcome',
      version: COUCHDB_VERSION,
      uuid: storage.read((view) => view.server.uuid()),
      features: [],
      vendor: { name: 'Homefile' },
    },
  });

  const uuids = (call: Call): Answer => {
    const count = new Query(call.query).count('count', 1);
    if (count > MOST_UUIDS) throw badRequest('The count is too large: at most 1000 at a time.');
    const made = Array.from({ length: count }, () => randomUUID().replaceAll('-', ''));
    return { status: 200, headers: { 'cache-control': 'no-cache' }, json: { uuids: made } };
  };

  const allDatabases = (call: Call): Answer => {
    const limit = Math.min(new Query(call.query).count('limit', MOST_DATABASES), MOST_DATABASES);
    const names = storage.read((view) =>
      view.documents.databaseNames({ limit: MOST_DATABASES }).filter((name) => isTold(view, call, name)),
    );
    return { status: 200, json: names.slice(0, limit) };
  };

  /** A list names only what its reader may ask about: of packs and of the files not even the number is told. */
  const isTold = (view: ReadView, call: Call, database: string): boolean => {
    try {
      context.parts.access.demand(view, call.who, { action: 'read-info', database });
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  };

  endpoint(app, context, '/', { GET: { action: null, answer: welcome } });
  endpoint(app, context, '/_up', {
    GET: { action: null, answer: () => ({ status: 200, json: { status: 'ok', seeds: {} } }) },
  });
  endpoint(app, context, '/_uuids', { GET: { action: null, answer: uuids } });
  endpoint(app, context, '/_all_dbs', { GET: { action: 'list-databases', answer: allDatabases } });
}

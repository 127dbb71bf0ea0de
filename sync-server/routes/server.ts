import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject } from '../couch/json-body.ts';
import { Query } from '../couch/query.ts';
import { databaseInfo } from './database.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { ReadView } from '../storage/storage.ts';

/** The CouchDB whose behaviour this server keeps to. */
const COUCHDB_VERSION = '3.5.0';
const MOST_UUIDS = 1000;
const MOST_DATABASES = 10_000;
/** As CouchDB's `max_db_number_for_dbs_info_req`. */
const MOST_DATABASES_ASKED = 100;

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

  /** As `_all_dbs`, with what `GET /{db}` tells of each; of a name that is not there, that it is not. */
  const databasesInfo = (call: Call): Answer => {
    const asked =
      call.method === 'POST' ? demandObject(demandJson(call))['keys'] : (allDatabases(call).json as unknown);
    if (!Array.isArray(asked)) throw badRequest('`keys` member must exist.');
    if (asked.length > MOST_DATABASES_ASKED) throw badRequest('`keys` member must be at most 100 names.');
    const lines = storage.read((view) =>
      asked.map((key: unknown) => {
        const name = typeof key === 'string' ? key : '';
        const info = isTold(view, call, name) ? view.documents.database(name) : null;
        return info === null ? { key, error: 'not_found' } : { key, info: databaseInfo(info) };
      }),
    );
    return { status: 200, json: lines };
  };

  endpoint(app, context, '/', { GET: { action: null, answer: welcome } });
  endpoint(app, context, '/_up', {
    GET: { action: null, answer: () => ({ status: 200, json: { status: 'ok', seeds: {} } }) },
  });
  endpoint(app, context, '/_uuids', { GET: { action: null, answer: uuids } });
  endpoint(app, context, '/_dbs_info', {
    GET: { action: 'list-databases', answer: databasesInfo },
    POST: { action: 'list-databases', answer: databasesInfo },
  });
  endpoint(app, context, '/_all_dbs', { GET: { action: 'list-databases', answer: allDatabases } });
}

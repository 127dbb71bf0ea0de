import type { FastifyInstance } from 'fastify';
import { endpoint, type EndpointContext, type Methods } from '../couch/endpoint.ts';
import type { DatabaseAction } from '../parts.ts';
import { Refusal } from '../errors.ts';

const MANGO = 'This server offers no Mango queries. Read _all_docs or _changes.';
const FUNCTIONS = 'This server keeps design documents, and runs no functions of theirs.';
const CLUSTER = 'This server is one process: it has no shards and no other nodes.';
const REPLICATOR = 'This server replicates when a client or another server asks. Start it there.';

/** What CouchDB offers below a database and this server does not, with the sentence that says so. */
const BELOW_A_DATABASE = new Map([
  ['_find', MANGO],
  ['_explain', MANGO],
  ['_index', MANGO],
  ['_index/*', MANGO],
  ['_temp_view', FUNCTIONS],
  ['_design/:design/_view/*', FUNCTIONS],
  ['_design/:design/_show/*', FUNCTIONS],
  ['_design/:design/_list/*', FUNCTIONS],
  ['_design/:design/_update/*', FUNCTIONS],
  ['_design/:design/_rewrite/*', FUNCTIONS],
  ['_design/:design/_search/*', FUNCTIONS],
  ['_design/:design/_info', FUNCTIONS],
  ['_all_docs/queries', 'This server answers one listing at a time.'],
  ['_partition/*', 'This server keeps no partitioned databases.'],
  ['_shards', CLUSTER],
  ['_shards/*', CLUSTER],
  ['_sync_shards', CLUSTER],
]);

const OF_THE_SERVER = new Map([
  ['_replicate', REPLICATOR],
  ['_scheduler/*', REPLICATOR],
  ['_membership', CLUSTER],
  ['_cluster_setup', CLUSTER],
  ['_node/*', 'This server is not set up through its API.'],
  ['_active_tasks', 'This server has no tasks that are told of.'],
  ['_db_updates', 'This server tells of changes database by database.'],
  ['_search_analyze', 'This server offers no text search under /db.'],
]);

/** Addresses of CouchDB that this server knows and does not serve: answered 501 to whoever may ask at all. */
export function notOfferedRoutes(app: FastifyInstance, context: EndpointContext): void {
  for (const [path, reason] of BELOW_A_DATABASE)
    endpoint(app, context, `/:database/${path}`, refused('read-info', reason));
  for (const [path, reason] of OF_THE_SERVER)
    endpoint(app, context, `/${path}`, refused('list-databases', reason));
}

function refused(action: DatabaseAction, reason: string): Methods {
  const method = {
    action,
    answer: () => {
      throw new Refusal(501, 'not_implemented', reason);
    },
  };
  return { GET: method, POST: method, PUT: method, DELETE: method };
}

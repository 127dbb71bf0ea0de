import type { FastifyInstance } from 'fastify';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { pathTo } from '../couch/location.ts';
import { writeDocuments } from '../couch/write-documents.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { DatabaseInfo } from '../storage/documents.ts';

const NAME = /^[a-z][a-z0-9_$()+/-]{0,237}$/;
const SYSTEM_NAMES = new Set(['_users', '_replicator', '_global_changes']);

/** `/{db}`: making, describing and deleting a database, and posting a document to it. */
export function databaseRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { parts } = context;

  const create = async (call: Call): Promise<Answer> => {
    if (!NAME.test(call.database) && !SYSTEM_NAMES.has(call.database)) throw illegalName();
    await parts.storage.write((tx) => tx.documents.createDatabase(call.database));
    return { status: 201, headers: { location: pathTo(call) }, json: { ok: true } };
  };

  const remove = async (call: Call): Promise<Answer> => {
    if (call.query.has('rev')) throw badRequest('To delete a document, name it after the database.');
    await parts.storage.write((tx) => tx.documents.deleteDatabase(call.database));
    return { status: 200, json: { ok: true } };
  };

  const describe = (call: Call): Answer => {
    const info = parts.storage.read((view) => view.documents.database(call.database));
    if (!info) throw new Refusal(404, 'not_found', 'Database does not exist.');
    return { status: 200, json: databaseInfo(info) };
  };

  const post = async (call: Call): Promise<Answer> => {
    const batch = { parts, who: call.who, database: call.database, newEdits: true };
    const [outcome] = await writeDocuments(batch, [demandJson(call)]);
    if (!outcome) throw new Error('One document was written, and no outcome came back.');
    if (!outcome.ok) throw outcome.refusal;
    const { id, rev } = outcome;
    return { status: 201, headers: { location: pathTo(call, id) }, json: { ok: true, id, rev } };
  };

  endpoint(app, context, '/:database', {
    GET: { action: 'read-info', answer: describe },
    PUT: { action: 'create-database', answer: create },
    DELETE: { action: 'delete-database', answer: remove },
    POST: { action: 'write-documents', answer: post },
  });
}

/** What CouchDB tells of a database. */
export function databaseInfo(info: DatabaseInfo) {
  return {
    db_name: info.name,
    purge_seq: `${info.purgeCount}-${info.incarnation}`,
    update_seq: info.updateSeq,
    sizes: { file: 0, external: 0, active: 0 },
    props: {},
    doc_del_count: info.deletedCount,
    doc_count: info.liveCount,
    disk_format_version: 8,
    compact_running: false,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
    instance_start_time: String(Math.floor(info.createdAt.getTime() / 1000)),
  };
}

const illegalName = () =>
  new Refusal(
    400,
    'illegal_database_name',
    'Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.',
  );

import type { FastifyInstance } from 'fastify';
import { checkRevision } from '../couch/document-json.ts';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';

const MOST_DOCUMENTS = 100;

/** `/{db}/_purge`: forgets leaves without leaving a tombstone. For ordinary databases; no pack is ever cleaned this way. */
export function purgeRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { parts } = context;

  const post = async (call: Call): Promise<Answer> => {
    const asked = Object.entries(demandObject(demandJson(call))).map(([id, revs]) => {
      if (!Array.isArray(revs)) throw badRequest('Invalid list of revisions');
      return [id, revs.map(checkRevision)] as const;
    });
    if (asked.length > MOST_DOCUMENTS) throw badRequest('Exceeded maximum number of documents.');
    const purged = await parts.storage.write((tx) => {
      tx.documents.security(call.database);
      return asked.map(([id, revs]) => [id, tx.documents.purge(call.database, id, revs)] as const);
    });
    return { status: 201, json: { purge_seq: null, purged: Object.fromEntries(purged) } };
  };

  endpoint(app, context, '/:database/_purge', { POST: { action: 'administer', answer: post } });
}

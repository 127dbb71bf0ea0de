import type { FastifyInstance } from 'fastify';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject } from '../couch/json-body.ts';
import { writeDocuments, type Outcome } from '../couch/write-documents.ts';
import { badRequest } from '../errors.ts';

/** `/{db}/_bulk_docs`: many documents in one write, each with an outcome of its own. */
export function bulkDocsRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { parts } = context;

  const post = async (call: Call): Promise<Answer> => {
    const { docs, new_edits: newEdits = true } = demandObject(demandJson(call));
    if (docs === undefined) throw badRequest('POST body must include `docs` parameter.');
    if (!Array.isArray(docs)) throw badRequest('`docs` parameter must be an array.');
    if (typeof newEdits !== 'boolean') throw badRequest('`new_edits` parameter must be a boolean.');
    const outcomes = await writeDocuments({ parts, who: call.who, database: call.database, newEdits }, docs);
    return { status: 201, json: newEdits ? outcomes.map(lineOfEdit) : outcomes.flatMap(lineOfRefusal) };
  };

  endpoint(app, context, '/:database/_bulk_docs', { POST: { action: 'write-documents', answer: post } });
}

function lineOfEdit(outcome: Outcome) {
  if (outcome.ok) return { ok: true, id: outcome.id, rev: outcome.rev };
  return { id: outcome.id, error: outcome.refusal.code, reason: outcome.refusal.reason };
}

/** With `new_edits=false` CouchDB lists only what it did not take. A replicator counts what is not listed as written. */
function lineOfRefusal(outcome: Outcome) {
  if (outcome.ok) return [];
  const { id, rev, refusal } = outcome;
  return [{ id, rev, error: refusal.code, reason: refusal.reason }];
}

import type { FastifyInstance } from 'fastify';
import { checkId, checkRevision } from '../couch/document-json.ts';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject, isObject } from '../couch/json-body.ts';
import { demandFew } from '../couch/most-asked.ts';
import { Query } from '../couch/query.ts';
import { openRevisions, showRevision, wantedOf, type Wanted } from '../couch/read-document.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { ReadView } from '../storage/storage.ts';

const NOT_ACCEPTED = ['open_revs', 'new_edits', 'w', 'rev', 'atts_since'];

/** `/{db}/_bulk_get`: many revisions in one answer. Each is found or has an error of its own. */
export function bulkGetRoutes(app: FastifyInstance, context: EndpointContext): void {
  const post = (call: Call): Answer => {
    const { docs } = demandObject(demandJson(call));
    if (!Array.isArray(docs)) throw badRequest("Missing JSON list of 'docs'.");
    demandFew(docs.length);
    if (NOT_ACCEPTED.some((name) => call.query.has(name)))
      throw badRequest('A query parameter is not acceptable');
    const query = new Query(call.query);
    const [wanted, latest] = [wantedOf(query), query.flag('latest')];
    const results = context.parts.storage.read((view) => {
      view.documents.security(call.database);
      return docs.map((asked) => resultOf(view, call.database, asked, wanted, latest));
    });
    return { status: 200, json: { results } };
  };

  endpoint(app, context, '/:database/_bulk_get', { POST: { action: 'read-listing', answer: post } });
}

function resultOf(view: ReadView, database: string, asked: unknown, wanted: Wanted, latest: boolean) {
  if (!isObject(asked)) return errorOf(null, null, badRequest('document must be a JSON object'));
  const { id, rev } = asked;
  if (id === undefined) return errorOf(null, null, badRequest('document id missed'));
  try {
    return found(
      view,
      database,
      checkId(id),
      rev === undefined ? 'all' : [checkRevision(rev)],
      wanted,
      latest,
    );
  } catch (error) {
    if (error instanceof Refusal) return errorOf(id, rev ?? null, error);
    throw error;
  }
}

function found(
  view: ReadView,
  database: string,
  id: string,
  revs: 'all' | readonly string[],
  wanted: Wanted,
  latest: boolean,
) {
  const document = view.documents.document(database, id);
  const opened = openRevisions(document, revs, latest);
  // Without a named revision CouchDB writes the word in its place.
  if (opened.length === 0) return errorOf(id, 'undefined', NOT_FOUND);
  const docs = opened.map((one) =>
    'missing' in one || !document
      ? { error: errorLine(id, 'missing' in one ? one.missing : null, NOT_FOUND) }
      : { ok: showRevision(document, one.revision, wanted) },
  );
  return { id, docs };
}

const NOT_FOUND = new Refusal(404, 'not_found', 'missing');

function errorOf(id: unknown, rev: unknown, refusal: Refusal) {
  return { id, docs: [{ error: errorLine(id, rev, refusal) }] };
}

function errorLine(id: unknown, rev: unknown, refusal: Refusal) {
  return { id, rev, error: refusal.code, reason: refusal.reason };
}

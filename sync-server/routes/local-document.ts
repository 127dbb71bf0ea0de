import type { FastifyInstance } from 'fastify';
import { endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { Query } from '../couch/query.ts';
import { missing } from '../couch/read-document.ts';
import { badRequest } from '../errors.ts';
import type { Parts } from '../parts.ts';
import type { LocalDocument } from '../storage/documents.ts';

const MOST_LISTED = 10_000;

/** `GET /{db}/_local/{name}`. */
export function readLocal(parts: Parts, call: Call): Answer {
  const local = parts.storage.read((view) => view.documents.local(call.database, nameOf(call.id)));
  if (!local) throw missing();
  return { status: 200, json: { _id: call.id, _rev: local.rev, ...local.body } };
}

/** `DELETE /{db}/_local/{name}`. */
export async function removeLocal(parts: Parts, call: Call): Promise<Answer> {
  const removed = await parts.storage.write((tx) => tx.documents.removeLocal(call.database, nameOf(call.id)));
  if (!removed) throw missing();
  return { status: 200, json: { ok: true, id: call.id, rev: '0-0' } };
}

/** `/{db}/_local_docs`, and the addresses near `_local/{name}` that name no document. */
export function localDocumentRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const list = (call: Call): Answer => {
    const query = new Query(call.query);
    const withBody = query.boolean('include_docs', false);
    const limit = Math.min(query.count('limit', MOST_LISTED), MOST_LISTED);
    const locals = storage.read((view) => view.documents.locals(call.database, limit));
    return {
      status: 200,
      json: { total_rows: null, offset: null, rows: locals.map((local) => rowOf(local, withBody)) },
    };
  };

  const refuse = (reason: string) => (): Answer => {
    throw badRequest(reason);
  };
  const everyMethod = (reason: string) => {
    const method = { action: 'local-documents', answer: refuse(reason) } as const;
    return { GET: method, PUT: method, POST: method, DELETE: method };
  };

  endpoint(app, context, '/:database/_local_docs', { GET: { action: 'read-listing', answer: list } });
  endpoint(app, context, '/:database/_local', everyMethod('Invalid _local document id.'));
  endpoint(
    app,
    context,
    '/:database/_local/:local/*',
    everyMethod('_local documents do not accept attachments.'),
  );
}

function rowOf(local: LocalDocument, withBody: boolean) {
  const id = `_local/${local.id}`;
  const doc = withBody ? { doc: { _id: id, _rev: local.rev, ...local.body } } : {};
  return { id, key: id, value: { rev: local.rev }, ...doc };
}

function nameOf(id: string): string {
  return id.slice('_local/'.length);
}

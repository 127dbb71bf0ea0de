import type { FastifyInstance } from 'fastify';
import { demandJsonType, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { isObject, parseJson } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';
import type { JsonObject } from '../storage/json.ts';

const MOST_REVISIONS = 1000;

/** `/{db}/_security`, `_revs_limit`, `_compact`, `_view_cleanup`, `_ensure_full_commit`: the settings and care of a database. */
export function settingsRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const security = (call: Call): Answer => ({
    status: 200,
    json: storage.read((view) => view.documents.security(call.database)),
  });

  const setSecurity = async (call: Call): Promise<Answer> => {
    const value = readSecurity(parseJson(call.body));
    await storage.write((tx) => tx.documents.setSecurity(call.database, value));
    return { status: 200, json: { ok: true } };
  };

  const revsLimit = (call: Call): Answer => {
    const limit = storage.read((view) => {
      view.documents.security(call.database);
      return view.documents.database(call.database)?.revsLimit;
    });
    return { status: 200, json: limit };
  };

  const setRevsLimit = async (call: Call): Promise<Answer> => {
    const limit = parseJson(call.body);
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > MOST_REVISIONS) {
      throw badRequest('The limit must be a whole number from 1 to 1000.');
    }
    await storage.write((tx) => tx.documents.setRevsLimit(call.database, limit));
    return { status: 200, json: { ok: true } };
  };

  // Bodies are forgotten when they must be, not by compaction; there is nothing to do, and nothing is promised.
  const accept = (call: Call): Answer => {
    demandJsonType(call);
    storage.read((view) => view.documents.security(call.database));
    return { status: 202, json: { ok: true } };
  };

  const fullCommit = (call: Call): Answer => {
    const created = storage.read((view) => {
      view.documents.security(call.database);
      return view.documents.database(call.database)?.createdAt.getTime() ?? 0;
    });
    return { status: 201, json: { ok: true, instance_start_time: String(Math.floor(created / 1000)) } };
  };

  endpoint(app, context, '/:database/_security', {
    GET: { action: 'read-settings', answer: security },
    PUT: { action: 'administer', answer: setSecurity },
  });
  endpoint(app, context, '/:database/_revs_limit', {
    GET: { action: 'read-settings', answer: revsLimit },
    PUT: { action: 'administer', answer: setRevsLimit },
  });
  endpoint(app, context, '/:database/_compact', { POST: { action: 'administer', answer: accept } });
  endpoint(app, context, '/:database/_view_cleanup', { POST: { action: 'administer', answer: accept } });
  endpoint(app, context, '/:database/_ensure_full_commit', {
    POST: { action: 'local-documents', answer: fullCommit },
  });
}

function readSecurity(value: unknown): JsonObject {
  if (!isObject(value)) throw badRequest('The security object must be a JSON object.');
  for (const group of ['admins', 'members'] as const) {
    const who = value[group] ?? {};
    if (!isObject(who) || !isTextList(who['names']) || !isTextList(who['roles'])) {
      throw badRequest('The names and roles of admins and members must be lists of text.');
    }
  }
  return value as JsonObject;
}

function isTextList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

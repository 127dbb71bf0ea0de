import type { FastifyInstance } from 'fastify';
import { checkRevision } from '../couch/document-json.ts';
import { demandJson, endpoint, type Answer, type Call, type EndpointContext } from '../couch/endpoint.ts';
import { demandObject } from '../couch/json-body.ts';
import { demandFew } from '../couch/most-asked.ts';
import { badRequest } from '../errors.ts';

/** `/{db}/_revs_diff` and `/{db}/_missing_revs`: which revisions of a client's are not here. */
export function revsDiffRoutes(app: FastifyInstance, context: EndpointContext): void {
  const { storage } = context.parts;

  const missingOf = (call: Call) => {
    const asked = Object.entries(demandObject(demandJson(call))).map(([id, revs]) => {
      if (!Array.isArray(revs)) throw badRequest('Invalid list of revisions');
      return [id, revs.map(checkRevision)] as const;
    });
    demandFew(asked.reduce((sum, [, revs]) => sum + 1 + revs.length, 0));
    const found = storage.read((view) => view.documents.revsDiff(call.database, asked));
    return asked.flatMap(([id], index) => {
      const line = found[index];
      return line === undefined || line.missing.length === 0 ? [] : [[id, line] as const];
    });
  };

  const diff = (call: Call): Answer => {
    const lines = missingOf(call).map(([id, { missing, possibleAncestors }]) => {
      const ancestors = possibleAncestors.length > 0 ? { possible_ancestors: possibleAncestors } : {};
      return [id, { missing, ...ancestors }] as const;
    });
    return { status: 200, json: Object.fromEntries(lines) };
  };

  const missingRevs = (call: Call): Answer => {
    const lines = missingOf(call).map(([id, { missing }]) => [id, missing] as const);
    return { status: 200, json: { missing_revs: Object.fromEntries(lines) } };
  };

  endpoint(app, context, '/:database/_revs_diff', { POST: { action: 'read-listing', answer: diff } });
  endpoint(app, context, '/:database/_missing_revs', {
    POST: { action: 'read-listing', answer: missingRevs },
  });
}

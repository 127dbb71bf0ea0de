import type { FastifyInstance } from 'fastify';
import { hasDuplicateKeys } from '#domain/records/duplicate-keys.ts';
import { demandObject, parseJson } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';

/** Adds routes whose bodies are JSON and nothing else. A body that names a key twice is refused: nobody could say which is meant. */
export function jsonRoutes(app: FastifyInstance, add: (scope: FastifyInstance) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
      try {
        done(null, parseOnce(Buffer.from(body)));
      } catch (error) {
        done(error instanceof Error ? error : badRequest('invalid UTF-8 JSON'));
      }
    });
    add(scope);
  });
}

function parseOnce(body: Buffer): unknown {
  const value = parseJson(body);
  if (hasDuplicateKeys(body.toString('utf8')))
    throw badRequest('The request names the same part twice. Send each part once.');
  return value;
}

/** The members of a body that must be an object. */
export function members(body: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(demandObject(body)));
}

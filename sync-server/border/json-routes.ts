import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hasDuplicateKeys } from '#domain/records/duplicate-keys.ts';
import { demandObject, parseJson } from '../couch/json-body.ts';
import { badRequest } from '../errors.ts';

/** Far more than any question, answer or form has: reading a large body holds the process, and a stranger may send one. */
const LARGEST_BYTES = 256 * 1024;

/** A record or a picture, whole, in base 64 and sealed. */
const LARGEST_THING_BYTES = 16 * 1024 * 1024;

/** How much a body may hold, and who may send one at all. */
interface Bodies {
  readonly bytes: number;
  /** Refuses a stranger before a byte of the body is read. */
  readonly demandKnown?: (request: FastifyRequest) => unknown;
}

/** For routes that take whole records or pictures: from a device that is known here, signed in or not. */
export function wholeThings(door: { demandDevice(request: FastifyRequest): unknown }): Bodies {
  return { bytes: LARGEST_THING_BYTES, demandKnown: (request) => door.demandDevice(request) };
}

/** Adds routes whose bodies are JSON and nothing else. A body that names a key twice is refused: nobody could say which is meant. */
export function jsonRoutes(
  app: FastifyInstance,
  add: (scope: FastifyInstance) => void,
  { bytes, demandKnown }: Bodies = { bytes: LARGEST_BYTES },
): void {
  void app.register(async (scope) => {
    if (demandKnown) scope.addHook('onRequest', async (request) => void demandKnown(request));
    scope.removeAllContentTypeParsers();
    const reading = { parseAs: 'buffer' as const, bodyLimit: bytes };
    scope.addContentTypeParser<Buffer>('application/json', reading, (_request, body, done) => {
      try {
        done(null, parseOnce(body));
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

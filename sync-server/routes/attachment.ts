import type { FastifyInstance } from 'fastify';
import { endpoint, type Answer, type EndpointContext } from '../couch/endpoint.ts';
import { Refusal } from '../errors.ts';

/** `/{db}/{id}/{name}`: attachments, and what hangs below a design document. Neither exists here: photos go by `/photos`. */
export function attachmentRoutes(app: FastifyInstance, context: EndpointContext): void {
  const refuse = (reason: string) => (): Answer => {
    throw new Refusal(501, 'not_implemented', reason);
  };
  const attachments = refuse('This server does not keep attachments. Photos travel by /photos.');
  const below = {
    GET: { action: 'read-document', answer: attachments },
    PUT: { action: 'write-documents', answer: attachments },
    DELETE: { action: 'write-documents', answer: attachments },
  } as const;
  endpoint(app, context, '/:database/:id/*', below);
  endpoint(app, context, '/:database/_design/:design/*', below);
}

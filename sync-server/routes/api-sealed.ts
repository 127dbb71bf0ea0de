import type { FastifyInstance } from 'fastify';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { badRequest, Refusal } from '../errors.ts';
import { fileBox, type FilingParts } from '../sealed/file-box.ts';
import type { LandlordKey } from '../sealed/landlord-key.ts';
import type { SessionParts } from './session.ts';

/**
 * `POST /api/sealed`: a box that a phone sealed for the landlord, sent when its content lies there in no other form. Sending
 * it twice changes nothing: records have their revisions, pictures their digests.
 */
export function sealedRoutes(
  parts: SessionParts & FilingParts,
  key: LandlordKey,
): (app: FastifyInstance) => void {
  return (app) => {
    jsonRoutes(app, (scope) => {
      scope.post('/api/sealed', async (request, reply) => {
        const { account, device } = await parts.door.demandSignedIn(request);
        const box = members(request.body).get('box');
        if (typeof box !== 'string' || box === '') throw badRequest('Send one box, in base 64.');
        const plain = await key.opened(Buffer.from(box, 'base64'));
        if (plain === null)
          throw new Refusal(422, 'not_sealed_here', 'This box was not sealed for this office. Keep it.');
        if (!(await fileBox(parts, { account: account.id, device }, plain)))
          throw new Refusal(
            422,
            'damaged',
            'What lies in this box came damaged. Keep it, and ring the office.',
          );
        return reply.code(201).send({ state: 'held' });
      });
    });
  };
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openWipe } from '../devices/open-wipe.ts';
import { jsonRoutes, members, wholeThings } from '../border/json-routes.ts';
import { badRequest, Refusal } from '../errors.ts';
import { sha256Of } from '../photos/photo-files.ts';
import { fileBox, type FilingParts } from '../sealed/file-box.ts';
import type { LandlordKey } from '../sealed/landlord-key.ts';
import type { SessionParts } from './session.ts';

/**
 * `POST /api/sealed`: a box that a phone sealed for the landlord, sent when its content lies there in no other form. Sending
 * it twice changes nothing: records have their revisions, pictures their digests. A phone that is to be wiped may send them
 * by its device's ticket alone.
 */
export function sealedRoutes(
  parts: SessionParts & FilingParts,
  key: LandlordKey,
): (app: FastifyInstance) => void {
  return (app) => {
    const add = (scope: FastifyInstance) => {
      scope.post('/api/sealed', async (request, reply) => {
        const { account, device } = await whose(parts, request);
        const box = members(request.body).get('box');
        if (typeof box !== 'string' || box === '') throw badRequest('Send one box, in base 64.');
        const sealed = Buffer.from(box, 'base64');
        const plain = await key.opened(sealed);
        if (plain === null)
          throw new Refusal(422, 'not_sealed_here', 'This box was not sealed for this office. Keep it.');
        if (!(await fileBox(parts, { account, device }, { sha256: sha256Of(sealed), plain })))
          throw new Refusal(
            422,
            'damaged',
            'What lies in this box came damaged. Keep it, and ring the office.',
          );
        return reply.code(201).send({ state: 'held' });
      });
    };
    jsonRoutes(app, add, wholeThings(parts.door));
  };
}

async function whose({ door, storage }: SessionParts, request: FastifyRequest) {
  const signedIn = await door.signedIn(request);
  if (signedIn !== null) return { account: signedIn.account.id, device: signedIn.device };
  const { account, id: device } = door.demandDevice(request);
  if (storage.read((view) => openWipe(view, account, device)) !== null) return { account, device };
  throw new Refusal(401, 'unauthorized', 'You are not signed in. Sign in, then try again.');
}

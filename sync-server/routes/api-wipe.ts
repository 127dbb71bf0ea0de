import type { FastifyInstance } from 'fastify';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { openWipe } from '../devices/open-wipe.ts';
import { confirmWipe } from '../devices/wipe.ts';
import type { SessionParts } from './session.ts';

/**
 * What a phone asks that is refused everything else: whether it is to be wiped. The ticket of the device alone says which
 * phone asks, so nobody hears or confirms another's order, and the account need not be signed in.
 */
export function wipeRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  const { door, storage, clock } = parts;
  return (app) => {
    app.get('/api/phones/wipe', async (request) => {
      const { account, id } = door.demandDevice(request);
      const order = storage.read((view) => openWipe(view, account, id));
      return { wipe: order && { order: order.id, account, device: id } };
    });
    jsonRoutes(app, (scope) => {
      scope.post('/api/phones/wiped', async (request) => {
        const { account, id: device } = door.demandDevice(request);
        const given = members(request.body);
        await storage.write((tx) => confirmWipe(tx, { account, device, now: clock() }, given));
        return { ok: true };
      });
    });
  };
}

import type { FastifyInstance } from 'fastify';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { ownPhones, tellFromPhone } from '../breaches/tell-from-phone.ts';
import type { SessionParts } from './session.ts';

/**
 * `POST /api/breaches`: "I sent the wrong thing", "I lost my phone". It is answered with nothing but that it is held: what a
 * breach reached is read at the desk. `GET /api/breaches/phones`: the other phones of whoever asks.
 */
export function breachRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  const { door, storage, clock } = parts;
  return (app) => {
    app.get('/api/breaches/phones', async (request) => {
      const who = await door.demandSignedIn(request);
      return { phones: storage.read((view) => ownPhones(view, who, clock())) };
    });
    jsonRoutes(app, (scope) => {
      scope.post('/api/breaches', async (request) => {
        const who = await door.demandSignedIn(request);
        const given = Object.fromEntries(members(request.body));
        await storage.write((tx) => tellFromPhone(tx, who, given, clock()));
        return { held: true };
      });
    });
  };
}

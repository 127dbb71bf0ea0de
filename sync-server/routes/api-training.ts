import type { FastifyInstance } from 'fastify';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { ownTraining, takeTraining } from '../training/take-training.ts';
import type { SessionParts } from './session.ts';

/** `/api/training`: how the training of whoever is signed in stands, and a set that they took. Nobody asks about another. */
export function trainingRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/api/training', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { account } = await parts.door.demandSignedIn(request);
      return parts.storage.read((view) => ownTraining(view, { account, now: parts.clock() }));
    });
    jsonRoutes(app, (scope) => {
      scope.post('/api/training', async (request) => {
        const { account, device } = await parts.door.demandSignedIn(request);
        const given = members(request.body);
        return parts.storage.write((tx) => takeTraining(tx, { account, device, now: parts.clock() }, given));
      });
    });
  };
}

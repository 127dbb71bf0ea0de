import type { FastifyInstance } from 'fastify';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { readReport } from '../devices/read-report.ts';
import { keepReport } from '../devices/keep-report.ts';
import type { SessionParts } from './session.ts';

/** `POST /api/phones/report`: what a phone says of itself after each round, in numbers and codes. */
export function phoneRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  return (app) => {
    jsonRoutes(app, (scope) => {
      scope.post('/api/phones/report', async (request) => {
        const { account, device } = await parts.door.demandSignedIn(request);
        const told = readReport(members(request.body));
        const now = parts.clock();
        await parts.storage.write((tx) => keepReport(tx, { account: account.id, device, now }, told));
        return { ok: true };
      });
    });
  };
}

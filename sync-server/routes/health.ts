import type { FastifyInstance } from 'fastify';

/** `GET /health`: whether the server runs. It says nothing else. */
export function healthRoutes(app: FastifyInstance): void {
  app.get('/health', async () => ({ ok: true }));
}

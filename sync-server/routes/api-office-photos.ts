import type { FastifyInstance, FastifyReply } from 'fastify';
import { demandId, deskRoute, notFound, type Desk } from '../office/desk.ts';
import { clearedPicture, pictureToCheck } from '../office/photo-look.ts';
import { sendPicture } from './held-pictures.ts';

/** Photos at the desk: cleared ones to look at, and one at a time to be checked. */
export function officePhotoRoutes(app: FastifyInstance, desk: Desk): void {
  deskRoute(app, desk, 'GET', '/photos/:photo', async (call, reply) => {
    const id = demandId(call.params['photo']);
    return send(
      desk,
      reply,
      desk.storage.read((view) => clearedPicture(view, id, call)),
    );
  });
  deskRoute(app, desk, 'GET', '/photos/:photo/check', async (call, reply) => {
    const id = demandId(call.params['photo']);
    return send(desk, reply, await desk.storage.write((tx) => pictureToCheck(tx, id, call)));
  });
}

async function send(desk: Desk, reply: FastifyReply, sha256: string): Promise<FastifyReply> {
  const held = desk.storage.read((view) => view.photos.photo(sha256));
  if (held === null) throw notFound();
  return sendPicture(desk, reply, held);
}

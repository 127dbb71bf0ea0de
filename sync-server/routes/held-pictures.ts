import type { FastifyReply } from 'fastify';
import { notFound, type Desk } from '../office/desk.ts';
import type { LoadedPictures } from '../shares/share-pictures.ts';
import type { HeldPhoto } from '../storage/photos.ts';

/** Sends one picture, as nothing but a picture. */
export async function sendPicture(desk: Desk, reply: FastifyReply, held: HeldPhoto): Promise<FastifyReply> {
  if (held.state !== 'held' || held.type === null) throw notFound();
  const bytes = await desk.files.read(held.sha256, held.state);
  return reply
    .headers({
      'content-type': held.type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(bytes);
}

/** Reads pictures from the disk, by their SHA-256. */
export async function loadPictures({ files }: Desk, photos: readonly HeldPhoto[]): Promise<LoadedPictures> {
  const read = photos.map(async ({ sha256, state, type }) => {
    const bytes = await files.read(sha256, state);
    return [sha256, { type: type ?? 'image/jpeg', bytes }] as const;
  });
  return new Map(await Promise.all(read));
}

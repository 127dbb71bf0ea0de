import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { isOpaqueId, isSha256 } from '#domain/ids.ts';
import { ownPack } from '../access.ts';
import { acceptedEncodings } from '../border/accepted-encodings.ts';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { badRequest, Refusal } from '../errors.ts';
import { packLines } from '../packs/pack-stream.ts';
import { mayRead, pictureShown } from '../photos/photo-rights.ts';
import type { Account } from '../storage/accounts.ts';
import type { ReadView } from '../storage/storage.ts';
import type { SessionParts } from './session.ts';

/** The most pictures that one question may name. */
const MOST = 1000;

/**
 * `GET /api/pack?name=&since=`: a pack in one answer, for the first filling of a phone; afterwards the phone goes on by
 * CouchDB's own protocol. `POST /api/pack/pictures`: how many bytes the pictures have that the phone may fetch.
 */
export function packRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/api/pack', async (request, reply) => {
      await parts.door.demandSignedIn(request);
      const who = await parts.door.identify(request);
      const { name, since } = asked(request.query);
      // The right to read is asked again at every page: signing out in the middle ends the answer.
      const read = <T>(work: (view: ReadView, pack: string) => T): T | null =>
        parts.storage.read((view) => {
          const pack = ownPack(view, who, name, parts.clock());
          return pack === null || who?.holds?.(view) === false ? null : work(view, pack.name);
        });
      if (read(() => true) === null) throw noSuchPack();
      const lines = Readable.from(packLines(since, read));
      void reply.type('application/x-ndjson').header('vary', 'accept-encoding');
      if (acceptedEncodings(request.headers['accept-encoding'])?.gzip !== true) return reply.send(lines);
      void reply.header('content-encoding', 'gzip');
      return reply.send(lines.pipe(createGzip({ level: 6 })));
    });
    jsonRoutes(app, (scope) => {
      scope.post('/api/pack/pictures', async (request) => {
        const { account } = await parts.door.demandSignedIn(request);
        const names = namesIn(members(request.body).get('names'));
        const now = parts.clock();
        return parts.storage.read((view) => ({
          pictures: names.map((name) => ({ name, bytes: bytesOf(view, account, name, now) })),
        }));
      });
    });
  };
}

function asked(query: unknown): { readonly name: string; readonly since: string } {
  const { name, since = '0' } = query as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof since !== 'string') throw badRequest('Name the pack once.');
  return { name, since };
}

function namesIn(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > MOST)
    throw badRequest('Ask with a list of at most 1000 pictures.');
  return value.map((name: unknown) => {
    if (!isSha256(name) && !isOpaqueId(name)) throw badRequest('Name each picture as its record does.');
    return name;
  });
}

/** Null when there is no such picture for this account, whatever the reason. */
function bytesOf(view: ReadView, account: Account, name: string, now: number): number | null {
  if (isOpaqueId(name)) {
    const shown = pictureShown(view, account, name, now);
    return shown === null ? null : (view.photos.photo(shown)?.bytes ?? null);
  }
  return mayRead(view, account, name, now) ? (view.photos.photo(name)?.bytes ?? null) : null;
}

/** The very answer of a name that never was. */
const noSuchPack = () => new Refusal(404, 'not_found', 'There is no such pack. Ask which one is yours.');

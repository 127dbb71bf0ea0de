import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOpaqueId, isSha256 } from '#domain/ids.ts';
import { badRequest, Refusal } from '../errors.ts';
import { mayRead, maySend, pictureShown } from '../photos/photo-rights.ts';
import type { PhotoFiles } from '../photos/photo-files.ts';
import { LARGEST_PHOTO_BYTES, type PhotoReceiver, type Piece } from '../photos/receive-photo.ts';
import type { Account } from '../storage/accounts.ts';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import type { Destroyer } from '../retention/destroyer.ts';
import type { SessionParts } from './session.ts';

export interface PhotoParts extends SessionParts {
  readonly files: PhotoFiles;
  readonly receiver: PhotoReceiver;
  /** Whom to ring at the landlord's. */
  readonly numbers: LandlordNumbers;
  readonly destroyer: Destroyer;
}

const noSuchPhoto = () => new Refusal(404, 'not_found', 'There is no such photo.');

/** `/photos/<sha256>`: sending in pieces and reading back. `/photos/<minted id>`: what a contractor is shown. */
export function photoRoutes(parts: PhotoParts): (app: FastifyInstance) => void {
  return (app) => {
    void app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        '*',
        { parseAs: 'buffer', bodyLimit: LARGEST_PHOTO_BYTES },
        (_request, body, done) => done(null, body),
      );
      const url = '/photos/:id';
      scope.route({ method: 'HEAD', url, handler: (request, reply) => tellOffset(parts, request, reply) });
      scope.route({ method: 'PUT', url, handler: (request, reply) => take(parts, request, reply) });
      scope.route({
        method: 'GET',
        url,
        exposeHeadRoute: false,
        handler: (request, reply) => show(parts, request, reply),
      });
    });
  };
}

async function tellOffset(
  parts: PhotoParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { account } = await parts.door.demandSignedIn(request);
  const sha256 = idOf(request);
  if (!isSha256(sha256) || !parts.storage.read((view) => maySend(view, account.id, sha256)))
    throw noSuchPhoto();
  const offset = await parts.receiver.offset(account.id, sha256);
  return reply.code(200).header('upload-offset', String(offset)).send();
}

async function take(parts: PhotoParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { account } = await parts.door.demandSignedIn(request);
  const sha256 = idOf(request);
  if (!isSha256(sha256)) throw badRequest('A photo is named by its SHA-256.');
  if (!parts.storage.read((view) => maySend(view, account.id, sha256))) {
    throw new Refusal(
      403,
      'forbidden',
      'No record of yours names this photo. Send its record first, then the photo.',
    );
  }
  const received = await parts.receiver.receive(account.id, sha256, pieceOf(request));
  switch (received.is) {
    case 'more':
      return reply
        .code(202)
        .header('upload-offset', String(received.offset))
        .send({ offset: received.offset });
    case 'elsewhere':
      void reply.header('upload-offset', String(received.offset));
      throw new Refusal(409, 'wrong_offset', 'The photo goes on at another place. Ask where, then go on.');
    case 'damaged':
      throw new Refusal(422, 'digest_differs', 'The photo was damaged on its way. It will be sent again.');
    case 'whole':
      return receipt(parts, received.photo, reply);
  }
}

function receipt(parts: PhotoParts, photo: HeldPhoto, reply: FastifyReply): FastifyReply {
  if (photo.state === 'quarantined') {
    throw new Refusal(
      422,
      'not_clean',
      photo.sentence ?? 'The office keeps this photo and shows it to nobody.',
    );
  }
  const server = parts.storage.read((view) => view.server.uuid());
  void reply.code(201).header('upload-offset', String(photo.bytes));
  return reply.send({ server, sha256: photo.sha256, state: 'held' });
}

async function show(parts: PhotoParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { account } = await parts.door.demandSignedIn(request);
  const photo = readable(parts, account, idOf(request));
  const bytes = await parts.files.read(photo.sha256, photo.state);
  // Only what was checked to be a picture is shown as one; anything else is saved, never opened.
  void reply
    .type(photo.type ?? 'application/octet-stream')
    .header('content-disposition', photo.type === null ? 'attachment' : 'inline');
  return reply.send(bytes);
}

function readable({ storage, clock }: PhotoParts, account: Account, id: string): HeldPhoto {
  const photo = storage.read((view) => {
    const now = clock();
    if (isOpaqueId(id)) {
      const shown = pictureShown(view, account, id, now);
      return shown === null ? null : view.photos.photo(shown);
    }
    return isSha256(id) && mayRead(view, account, id, now) ? view.photos.photo(id) : null;
  });
  if (photo === null) throw noSuchPhoto();
  return photo;
}

function pieceOf(request: FastifyRequest): Piece {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const header = request.headers['content-range'];
  if (header === undefined) return { from: 0, total: bytes.length, bytes };
  const [, from, to, total] = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/.exec(header) ?? [];
  if (from === undefined || Number(to) - Number(from) + 1 !== bytes.length) {
    throw badRequest('Content-Range must say which bytes these are, like bytes 0-99/1000.');
  }
  return { from: Number(from), total: Number(total), bytes };
}

function idOf(request: FastifyRequest): string {
  const { id } = request.params as { readonly id?: string };
  return id ?? '';
}

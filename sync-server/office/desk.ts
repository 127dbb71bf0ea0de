import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { isAtDesk } from '#domain/access/verbs.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import type { LandlordKind } from '#domain/sharing/bases.ts';
import type { SignedIn } from '../accounts/sessions.ts';
import { demandObject } from '../couch/json-body.ts';
import { queryOf } from '../couch/query.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { Account } from '../storage/accounts.ts';
import type { PhotoState } from '../storage/photos.ts';
import type { ReadView, Storage, WriteTx } from '../storage/storage.ts';

/** What the office's interface is put together from. */
export interface Desk {
  readonly storage: Storage;
  readonly door: { signedIn(request: FastifyRequest): Promise<SignedIn | null> };
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Whom to ring at the landlord's. */
  readonly numbers: LandlordNumbers;
  readonly landlord: LandlordKind;
  readonly files: { read(sha256: string, state: PhotoState): Promise<Buffer> };
}

/** One request of somebody at the desk. */
export interface DeskCall {
  readonly account: Account;
  readonly device: OpaqueId;
  readonly landlord: LandlordKind;
  /** Milliseconds since 1970, the same throughout the request. */
  readonly now: number;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The JSON object that was sent; empty for GET. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers from what is committed. */
export function deskRead(
  app: FastifyInstance,
  desk: Desk,
  url: string,
  answer: (view: ReadView, call: DeskCall) => unknown,
): void {
  deskRoute(app, desk, 'GET', url, async (call) => desk.storage.read((view) => answer(view, call)));
}

/** Answers a GET that must leave a trace: reading guarded data is journalled in the same transaction. */
export function deskJournalled(
  app: FastifyInstance,
  desk: Desk,
  url: string,
  answer: (tx: WriteTx, call: DeskCall) => unknown,
): void {
  deskRoute(app, desk, 'GET', url, (call) => desk.storage.write((tx) => answer(tx, call)));
}

/** Writes, all or nothing. Ids come from the client, so that the same request sent twice changes nothing. */
export function deskWrite(
  app: FastifyInstance,
  desk: Desk,
  url: string,
  answer: (tx: WriteTx, call: DeskCall) => unknown,
): void {
  deskRoute(app, desk, 'POST', url, (call) => desk.storage.write((tx) => answer(tx, call)));
}

/** Adds a route that only office staff and data-protection leads may use. */
export function deskRoute(
  app: FastifyInstance,
  desk: Desk,
  method: HTTPMethods,
  url: string,
  answer: (call: DeskCall, reply: FastifyReply) => Promise<unknown>,
): void {
  app.route({
    method,
    url: `/api/office${url}`,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const call = await deskCall(desk, request);
      const answered = await answer(call, reply);
      if (reply.sent || answered === reply) return reply;
      return reply.type('application/json').send(JSON.stringify(answered));
    },
  });
}

async function deskCall(desk: Desk, request: FastifyRequest): Promise<DeskCall> {
  const who = await desk.door.signedIn(request);
  if (who === null) {
    throw new Refusal(401, 'unauthorized', 'Sign in again. What you typed is kept on this screen.');
  }
  const { account, device } = who;
  if (!isAtDesk(account.role)) {
    throw new Refusal(403, 'forbidden', 'This part is for the office.');
  }
  return {
    account,
    device,
    landlord: desk.landlord,
    now: desk.clock(),
    params: request.params as DeskCall['params'],
    query: Object.fromEntries(queryOf(request)),
    body: request.method === 'GET' ? {} : demandObject(request.body),
  };
}

/** An id that the path or the body must name. */
export function demandId(value: unknown): OpaqueId {
  if (!isOpaqueId(value)) throw badRequest('This must be an id of 32 hex digits.');
  return value;
}

/** An id that may be left out. */
export function maybeId(value: unknown): OpaqueId | null {
  return value === undefined || value === null ? null : demandId(value);
}

/** 404, in the same words whatever is missing. */
export function notFound(): Refusal {
  return new Refusal(404, 'not_found', 'This is not in the files. It may have been typed wrongly.');
}

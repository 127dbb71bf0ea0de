import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LandlordKind } from '#domain/sharing/bases.ts';
import { isOpaqueId, isSha256 } from '#domain/ids.ts';
import type { Credentials, Known } from '../accounts/credentials.ts';
import { beginSession, endSession } from '../accounts/sessions.ts';
import {
  giveCouchSession,
  giveDeviceTicket,
  giveTickets,
  shownTickets,
  takeSession,
} from '../border/cookies.ts';
import { couchRoles, type Door } from '../border/identify.ts';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { badRequest, Refusal } from '../errors.ts';
import type { Account } from '../storage/accounts.ts';
import type { Storage } from '../storage/storage.ts';
import type { CouchSessions } from '../users/couch-sessions.ts';

export interface SessionParts {
  readonly storage: Storage;
  readonly credentials: Credentials;
  readonly door: Door;
  readonly clock: () => number;
  /** Whether cookies travel by https alone. */
  readonly secure: boolean;
  /** What kind of landlord this is: the lawful bases that are offered depend on it. */
  readonly landlord: LandlordKind;
}

/** `/api/session` and CouchDB's `/db/_session`: the same session, by two doors. */
export function sessionRoutes(
  parts: SessionParts,
  couchSessions: CouchSessions,
): (app: FastifyInstance) => void {
  return (app) => {
    jsonRoutes(app, (scope) => {
      scope.post('/api/session', async (request, reply) => {
        const { account, device, bound } = await signIn(parts, request, reply);
        const { id, displayName, role } = account;
        return { account: { id, displayName, role }, device, bound };
      });
      scope.delete('/api/session', async (request, reply) => {
        await signOut(parts, request);
        takeSession(reply, parts.secure);
        return { ok: true };
      });
      couchSession(scope, parts, couchSessions);
    });
  };
}

function couchSession(scope: FastifyInstance, parts: SessionParts, couchSessions: CouchSessions): void {
  scope.get('/db/_session', async (request) => {
    const who = await parts.door.identify(request);
    const handlers = { authentication_handlers: ['cookie', 'default'] };
    const authenticated = who === null ? {} : { authenticated: who.account === null ? 'default' : 'cookie' };
    return {
      ok: true,
      userCtx: { name: who?.name ?? null, roles: who?.roles ?? [] },
      info: { ...handlers, ...authenticated },
    };
  });
  scope.post('/db/_session', async (request, reply) => {
    // As CouchDB: whoever is not let in has no session after it.
    const known = await verifyAny(parts, request).catch((error: unknown) => {
      takeSession(reply, parts.secure);
      throw error;
    });
    if ('user' in known) {
      giveCouchSession(reply, couchSessions.begin(known.user), parts.secure);
      return { ok: true, name: known.user.name, roles: known.user.roles };
    }
    await begin(parts, request, reply, known.account);
    return { ok: true, name: known.account.name, roles: couchRoles(known.account) };
  });
  scope.delete('/db/_session', async (request, reply) => {
    couchSessions.end(shownTickets(request).session);
    await signOut(parts, request);
    takeSession(reply, parts.secure);
    return { ok: true };
  });
}

function givenPair(request: FastifyRequest): { readonly name: string; readonly password: string } {
  const given = members(request.body);
  const [name, password] = [given.get('name'), given.get('password')];
  if (typeof name !== 'string' || typeof password !== 'string')
    throw badRequest('Give a name and a password.');
  return { name, password };
}

function verifyAny({ credentials }: SessionParts, request: FastifyRequest): Promise<Known> {
  const { name, password } = givenPair(request);
  return credentials.verifyAny(name, password, request.ip);
}

async function signIn(
  parts: SessionParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly account: Account; readonly device: string; readonly bound: boolean }> {
  const { name, password } = givenPair(request);
  return begin(parts, request, reply, await parts.credentials.verify(name, password, request.ip));
}

/** Begins the session of an account on the device that asks. */
async function begin(
  { storage, clock, secure }: SessionParts,
  request: FastifyRequest,
  reply: FastifyReply,
  account: Account,
): Promise<{ readonly account: Account; readonly device: string; readonly bound: boolean }> {
  const given = members(request.body);
  const device = given.get('device');
  const secretHash = given.get('secretHash') ?? null;
  if (secretHash !== null && !isSha256(secretHash)) throw badRequest('Give secretHash as a SHA-256 in hex.');
  const { session: before, device: ticket } = shownTickets(request);
  const claimed = isOpaqueId(device) ? device : null;
  const shown = { session: before, device: ticket, claimed, secretHash };
  const begun = await storage.write((tx) => beginSession(tx, account, shown, clock()));
  if (begun.session === null) {
    giveDeviceTicket(reply, begun.device, secure);
    throw new Refusal(403, 'wipe_ordered', 'The office has this phone cleared, because it was lost.');
  }
  giveTickets(reply, { session: begun.session, device: begun.device }, secure);
  return { account, device: begun.deviceId, bound: begun.bound };
}

async function signOut({ storage, door, clock }: SessionParts, request: FastifyRequest): Promise<void> {
  const signedIn = await door.signedIn(request);
  if (signedIn !== null) await storage.write((tx) => endSession(tx, signedIn, clock()));
}

import type { FastifyRequest } from 'fastify';
import type { Credentials } from '../accounts/credentials.ts';
import {
  deviceOfTicket,
  extendSession,
  needsExtending,
  sessionHolds,
  sessionOf,
  type SignedIn,
} from '../accounts/sessions.ts';
import { Refusal } from '../errors.ts';
import type { Traffic } from '../limits/traffic.ts';
import type { Identity } from '../parts.ts';
import type { Account, Device } from '../storage/accounts.ts';
import type { ReadView, Storage } from '../storage/storage.ts';
import { StorageUnavailable } from '../storage/unavailable.ts';
import type { CouchSessions } from '../users/couch-sessions.ts';
import { userHolds, type CouchUser } from '../users/users-database.ts';
import { shownTickets } from './cookies.ts';

export interface DoorParts {
  readonly storage: Storage;
  readonly credentials: Credentials;
  readonly clock: () => number;
  readonly couchSessions: CouchSessions;
  readonly traffic: Traffic;
}

/** Tells who asks. */
export class Door {
  readonly #storage: Storage;
  readonly #credentials: Credentials;
  readonly #clock: () => number;
  readonly #couchSessions: CouchSessions;
  readonly #traffic: Traffic;
  readonly #counted = new WeakSet<FastifyRequest>();
  /** The words of each request by the identity that it was given: a gate keeps a refused document in its own words. */
  readonly #texts = new WeakMap<Identity, string>();

  constructor({ storage, credentials, clock, couchSessions, traffic }: DoorParts) {
    this.#storage = storage;
    this.#credentials = credentials;
    this.#clock = clock;
    this.#couchSessions = couchSessions;
    this.#traffic = traffic;
  }

  /** Who asks; null for a stranger. Wrong Basic credentials are refused (401); an ended session is a stranger. */
  readonly identify = async (request: FastifyRequest): Promise<Identity | null> => {
    const who = await this.#whoAsks(request);
    if (who !== null) this.#count(request, who);
    return who;
  };

  async #whoAsks(request: FastifyRequest): Promise<Identity | null> {
    const basic = basicOf(request.headers.authorization);
    if (basic !== null) {
      const known = await this.#credentials.verifyBasic(basic.name, basic.password, request.ip);
      if ('user' in known) return asIdentity(known.user);
      const { account } = known;
      // Basic opens CouchDB's own things alone: never the files, never a pack.
      const roles = couchRoles(account);
      return { name: account.name, roles, account: null, device: null, holds: this.#passwordHolds(account) };
    }
    const signedIn = await this.signedIn(request);
    if (signedIn === null) return this.#couchIdentity(request);
    const { account, device } = signedIn;
    const identity: Identity = {
      name: account.name,
      roles: couchRoles(account),
      account: account.id,
      device,
      holds: (view) => sessionHolds(view, signedIn.session, this.#clock()),
    };
    if (Buffer.isBuffer(request.body)) this.#texts.set(identity, request.body.toString('utf8'));
    return identity;
  }

  /** A request is one, however often its handler looks who asks. */
  #count(request: FastifyRequest, who: Pick<Identity, 'name' | 'roles'>): void {
    if (this.#counted.has(request)) return;
    this.#counted.add(request);
    this.#traffic.countFor(who);
  }

  #couchIdentity(request: FastifyRequest): Identity | null {
    if (isTyped(request)) return null;
    const { session } = shownTickets(request);
    const user = this.#couchSessions.userOf(session);
    if (session === null || user === null) return null;
    const holds = userHolds(user);
    if (!this.#storage.read(holds)) return null;
    return { ...asIdentity(user), holds: (view) => this.#couchSessions.isOpen(session) && holds(view) };
  }

  /** The text of the request that this identity was given for; null where it had none. */
  textOf(who: Identity): string | null {
    return this.#texts.get(who) ?? null;
  }

  /** Who is signed in to Homefile itself, by cookie and the secret that it may demand; null for everybody else. */
  async signedIn(request: FastifyRequest): Promise<SignedIn | null> {
    if (isTyped(request)) return null;
    const { session, device, secret } = shownTickets(request);
    if (session === null || device === null) return null;
    const now = this.#clock();
    const signedIn = this.#storage.read((view) => sessionOf(view, { session, device, secret }, now));
    if (signedIn === null) return null;
    this.#count(request, { name: signedIn.account.name, roles: couchRoles(signedIn.account) });
    if (needsExtending(signedIn.session, now)) await this.#extend(signedIn, now);
    return signedIn;
  }

  /** A session that cannot be written down goes on as it is: with a full disk people still read. */
  async #extend({ session }: SignedIn, now: number): Promise<void> {
    try {
      await this.#storage.write((tx) => extendSession(tx, session, now));
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
    }
  }

  /** As `signedIn`, or a refusal (401). */
  async demandSignedIn(request: FastifyRequest): Promise<SignedIn> {
    const signedIn = await this.signedIn(request);
    if (signedIn === null)
      throw new Refusal(401, 'unauthorized', 'You are not signed in. Sign in, then try again.');
    return signedIn;
  }

  /** Whose device asks, whether or not anybody is signed in on it; a stranger is refused (401). */
  demandDevice(request: FastifyRequest): Device {
    const { device: ticket } = shownTickets(request);
    const device = ticket === null ? null : this.#storage.read((view) => deviceOfTicket(view, ticket));
    if (device === null) throw new Refusal(401, 'unauthorized', 'This device is not known here.');
    return device;
  }

  /** Whether the account keeps the password and the role that it has now. */
  #passwordHolds({ id, role }: Account): (view: ReadView) => boolean {
    const key = this.#storage.read((view) => view.accounts.password(id)?.derivedKey);
    return (view) => {
      const account = view.accounts.account(id);
      const unchanged = view.accounts.password(id)?.derivedKey === key;
      return unchanged && account?.role === role && !account.disabled;
    };
  }
}

/** A typed address would show a pack to whoever holds the phone, while the app is locked. The app itself only fetches. */
function isTyped(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-mode'] === 'navigate';
}

/** A user of ordinary databases: nothing of Homefile's own is open to them. */
function asIdentity(user: CouchUser): Identity {
  return { name: user.name, roles: user.roles, account: null, device: null, holds: userHolds(user) };
}

/** CouchDB's roles of an account: a server administrator or nothing. */
export function couchRoles(account: Account): readonly string[] {
  return account.role === 'administrator' ? ['_admin'] : [];
}

function basicOf(header: string | undefined): { readonly name: string; readonly password: string } | null {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : { name: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

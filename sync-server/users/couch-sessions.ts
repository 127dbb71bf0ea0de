import { createHash, randomBytes } from 'node:crypto';
import type { CouchUser } from './users-database.ts';

/** As CouchDB's: a session ends this long after it was last used. */
const SESSION_MS = 10 * 60_000;
const MOST_SESSIONS = 10_000;

interface CouchSession {
  readonly user: CouchUser;
  until: number;
}

/**
 * Who is signed in as a user of `_users`. In memory alone: after a restart they sign in again, as they do after ten minutes
 * without a request. The cookie carries a random id; what is kept is its hash.
 */
export class CouchSessions {
  readonly #clock: () => number;
  readonly #sessions = new Map<string, CouchSession>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  begin(user: CouchUser): string {
    const ticket = randomBytes(32).toString('base64url');
    this.#sessions.set(hashed(ticket), { user, until: this.#clock() + SESSION_MS });
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > MOST_SESSIONS && oldest !== undefined) this.#sessions.delete(oldest);
    return ticket;
  }

  /** Whose session this is, and keeps it going; null where it ended or never was. */
  userOf(ticket: string | null): CouchUser | null {
    if (ticket === null) return null;
    const key = hashed(ticket);
    const session = this.#sessions.get(key);
    if (session === undefined) return null;
    this.#sessions.delete(key);
    if (session.until <= this.#clock()) return null;
    session.until = this.#clock() + SESSION_MS;
    this.#sessions.set(key, session);
    return session.user;
  }

  /** Whether a session still is; looking does not keep it going. */
  isOpen(ticket: string): boolean {
    return (this.#sessions.get(hashed(ticket))?.until ?? 0) > this.#clock();
  }

  end(ticket: string | null): void {
    if (ticket !== null) this.#sessions.delete(hashed(ticket));
  }
}

function hashed(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

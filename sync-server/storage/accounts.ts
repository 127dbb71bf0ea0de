import type { Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';

/** Somebody who signs in. `name` is what they type; the role is Homefile's own and read from nowhere else. */
export interface Account {
  readonly id: OpaqueId;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** A password in CouchDB's scheme: PBKDF2 with SHA-256 over the salt's own characters. */
export interface PasswordHash {
  readonly iterations: number;
  /** Hex digits, used as text. */
  readonly salt: string;
  /** 32 bytes as hex digits. */
  readonly derivedKey: string;
}

/** A sign-in. `hash` is the SHA-256 of the random id that the cookie carries; the id itself is never kept. */
export interface Session {
  readonly hash: string;
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The SHA-256 of a secret that each request must show beside the cookies; null where they are enough. */
  readonly secretHash: string | null;
}

/**
 * A phone or desk as one account uses it: `id` is what its records name, `tokenHash` the SHA-256 of the ticket that its cookie
 * carries. A phone that lost its cookie has a new ticket under its old id.
 */
export interface Device {
  readonly id: OpaqueId;
  readonly account: OpaqueId;
  readonly tokenHash: string;
  readonly firstSeenAt: number;
}

export interface AccountsRead {
  account(id: string): Account | null;
  accountNamed(name: string): Account | null;
  /** In order of their names. */
  accounts(role?: Role): readonly Account[];
  password(id: OpaqueId): PasswordHash | null;
  session(hash: string): Session | null;
  device(account: OpaqueId, tokenHash: string): Device | null;
  /** Whose device carries this ticket, whoever is signed in. */
  deviceWith(tokenHash: string): Device | null;
}

export interface AccountsWrite extends AccountsRead {
  add(account: Account, password: PasswordHash): void;
  setPassword(id: OpaqueId, password: PasswordHash): void;
  setRole(id: OpaqueId, role: Role): void;
  setDisabled(id: OpaqueId, disabled: boolean): void;
  addSession(session: Session): void;
  extendSession(hash: string, expiresAt: number): void;
  endSession(hash: string): void;
  endSessionsOf(account: OpaqueId): void;
  /** Ends what an account began on one device. */
  endSessionsOn(account: OpaqueId, device: OpaqueId): void;
  forgetExpiredSessions(now: number): void;
  addDevice(device: Device): void;
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hasVault } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { record } from '../journal/chain.ts';
import { openWipe } from '../devices/open-wipe.ts';
import type { Account, Device, Session } from '../storage/accounts.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { newOpaqueId } from '../new-id.ts';

/** A session ends this long after it was last used. */
export const SESSION_MS = 12 * 60 * 60_000;
/** A session is written again only when its end has moved by this much: reading must not cost a write each time. */
const EXTEND_AFTER_MS = 5 * 60_000;

/** What a browser keeps: both are random, and the server keeps only their hashes. */
export interface Tickets {
  readonly session: string;
  readonly device: string;
}

/** Somebody signed in, on a device of their own. */
export interface SignedIn {
  readonly account: Account;
  readonly device: OpaqueId;
  readonly session: Session;
}

/** What a request shows of a session: its tickets, and the secret that some sessions demand beside them. */
export interface ShownSession extends Tickets {
  readonly secret: string | null;
}

/**
 * What a browser shows when it signs in. `claimed` is the id under which the phone says it has recorded so far;
 * `secretHash` the SHA-256 of the secret that is to be demanded with every request of this session.
 */
export interface Shown {
  readonly session: string | null;
  readonly device: string | null;
  readonly claimed: OpaqueId | null;
  readonly secretHash: string | null;
}

/** A session that was begun, or null where the phone is to be wiped; and whether it demands its secret. */
export interface Begun {
  readonly session: string | null;
  readonly device: string;
  readonly deviceId: OpaqueId;
  readonly bound: boolean;
}

/**
 * Begins a session under a new random id and ends the one that this browser held before. Whoever knows the password may
 * say which of the account's devices this is, so that a phone that lost its cookies can still send what it recorded. A
 * phone that is to be wiped gets no session, only the ticket by which it learns so. A desk has no vault in which a secret
 * could lie, so its sessions demand none.
 */
export function beginSession(tx: WriteTx, account: Account, shown: Shown, at: number): Begun {
  if (shown.session !== null) tx.accounts.endSession(hashOf(shown.session));
  tx.accounts.forgetExpiredSessions(at);
  const { device, id: deviceId } = deviceOf(tx, account.id, shown, at);
  const secretHash = hasVault(account.role) ? shown.secretHash : null;
  const bound = secretHash !== null;
  if (openWipe(tx, account.id, deviceId) !== null) return { session: null, device, deviceId, bound };
  const session = newTicket();
  tx.accounts.addSession({
    hash: hashOf(session),
    account: account.id,
    device: deviceId,
    expiresAt: at + SESSION_MS,
    secretHash,
  });
  // Whoever comes in for the first time has a month for induction.
  tx.training.meet(account.id, account.role, at);
  record(tx, {
    at,
    action: 'signed-in',
    account: account.id,
    subject: deviceId,
    detail: account.role,
    digest: null,
  });
  return { session, device, deviceId, bound };
}

/**
 * Who holds this session ticket on this device, or null: unknown, ended, expired, disabled, taken elsewhere, or without the
 * secret that it demands.
 */
export function sessionOf(view: ReadView, tickets: ShownSession, now: number): SignedIn | null {
  const session = view.accounts.session(hashOf(tickets.session));
  if (session === null || session.expiresAt <= now) return null;
  if (session.secretHash !== null && !isSecret(session.secretHash, tickets.secret)) return null;
  const account = view.accounts.account(session.account);
  if (account === null || account.disabled) return null;
  const device = view.accounts.device(account.id, hashOf(tickets.device));
  return device?.id === session.device ? { account, device: device.id, session } : null;
}

/** Whose device carries this ticket, or null. */
export function deviceOfTicket(view: ReadView, ticket: string): Device | null {
  return view.accounts.deviceWith(hashOf(ticket));
}

/** Whether a session that was begun is neither ended nor expired, and its account not shut. */
export function sessionHolds(view: ReadView, { hash, account }: Session, now: number): boolean {
  const known = view.accounts.session(hash);
  return known !== null && known.expiresAt > now && view.accounts.account(account)?.disabled === false;
}

/** Whether a used session's end is to be moved. */
export function needsExtending(session: Session, now: number): boolean {
  return session.expiresAt < now + SESSION_MS - EXTEND_AFTER_MS;
}

/** Moves the end of a session that is in use. */
export function extendSession(tx: WriteTx, session: Session, now: number): void {
  tx.accounts.extendSession(session.hash, now + SESSION_MS);
}

/** Ends a session at once. */
export function endSession(tx: WriteTx, signedIn: SignedIn, at: number): void {
  tx.accounts.endSession(signedIn.session.hash);
  const { account, device } = signedIn;
  record(tx, {
    at,
    action: 'signed-out',
    account: account.id,
    subject: device,
    detail: account.role,
    digest: null,
  });
}

function deviceOf(tx: WriteTx, account: OpaqueId, { device: ticket, claimed }: Shown, at: number) {
  const known = ticket === null ? null : tx.accounts.device(account, hashOf(ticket));
  if (ticket !== null && known && (claimed === null || claimed === known.id)) {
    return { device: ticket, id: known.id };
  }
  const device = newTicket();
  const id = claimed ?? newOpaqueId();
  tx.accounts.addDevice({ id, account, tokenHash: hashOf(device), firstSeenAt: at });
  return { device, id };
}

function newTicket(): string {
  return randomBytes(32).toString('base64url');
}

/** Compared so that the time it takes tells nothing of how much of it was right. */
function isSecret(hash: string, secret: string | null): boolean {
  return secret !== null && timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(secret)));
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

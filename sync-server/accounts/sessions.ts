import { createHash, randomBytes } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { record } from '../journal/chain.ts';
import type { Account, Session } from '../storage/accounts.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { newOpaqueId } from './new-account.ts';

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

/**
 * Begins a session under a new random id and ends the one that this browser held before. The device is the one whose
 * ticket the browser shows, or a new one.
 */
export function beginSession(
  tx: WriteTx,
  account: Account,
  shown: { readonly session: string | null; readonly device: string | null },
  at: number,
): Tickets & { readonly deviceId: OpaqueId } {
  if (shown.session !== null) tx.accounts.endSession(hashOf(shown.session));
  tx.accounts.forgetExpiredSessions(at);
  const device = shown.device ?? newTicket();
  const deviceId = deviceOf(tx, account.id, device, at);
  const session = newTicket();
  tx.accounts.addSession({
    hash: hashOf(session),
    account: account.id,
    device: deviceId,
    expiresAt: at + SESSION_MS,
  });
  record(tx, {
    at,
    action: 'signed-in',
    account: account.id,
    subject: deviceId,
    detail: account.role,
    digest: null,
  });
  return { session, device, deviceId };
}

/** Who holds this session ticket on this device, or null: unknown, ended, expired, disabled, or taken elsewhere. */
export function sessionOf(view: ReadView, tickets: Tickets, now: number): SignedIn | null {
  const session = view.accounts.session(hashOf(tickets.session));
  if (session === null || session.expiresAt <= now) return null;
  const account = view.accounts.account(session.account);
  if (account === null || account.disabled) return null;
  const device = view.accounts.device(account.id, hashOf(tickets.device));
  return device?.id === session.device ? { account, device: device.id, session } : null;
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

function deviceOf(tx: WriteTx, account: OpaqueId, ticket: string, at: number): OpaqueId {
  const tokenHash = hashOf(ticket);
  const known = tx.accounts.device(account, tokenHash);
  if (known) return known.id;
  const id = newOpaqueId();
  tx.accounts.addDevice({ id, account, tokenHash, firstSeenAt: at });
  return id;
}

function newTicket(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

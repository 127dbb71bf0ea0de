import type { Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { badRequest } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { renewPack } from '../packs/generation.ts';
import type { PasswordHash } from '../storage/accounts.ts';
import type { WriteTx } from '../storage/storage.ts';

/** A change of an account: who makes it (null for the server's own command) and when. */
export interface Change {
  readonly account: OpaqueId;
  readonly by: OpaqueId | null;
  readonly at: number;
}

/** Gives an account another role. It must sign in anew, and its pack begins a new generation or is gone. */
export function changeRole(tx: WriteTx, change: Change, role: Role): void {
  demandKnown(tx, change.account);
  tx.accounts.setRole(change.account, role);
  ended(tx, change, `role ${role}`);
}

/** Shuts an account or opens it again. A shut one has no session and no pack. */
export function changeDisabled(tx: WriteTx, change: Change, disabled: boolean): void {
  demandKnown(tx, change.account);
  tx.accounts.setDisabled(change.account, disabled);
  ended(tx, change, disabled ? 'disabled' : 'enabled');
}

/** Sets another password and ends every session that the old one began. */
export function changePassword(tx: WriteTx, change: Change, password: PasswordHash): void {
  demandKnown(tx, change.account);
  tx.accounts.setPassword(change.account, password);
  ended(tx, change, 'password');
}

function demandKnown(tx: WriteTx, account: OpaqueId): void {
  if (tx.accounts.account(account) === null) throw badRequest('There is no such account.');
}

function ended(tx: WriteTx, { account, by, at }: Change, detail: string): void {
  tx.accounts.endSessionsOf(account);
  if (detail !== 'password') renewPack(tx, account, at);
  journal(tx, { at, action: 'account-changed', account: by, subject: account, detail, digest: null });
}

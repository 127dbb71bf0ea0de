import type { Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { badRequest, Refusal } from '../errors.ts';
import { record } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import type { Account, PasswordHash } from '../storage/accounts.ts';
import type { WriteTx } from '../storage/storage.ts';

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** From `hashPassword`: slow work stays outside the write. */
  readonly password: PasswordHash;
  /** For scripts that want the same ids every time. */
  readonly id?: OpaqueId;
  /** Another account of the same human, whatever name it shows: the two are never each other's second person. */
  readonly sameHumanAs?: OpaqueId;
}

const NAME = /^[^\s:_\p{Cc}][^\s:\p{Cc}]{0,99}$/u;

/** Adds an account. Throws a refusal when the name cannot be one or is taken. `by` is null for the server itself. */
export function addAccount(tx: WriteTx, given: NewAccount, by: OpaqueId | null, at: number): Account {
  if (!NAME.test(given.name)) {
    throw badRequest('A sign-in name has no spaces and no colon, and does not begin with an underscore.');
  }
  if (tx.accounts.accountNamed(given.name) !== null) {
    throw new Refusal(409, 'conflict', 'There is already an account with this name. Choose another.');
  }
  const { name, displayName, role } = given;
  const account = { id: given.id ?? newOpaqueId(), name, displayName, role, disabled: false };
  tx.accounts.add(account, given.password);
  if (given.sameHumanAs !== undefined) tx.sharing.addSameHuman(account.id, given.sameHumanAs);
  record(tx, { at, action: 'account-added', account: by, subject: account.id, detail: role, digest: null });
  return account;
}

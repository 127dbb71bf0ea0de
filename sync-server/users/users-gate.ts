import { hashPassword } from '../accounts/password.ts';
import { isObject } from '../couch/json-body.ts';
import type { Admission, DatabaseGate, Identity, OfferedDocument } from '../parts.ts';
import type { JsonObject } from '../storage/json.ts';
import type { WriteTx } from '../storage/storage.ts';
import { textsIn, userDocumentId, USERS } from './users-database.ts';

/**
 * Guards `_users` as CouchDB's own validation does: administrators write it, a user may change their own password. A password
 * that comes in the clear is hashed before the write and never kept.
 */
export class UsersGate implements DatabaseGate {
  readonly #who: Identity | null;
  readonly #rounds: number | undefined;

  constructor(who: Identity | null, rounds: number | undefined) {
    this.#who = who;
    this.#rounds = rounds;
  }

  prepare(documents: readonly unknown[]): Promise<readonly unknown[]> {
    return Promise.all(documents.map((one) => this.#hashed(one)));
  }

  admit(tx: WriteTx, document: OfferedDocument): Admission {
    if (document.kind === 'malformed') return { outcome: 'forbidden', reason: document.reason };
    const reason = this.#whyNot(tx, document);
    return reason === null ? { outcome: 'store' } : { outcome: 'forbidden', reason };
  }

  async #hashed(document: unknown): Promise<unknown> {
    if (!isObject(document) || typeof document['password'] !== 'string') return document;
    const { password, ...rest } = document;
    const { iterations, salt, derivedKey } = await hashPassword(String(password), this.#rounds);
    return {
      ...rest,
      password_scheme: 'pbkdf2',
      pbkdf2_prf: 'sha256',
      iterations,
      salt,
      derived_key: derivedKey,
    };
  }

  /** CouchDB's `validate_doc_update` of `_users`, in its order; null where nothing speaks against the document. */
  #whyNot(tx: WriteTx, document: Extract<OfferedDocument, { readonly kind: 'document' }>): string | null {
    const { id, body } = document;
    const found = tx.documents.get(USERS, id);
    const before = found === null || found.deleted ? null : found.body;
    const isAdmin = this.#who?.roles.includes('_admin') === true;
    const name = typeof body['name'] === 'string' ? body['name'] : '';
    if (document.deleted)
      return isAdmin || (before !== null && this.#who?.name === before['name'])
        ? null
        : 'Only admins may delete other user docs.';
    if (body['type'] !== 'user') return 'doc.type must be user';
    if (name === '') return 'doc.name is required';
    // One that is no text was not hashed, and must not be kept as it came.
    if (body['password'] !== undefined && body['password'] !== null)
      return 'Password value must be a string.';
    const wrong = wrongRoles(body);
    if (wrong !== null) return wrong;
    if (id !== userDocumentId(name)) return 'Doc ID must be of the form org.couchdb.user:name';
    if (before !== null && before['name'] !== name) return 'Usernames can not be changed.';
    if (!isAdmin && this.#who?.name !== name) return 'You may only update your own user document.';
    const roles = textsIn(body['roles']);
    const rolesBefore = before === null ? [] : textsIn(before['roles']);
    if (!isAdmin && roles.toSorted().join('\n') !== rolesBefore.toSorted().join('\n'))
      return 'Only _admin may edit roles';
    if (roles.some((role) => role.startsWith('_') && role !== '_metrics'))
      return 'No system roles (starting with underscore) in users db.';
    if (name.startsWith('_')) return 'Username may not start with underscore.';
    if (name.includes(':')) return 'Character `:` is not allowed in usernames.';
    // Whoever has an account of Homefile signs in with that one.
    return tx.accounts.accountNamed(name) === null ? null : 'This name is taken. Choose another.';
  }
}

function wrongRoles({ roles }: JsonObject): string | null {
  if (roles === undefined || roles === null) return 'doc.roles must exist';
  if (!Array.isArray(roles)) return 'doc.roles must be an array';
  return roles.every((role) => typeof role === 'string') ? null : 'doc.roles can only contain strings';
}

import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Json } from '#domain/records/json.ts';
import { LONGEST_PASSWORD } from '../accounts/password.ts';
import type { ReadView } from '../storage/storage.ts';

/** CouchDB's database of users: they sign in to ordinary databases, and open no record of Homefile. */
export const USERS = '_users';
const PREFIX = 'org.couchdb.user:';

/** A user as their document says, with what shows whether a password is theirs. */
export interface CouchUser {
  readonly name: string;
  readonly roles: readonly string[];
  readonly derivedKey: string;
  readonly salt: string;
  readonly iterations: number;
  /** As Node names it. */
  readonly digest: string;
}

/** CouchDB's names of the hash in PBKDF2 (`pbkdf2_prf`); a document without one is from before it was named. */
const DIGESTS = new Map<Json | undefined, string>([
  [undefined, 'sha1'],
  ['sha', 'sha1'],
  ['sha224', 'sha224'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
]);

/** More rounds than anybody sets: a document must not be able to hold the processor. */
const MOST_ROUNDS = 1_000_000;

/** The id of a user's document. */
export const userDocumentId = (name: string): string => `${PREFIX}${name}`;

/** The user of this name who can sign in; null where there is none, or none with a password in CouchDB's PBKDF2. */
export function couchUser(view: ReadView, name: string): CouchUser | null {
  const found = view.documents.get(USERS, userDocumentId(name));
  if (found === null || found.deleted) return null;
  const { roles, derived_key: derivedKey, salt, iterations, password_scheme: scheme } = found.body;
  const digest = DIGESTS.get(found.body['pbkdf2_prf']);
  if (scheme !== 'pbkdf2' || digest === undefined || !isCount(iterations)) return null;
  if (
    typeof derivedKey !== 'string' ||
    typeof salt !== 'string' ||
    !/^([0-9a-f]{2}){20,64}$/i.test(derivedKey)
  )
    return null;
  return { name, roles: textsIn(roles), derivedKey, salt, iterations, digest };
}

/** Whether this is the user's password. Takes as long for a wrong one as for the right one. */
export async function isPasswordOf(user: CouchUser, password: string): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD) return false;
  const known = Buffer.from(user.derivedKey, 'hex');
  const key = await promisify(pbkdf2)(password, user.salt, user.iterations, known.length, user.digest);
  return timingSafeEqual(key, known);
}

/** Whether the user still is there with the password and the roles that they had. */
export function userHolds(user: CouchUser): (view: ReadView) => boolean {
  return (view) => {
    const now = couchUser(view, user.name);
    return now?.derivedKey === user.derivedKey && now.roles.join('\n') === user.roles.join('\n');
  };
}

/** The texts of a list; none where it is no list. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_ROUNDS;
}

import type { Json } from '#domain/records/json.ts';
import { Refusal } from './errors.ts';
import { FILES } from './files/files-database.ts';
import { londonToday } from './packs/london-today.ts';
import { isStale } from './packs/pack-content.ts';
import type { Access, AccessRequest, DatabaseAction, Identity } from './parts.ts';
import type { JsonObject } from './storage/json.ts';
import type { Pack } from './storage/packs.ts';
import type { ReadView } from './storage/storage.ts';
import { userDocumentId, USERS } from './users/users-database.ts';

/** What a device may do to its own pack. What its documents may say is the pack gate's to judge. */
const IN_OWN_PACK: ReadonlySet<DatabaseAction> = new Set([
  'read-info',
  'read-document',
  'read-listing',
  'write-documents',
  'local-documents',
]);

/** What a member of an ordinary database may do, as in CouchDB; the rest is for its admins and the server's. */
const FOR_MEMBERS: ReadonlySet<DatabaseAction> = new Set([
  'read-info',
  'read-document',
  'read-listing',
  'write-documents',
  'local-documents',
  'read-settings',
]);
const FOR_DATABASE_ADMINS: ReadonlySet<DatabaseAction> = new Set([
  ...FOR_MEMBERS,
  'write-design',
  'administer',
]);

const PACK_NAME = /^pack-[0-9a-f]{32}$/;
/** CouchDB's own databases hold passwords and standing orders. Of them only that of the users is there. */
const SYSTEM_NAME = /^_/;

/**
 * Who may touch which database. `files` and packs are closed to everybody but the one account whose pack it is: for all
 * others, administrators included, they do not exist. Ordinary databases behave as CouchDB's.
 */
export function homefileAccess(clock: () => number): Access {
  return {
    demand(view, who, request) {
      // A feed that stays open ends with the session it was opened by: signing out, a new password and the hours end it.
      if (who !== null && who.holds?.(view) === false) throw notSignedIn();
      if (request.database === USERS) return demandOwnUser(who, request);
      if (isClosed(request.database)) {
        if (who === null) throw notSignedIn();
        return demandOwnPack(view, who, request, clock());
      }
      demandOrdinary(view, who, request);
    },
  };
}

/** Whether a name is that of the files or of a pack, or is kept for CouchDB's own use. */
export function isClosed(database: string): boolean {
  return database === FILES || PACK_NAME.test(database) || SYSTEM_NAME.test(database);
}

/** The pack that this person's device may use under this name now, or null. */
export function ownPack(view: ReadView, who: Identity | null, database: string, now: number): Pack | null {
  const pack = view.packs.packNamed(database);
  if (pack === null || who?.account !== pack.account) return null;
  // What was for earlier days must not be read any more: the device asks /api/me and is told the next generation.
  return isStale(view, pack, londonToday(now)) ? null : pack;
}

/** `_users`: administrators do all but delete it; anybody else sees and writes their own document, and no other is there. */
function demandOwnUser(who: Identity | null, { action, id }: AccessRequest): void {
  if (action === 'create-database' || action === 'delete-database')
    throw forbidden('The database of users stays as it is.');
  if (who?.roles.includes('_admin')) return;
  const isOneDocument = action === 'read-document' || action === 'write-documents';
  if (!isOneDocument || id === undefined)
    throw who === null ? notAuthorized() : forbidden('You are not allowed to access this db.');
  if (who !== null && id === userDocumentId(who.name)) return;
  if (action === 'read-document') throw new Refusal(404, 'not_found', 'missing');
  throw who === null ? notAuthorized() : forbidden('You may only update your own user document.');
}

function demandOwnPack(view: ReadView, who: Identity, request: AccessRequest, now: number): void {
  if (request.action === 'create-database')
    throw forbidden('This name is kept for Homefile. Choose another.');
  if (ownPack(view, who, request.database, now) === null) throw noSuchDatabase();
  if (!IN_OWN_PACK.has(request.action))
    throw forbidden('A phone’s own database cannot be changed like that.');
}

function demandOrdinary(view: ReadView, who: Identity | null, { action, database }: AccessRequest): void {
  if (who?.roles.includes('_admin')) return;
  if (action === 'list-databases' || action === 'create-database' || action === 'delete-database') {
    throw new Refusal(401, 'unauthorized', 'You are not a server admin.');
  }
  // A stranger is not told which databases there are.
  if (view.documents.database(database) === null) throw who === null ? notAuthorized() : noSuchDatabase();
  const security = view.documents.security(database);
  const allowed = isNamed(who, security['admins'])
    ? FOR_DATABASE_ADMINS
    : isMember(who, security)
      ? FOR_MEMBERS
      : NOTHING;
  if (!allowed.has(action))
    throw who === null ? notAuthorized() : forbidden('You are not allowed to access this db.');
}

const NOTHING: ReadonlySet<DatabaseAction> = new Set();

/** As in CouchDB, a database that names no members is open to everybody, strangers too. A new one names its administrators. */
function isMember(who: Identity | null, security: JsonObject): boolean {
  const members = security['members'];
  const isOpen = listed(members, 'names').length === 0 && listed(members, 'roles').length === 0;
  return isOpen || isNamed(who, members);
}

function isNamed(who: Identity | null, group: Json | undefined): boolean {
  if (who === null) return false;
  return (
    listed(group, 'names').includes(who.name) ||
    listed(group, 'roles').some((role) => who.roles.includes(role))
  );
}

function listed(group: Json | undefined, key: 'names' | 'roles'): readonly string[] {
  const list = typeof group === 'object' && group !== null ? new Map(Object.entries(group)).get(key) : null;
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}

const notSignedIn = () => new Refusal(401, 'unauthorized', 'You are not signed in. Sign in first.');
const notAuthorized = () => new Refusal(401, 'unauthorized', 'You are not authorized to access this db.');
const forbidden = (reason: string) => new Refusal(403, 'forbidden', reason);
/** The very answer of a name that never was. */
const noSuchDatabase = () => new Refusal(404, 'not_found', 'Database does not exist.');

import type { Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { Account, AccountsWrite, Device, PasswordHash, Session } from '../accounts.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';
import type { Turn } from './turn.ts';

export const accountsMigrations: readonly Migration[] = [
  {
    name: 'accounts-1',
    sql: `
      CREATE TABLE account (
        id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, role TEXT NOT NULL,
        disabled INTEGER NOT NULL, iterations INTEGER NOT NULL, salt TEXT NOT NULL, derived_key TEXT NOT NULL
      ) STRICT;
      CREATE TABLE session (
        hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), device TEXT NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX session_account ON session (account);
      CREATE INDEX session_expiry ON session (expires_at);
      CREATE TABLE device (
        account TEXT NOT NULL REFERENCES account (id), token_hash TEXT NOT NULL, id TEXT NOT NULL,
        first_seen_at INTEGER NOT NULL, PRIMARY KEY (account, token_hash)
      ) STRICT;
    `,
  },
  { name: 'accounts-2', sql: 'ALTER TABLE session ADD COLUMN secret_hash TEXT' },
];

interface AccountRow {
  readonly id: OpaqueId;
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly disabled: number;
}

const ACCOUNT = 'SELECT id, name, display_name AS displayName, role, disabled FROM account';

/** Accounts with their passwords, and the devices and sessions that were signed in. */
export function accounts(connection: Connection, turn: Turn): AccountsWrite {
  const byId = connection.prepare<[string], AccountRow>(`${ACCOUNT} WHERE id = ?`);
  const byName = connection.prepare<[string], AccountRow>(`${ACCOUNT} WHERE name = ?`);
  const all = connection.prepare<[], AccountRow>(`${ACCOUNT} ORDER BY name`);
  const password = connection.prepare<[string], PasswordHash>(
    'SELECT iterations, salt, derived_key AS derivedKey FROM account WHERE id = ?',
  );
  const add = connection.prepare<[Record<string, unknown>]>(
    `INSERT INTO account (id, name, display_name, role, disabled, iterations, salt, derived_key)
     VALUES (@id, @name, @displayName, @role, @disabled, @iterations, @salt, @derivedKey)`,
  );
  const setPassword = connection.prepare<[PasswordHash & { id: string }]>(
    'UPDATE account SET iterations = @iterations, salt = @salt, derived_key = @derivedKey WHERE id = @id',
  );
  const setRole = connection.prepare<[string, string]>('UPDATE account SET role = ? WHERE id = ?');
  const setDisabled = connection.prepare<[number, string]>('UPDATE account SET disabled = ? WHERE id = ?');
  const known = turn.once((id) => asAccount(byId.get(id)));
  const passwordOf = turn.once((id) => password.get(id) ?? null);
  const changed = (): void => {
    known.forget();
    passwordOf.forget();
  };
  return {
    account: (id) => known.read(id),
    accountNamed: (name) => asAccount(byName.get(name)),
    accounts: (role) =>
      all
        .all()
        .filter((row) => role === undefined || row.role === role)
        .map(accountOf),
    password: (id) => passwordOf.read(id),
    add(account, hash) {
      add.run({ ...account, ...hash, disabled: account.disabled ? 1 : 0 });
      changed();
    },
    setPassword(id, hash) {
      setPassword.run({ ...hash, id });
      changed();
    },
    setRole(id, role) {
      setRole.run(role, id);
      changed();
    },
    setDisabled(id, disabled) {
      setDisabled.run(disabled ? 1 : 0, id);
      changed();
    },
    ...sessionsAndDevices(connection),
  };
}

type SessionMethods = Pick<
  AccountsWrite,
  | 'session'
  | 'addSession'
  | 'extendSession'
  | 'endSession'
  | 'endSessionsOf'
  | 'endSessionsOn'
  | 'forgetExpiredSessions'
  | 'device'
  | 'deviceWith'
  | 'addDevice'
>;

function sessionsAndDevices(connection: Connection): SessionMethods {
  const session = connection.prepare<[string], Session>(
    `SELECT hash, account, device, expires_at AS expiresAt, secret_hash AS secretHash FROM session
     WHERE hash = ?`,
  );
  const add = connection.prepare<[Session]>(
    `INSERT INTO session (hash, account, device, expires_at, secret_hash)
     VALUES (@hash, @account, @device, @expiresAt, @secretHash)`,
  );
  const extend = connection.prepare<[number, string]>('UPDATE session SET expires_at = ? WHERE hash = ?');
  const end = connection.prepare<[string]>('DELETE FROM session WHERE hash = ?');
  const endAll = connection.prepare<[string]>('DELETE FROM session WHERE account = ?');
  const forget = connection.prepare<[number]>('DELETE FROM session WHERE expires_at <= ?');
  const device = connection.prepare<[string, string], Device>(
    `SELECT id, account, token_hash AS tokenHash, first_seen_at AS firstSeenAt FROM device
     WHERE account = ? AND token_hash = ?`,
  );
  const endOn = connection.prepare<[string, string]>('DELETE FROM session WHERE account = ? AND device = ?');
  const withTicket = connection.prepare<[string], Device>(
    'SELECT id, account, token_hash AS tokenHash, first_seen_at AS firstSeenAt FROM device WHERE token_hash = ?',
  );
  const addDevice = connection.prepare<[Device]>(
    'INSERT INTO device (id, account, token_hash, first_seen_at) VALUES (@id, @account, @tokenHash, @firstSeenAt)',
  );
  return {
    session: (hash) => session.get(hash) ?? null,
    addSession: (given) => void add.run(given),
    extendSession: (hash, expiresAt) => void extend.run(expiresAt, hash),
    endSession: (hash) => void end.run(hash),
    endSessionsOf: (account) => void endAll.run(account),
    endSessionsOn: (account, device) => void endOn.run(account, device),
    deviceWith: (tokenHash) => withTicket.get(tokenHash) ?? null,
    forgetExpiredSessions: (now) => void forget.run(now),
    device: (account, tokenHash) => device.get(account, tokenHash) ?? null,
    addDevice: (given) => void addDevice.run(given),
  };
}

function asAccount(row: AccountRow | undefined): Account | null {
  return row ? accountOf(row) : null;
}

function accountOf(row: AccountRow): Account {
  return { ...row, disabled: row.disabled === 1 };
}

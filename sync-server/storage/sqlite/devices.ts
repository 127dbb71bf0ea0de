import type { OpaqueId } from '#domain/ids.ts';
import type { DeviceDeletion, DevicesWrite, KnownDevice, WaitingAtHome, WipeOrder } from '../devices.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const devicesMigrations: readonly Migration[] = [
  {
    name: 'devices-1',
    sql: `
      CREATE TABLE device_report (
        account TEXT NOT NULL, device TEXT NOT NULL, heard_at INTEGER NOT NULL, waiting TEXT NOT NULL,
        drafts INTEGER NOT NULL, free_bytes INTEGER, persistent INTEGER, app_version TEXT NOT NULL, store TEXT NOT NULL,
        lost_noticed_at INTEGER, lost TEXT, PRIMARY KEY (account, device)
      ) STRICT;
      CREATE TABLE device_deletion (
        account TEXT NOT NULL, device TEXT NOT NULL, store TEXT NOT NULL, line INTEGER NOT NULL, at INTEGER NOT NULL,
        what TEXT NOT NULL, because TEXT NOT NULL, count INTEGER NOT NULL, without_receipt INTEGER NOT NULL,
        PRIMARY KEY (account, device, store, line)
      ) STRICT;
    `,
  },
  {
    name: 'devices-2',
    sql: `
      CREATE TABLE device_wipe (
        id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, device TEXT NOT NULL, ordered_at INTEGER NOT NULL,
        ordered_by TEXT NOT NULL, confirmed_at INTEGER, boxes_left INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (account, device)
      ) STRICT;
    `,
  },
];

interface Row {
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly heardAt: number;
  readonly waiting: string;
  readonly drafts: number;
  readonly freeBytes: number | null;
  readonly persistent: number | null;
  readonly appVersion: string;
  readonly store: string;
  readonly lostNoticedAt: number | null;
  readonly lost: string | null;
}

const REPORT = `SELECT account, device, heard_at AS heardAt, waiting, drafts, free_bytes AS freeBytes, persistent,
  app_version AS appVersion, store, lost_noticed_at AS lostNoticedAt, lost FROM device_report`;

/** What phones say of themselves. */
export function devices(connection: Connection): DevicesWrite {
  const one = connection.prepare<[string, string], Row>(`${REPORT} WHERE account = ? AND device = ?`);
  const ofAccount = connection.prepare<[string], Row>(`${REPORT} WHERE account = ? ORDER BY heard_at DESC`);
  const deletions = connection.prepare<[string, string, number], DeviceDeletion>(`
    SELECT line, at, what, because, count, without_receipt AS withoutReceipt FROM device_deletion
    WHERE account = ? AND device = ? ORDER BY at DESC, line DESC LIMIT ?`);
  const keep = connection.prepare(`
    INSERT INTO device_report (account, device, heard_at, waiting, drafts, free_bytes, persistent, app_version, store)
    VALUES (@account, @device, @heardAt, @waiting, @drafts, @freeBytes, @persistent, @appVersion, @store)
    ON CONFLICT (account, device) DO UPDATE SET heard_at = excluded.heard_at, waiting = excluded.waiting,
      drafts = excluded.drafts, free_bytes = excluded.free_bytes, persistent = excluded.persistent,
      app_version = excluded.app_version, store = excluded.store`);
  const lose = connection.prepare<[number, string, string, string]>(
    'UPDATE device_report SET lost_noticed_at = ?, lost = ? WHERE account = ? AND device = ?',
  );
  const addDeletion = connection.prepare(`
    INSERT OR IGNORE INTO device_deletion (account, device, store, line, at, what, because, count, without_receipt)
    VALUES (@account, @device, @store, @line, @at, @what, @because, @count, @withoutReceipt)`);
  const wipe = connection.prepare<[string, string], WipeOrder>(`
    SELECT id, account, device, ordered_at AS orderedAt, ordered_by AS orderedBy, confirmed_at AS confirmedAt,
      boxes_left AS boxesLeft FROM device_wipe WHERE account = ? AND device = ?`);
  const order = connection.prepare(`
    INSERT OR REPLACE INTO device_wipe (id, account, device, ordered_at, ordered_by)
    VALUES (@id, @account, @device, @orderedAt, @orderedBy)`);
  const confirm = connection.prepare<[number, number, string]>(
    'UPDATE device_wipe SET confirmed_at = ?, boxes_left = ? WHERE id = ?',
  );
  return {
    wipe: (account, device) => wipe.get(account, device) ?? null,
    orderWipe: (given) => void order.run(given),
    confirmWipe: (id, at, boxesLeft) => void confirm.run(at, boxesLeft, id),
    device(account, device) {
      const row = one.get(account, device);
      return row ? known(row) : null;
    },
    devicesOf: (account) => ofAccount.all(account).map(known),
    deletionsOf: (account, device, limit) => deletions.all(account, device, limit),
    report({ waiting, persistent, ...rest }) {
      keep.run({
        ...rest,
        waiting: JSON.stringify(waiting),
        persistent: persistent === null ? null : Number(persistent),
      });
    },
    noteLostStore: (account, device, { noticedAt, lost }) =>
      void lose.run(noticedAt, JSON.stringify(lost), account, device),
    addDeletions(account, device, store, lines) {
      for (const line of lines) addDeletion.run({ account, device, store, ...line });
    },
  };
}

function known({ waiting, persistent, lostNoticedAt, lost, ...rest }: Row): KnownDevice {
  return {
    ...rest,
    waiting: groups(waiting),
    persistent: persistent === null ? null : persistent === 1,
    lostStore:
      lostNoticedAt === null || lost === null ? null : { noticedAt: lostNoticedAt, lost: groups(lost) },
  };
}

// Written by this file alone.
function groups(text: string): readonly WaitingAtHome[] {
  return JSON.parse(text) as readonly WaitingAtHome[];
}

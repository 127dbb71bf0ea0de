import type { OpaqueId } from '#domain/ids.ts';
import type { Share, ShareLink, SharesWrite, StoredShareEvent } from '../shares.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

const FIXED = ['share', 'share_link', 'share_event'];

export const sharesMigrations: readonly Migration[] = [
  {
    name: 'shares-1',
    sql: `
      CREATE TABLE share (
        id TEXT PRIMARY KEY, audience TEXT NOT NULL, recipient TEXT, recipient_name TEXT NOT NULL, purpose TEXT NOT NULL,
        home TEXT NOT NULL, tenancy TEXT, "case" TEXT, "order" TEXT, request TEXT, content_sha256 TEXT NOT NULL,
        page_sha256 TEXT NOT NULL, told TEXT NOT NULL, rules TEXT NOT NULL, "by" TEXT NOT NULL, at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX share_case ON share ("case") WHERE "case" IS NOT NULL;
      CREATE INDEX share_request ON share (request) WHERE request IS NOT NULL;
      CREATE TABLE share_link (
        seq INTEGER PRIMARY KEY, share TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, code_hash TEXT, "by" TEXT NOT NULL,
        at INTEGER NOT NULL, expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX share_link_share ON share_link (share);
      CREATE TABLE share_event (
        seq INTEGER PRIMARY KEY, share TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, "by" TEXT,
        detail TEXT NOT NULL
      ) STRICT;
      CREATE INDEX share_event_share ON share_event (share);
      CREATE TABLE share_frozen (share TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
      CREATE TABLE share_key (share TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT;
      CREATE TABLE disclosed_record (
        record TEXT NOT NULL, disclosure TEXT NOT NULL, PRIMARY KEY (record, disclosure)
      ) STRICT, WITHOUT ROWID;
      ${FIXED.map(
        (table) => `CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
          BEGIN SELECT RAISE(ABORT, 'What was shared is never changed.'); END;`,
      ).join('\n')}
    `,
  },
  // Nobody to whom a page went before this was asked was said to be ours.
  { name: 'shares-2', sql: 'ALTER TABLE share ADD COLUMN own_adviser INTEGER NOT NULL DEFAULT 0' },
];

const SHARE = `SELECT id, audience, recipient, recipient_name AS recipientName, purpose, home, tenancy, "case", "order",
  request, content_sha256 AS contentSha256, page_sha256 AS pageSha256, told, rules, "by", at, own_adviser AS ownAdviser
  FROM share`;
const LINK = `SELECT share, token_hash AS tokenHash, code_hash AS codeHash, "by", at, expires_at AS expiresAt
  FROM share_link`;

interface ShareRow extends Omit<Share, 'ownAdviser'> {
  readonly ownAdviser: number;
}

function shareOfRow(row: ShareRow): Share {
  return { ...row, ownAdviser: row.ownAdviser === 1 };
}

/** What was frozen for somebody outside, the ways to it, and what happened since. */
export function shares(connection: Connection): SharesWrite {
  const one = connection.prepare<[string], ShareRow>(`${SHARE} WHERE id = ?`);
  const listed = {
    case: connection.prepare<[string], ShareRow>(`${SHARE} WHERE "case" = ? ORDER BY rowid DESC`),
    request: connection.prepare<[string], ShareRow>(`${SHARE} WHERE request = ? ORDER BY rowid DESC`),
    all: connection.prepare<[], ShareRow>(`${SHARE} ORDER BY rowid DESC`),
  };
  const link = connection.prepare<[string], ShareLink>(`${LINK} WHERE share = ? ORDER BY seq DESC LIMIT 1`);
  const byToken = connection.prepare<[string], ShareLink>(`${LINK} WHERE token_hash = ?`);
  const events = connection.prepare<[string], StoredShareEvent>(
    'SELECT share, kind, at, "by", detail FROM share_event WHERE share = ? ORDER BY seq',
  );
  const touched = connection
    .prepare<[], OpaqueId>("SELECT DISTINCT share FROM share_event WHERE kind = 'touched'")
    .pluck();
  const sealed = connection
    .prepare<[string], Buffer>('SELECT sealed FROM share_frozen WHERE share = ?')
    .pluck();
  const key = connection.prepare<[string], string>('SELECT key FROM share_key WHERE share = ?').pluck();
  const holding = connection
    .prepare<[string], OpaqueId>('SELECT disclosure FROM disclosed_record WHERE record = ?')
    .pluck();
  const recipients = connection.prepare<[string], { id: OpaqueId; name: string }>(
    `SELECT recipient AS id, recipient_name AS name FROM share WHERE audience = ? AND recipient IS NOT NULL
      GROUP BY recipient ORDER BY max(rowid) DESC`,
  );
  const add = connection.prepare<[ShareRow]>(
    `INSERT INTO share (id, audience, recipient, recipient_name, purpose, home, tenancy, "case", "order", request,
      content_sha256, page_sha256, told, rules, "by", at, own_adviser)
    VALUES (@id, @audience, @recipient, @recipientName, @purpose, @home, @tenancy, @case, @order, @request,
      @contentSha256, @pageSha256, @told, @rules, @by, @at, @ownAdviser)`,
  );
  const freeze = connection.prepare<[string, Buffer]>(
    'INSERT INTO share_frozen (share, sealed) VALUES (?, ?)',
  );
  const addKey = connection.prepare<[string, string]>('INSERT INTO share_key (share, key) VALUES (?, ?)');
  const addLink = connection.prepare<[ShareLink]>(
    `INSERT INTO share_link (share, token_hash, code_hash, "by", at, expires_at)
    VALUES (@share, @tokenHash, @codeHash, @by, @at, @expiresAt)`,
  );
  const addEvent = connection.prepare<[StoredShareEvent]>(
    'INSERT INTO share_event (share, kind, at, "by", detail) VALUES (@share, @kind, @at, @by, @detail)',
  );
  const hold = connection.prepare<[string, string]>(
    'INSERT OR IGNORE INTO disclosed_record (record, disclosure) VALUES (?, ?)',
  );
  const unfreeze = connection.prepare<[string]>('DELETE FROM share_frozen WHERE share = ?');
  const loseKey = connection.prepare<[string]>('DELETE FROM share_key WHERE share = ?');
  const rest = [
    connection.prepare<[string]>('DELETE FROM share_link WHERE share = ?'),
    connection.prepare<[string]>('DELETE FROM share_event WHERE share = ?'),
    connection.prepare<[string]>('DELETE FROM disclosed_record WHERE disclosure = ?'),
    connection.prepare<[string]>('DELETE FROM share WHERE id = ?'),
  ];
  return {
    share: (id) => {
      const row = one.get(id);
      return row === undefined ? null : shareOfRow(row);
    },
    shares: ({ case: ofCase, request }) => {
      if (ofCase !== undefined) return listed.case.all(ofCase).map(shareOfRow);
      const rows = request === undefined ? listed.all.all() : listed.request.all(request);
      return rows.map(shareOfRow);
    },
    link: (share) => link.get(share) ?? null,
    linkOf: (tokenHash) => {
      const found = byToken.get(tokenHash);
      const newest = found === undefined ? undefined : link.get(found.share);
      return newest?.tokenHash === tokenHash ? newest : null;
    },
    events: (share) => events.all(share),
    touched: () => touched.all(),
    sealed: (share) => sealed.get(share) ?? null,
    key: (share) => key.get(share) ?? null,
    holding: (record) => holding.all(record),
    recipients: (audience) => recipients.all(audience),
    add(share, frozen) {
      add.run({ ...share, ownAdviser: share.ownAdviser ? 1 : 0 });
      freeze.run(share.id, frozen.sealed);
      addKey.run(share.id, frozen.key);
    },
    addLink: (made) => void addLink.run(made),
    addEvent: (event) => void addEvent.run(event),
    hold(disclosure, records) {
      for (const record of records) hold.run(record, disclosure);
    },
    destroyFrozen(share) {
      loseKey.run(share);
      unfreeze.run(share);
    },
    forget(share) {
      loseKey.run(share);
      unfreeze.run(share);
      for (const one of rest) one.run(share);
    },
  };
}

import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { Pin, RecordEntry, RecordFilter, RecordIndexWrite } from '../record-index.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const recordIndexMigrations: readonly Migration[] = [
  {
    name: 'record-index-1',
    sql: `
      CREATE TABLE record_index (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, home TEXT NOT NULL, tenancy TEXT, "case" TEXT, inspection TEXT,
        "order" TEXT, author TEXT NOT NULL, device TEXT NOT NULL, recorded_at TEXT NOT NULL, received_at INTEGER NOT NULL,
        rev TEXT NOT NULL, minted INTEGER NOT NULL, came INTEGER NOT NULL, changed INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX record_index_home ON record_index (home);
      CREATE INDEX record_index_case ON record_index ("case") WHERE "case" IS NOT NULL;
      CREATE INDEX record_index_author ON record_index (author);
      CREATE INDEX record_index_kind ON record_index (kind, changed);
      CREATE INDEX record_index_changed ON record_index (changed);
      CREATE TABLE record_picture (
        sha256 TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (sha256, record)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX record_picture_record ON record_picture (record);
      CREATE TABLE record_pin (
        record TEXT NOT NULL, rev TEXT NOT NULL, sign_off TEXT NOT NULL, signed_by TEXT NOT NULL,
        PRIMARY KEY (record, sign_off)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

interface Row {
  readonly id: OpaqueId;
  readonly kind: KindName;
  readonly home: OpaqueId;
  readonly tenancy: OpaqueId | null;
  readonly case: OpaqueId | null;
  readonly inspection: OpaqueId | null;
  readonly order: OpaqueId | null;
  readonly author: OpaqueId;
  readonly device: OpaqueId;
  readonly recordedAt: string;
  readonly receivedAt: number;
  readonly rev: string;
  readonly minted: number;
}

const COLUMNS = `id, kind, home, tenancy, "case", inspection, "order", author, device,
  recorded_at AS recordedAt, received_at AS receivedAt, rev, minted`;
const FILTERS = ['kind', 'home', 'case', 'inspection', 'tenancy', 'author', 'order'] as const;

/** The current body of every filed record in columns, so that lists need open no document. */
export function recordIndex(connection: Connection): RecordIndexWrite {
  const one = connection.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record_index WHERE id = ?`);
  const last = connection
    .prepare<[string], number | null>('SELECT max(changed) FROM record_index WHERE kind = ?')
    .pluck();
  const next = connection
    .prepare<[], number>('SELECT coalesce(max(changed), 0) + 1 FROM record_index')
    .pluck();
  const pins = connection.prepare<[string], Pin>(
    'SELECT record, rev, sign_off AS signOff, signed_by AS signedBy FROM record_pin WHERE record = ?',
  );
  const naming = connection
    .prepare<[string], OpaqueId>('SELECT record FROM record_picture WHERE sha256 = ?')
    .pluck();
  const picturesOf = connection
    .prepare<[string], string>('SELECT sha256 FROM record_picture WHERE record = ?')
    .pluck();
  const put = connection.prepare<[Record<string, unknown>]>(`
    INSERT INTO record_index (id, kind, home, tenancy, "case", inspection, "order", author, device, recorded_at,
      received_at, rev, minted, came, changed)
    VALUES (@id, @kind, @home, @tenancy, @case, @inspection, @order, @author, @device, @recordedAt, @receivedAt, @rev,
      @minted, @changed, @changed)
    ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, changed = excluded.changed`);
  const forgetPictures = connection.prepare<[string]>('DELETE FROM record_picture WHERE record = ?');
  const namePicture = connection.prepare<[string, string]>(
    'INSERT OR IGNORE INTO record_picture (sha256, record) VALUES (?, ?)',
  );
  const pin = connection.prepare<[Pin]>(
    `INSERT OR IGNORE INTO record_pin (record, rev, sign_off, signed_by) VALUES (@record, @rev, @signOff, @signedBy)`,
  );
  const forget = [
    'DELETE FROM record_index WHERE id = ?',
    'DELETE FROM record_picture WHERE record = ?',
    'DELETE FROM record_pin WHERE record = ?',
    'DELETE FROM record_pin WHERE sign_off = ?',
  ].map((sql) => connection.prepare<[string]>(sql));
  const filtered = statementPerFilter(connection);
  return {
    entry: (id) => asEntry(one.get(id)),
    entries: (filter) => filtered(filter).map(entryOf),
    lastChange: (kind) => last.get(kind) ?? 0,
    pins: (record) => pins.all(record),
    picturesOf: (record) => picturesOf.all(record),
    naming: (sha256) => naming.all(sha256),
    put(entry, pictures) {
      put.run({ ...entry, minted: entry.minted ? 1 : 0, changed: next.get() ?? 1 });
      forgetPictures.run(entry.id);
      for (const sha256 of pictures) namePicture.run(sha256, entry.id);
    },
    pin: (given) => void pin.run(given),
    forget(id) {
      for (const statement of forget) statement.run(id);
    },
  };
}

/** One prepared statement for each combination of filters that is asked for. */
function statementPerFilter(connection: Connection): (filter: RecordFilter) => Row[] {
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  function prepare(given: readonly string[]) {
    const where = given.length === 0 ? '' : `WHERE ${given.map((name) => `"${name}" = ?`).join(' AND ')}`;
    return connection.prepare<string[], Row>(`SELECT ${COLUMNS} FROM record_index ${where} ORDER BY came`);
  }
  return (filter) => {
    const given = FILTERS.filter((name) => filter[name] !== undefined);
    const key = given.join();
    const statement = prepared.get(key) ?? prepare(given);
    prepared.set(key, statement);
    return statement.all(...given.map((name) => filter[name] ?? ''));
  };
}

function asEntry(row: Row | undefined): RecordEntry | null {
  return row ? entryOf(row) : null;
}

function entryOf(row: Row): RecordEntry {
  return { ...row, minted: row.minted === 1 };
}

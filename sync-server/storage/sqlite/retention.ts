import type { Destruction, Hold, RetentionWrite } from '../retention.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const retentionMigrations: readonly Migration[] = [
  {
    name: 'retention-1',
    sql: `
      CREATE TABLE legal_hold (
        id TEXT PRIMARY KEY, home TEXT NOT NULL, tenancy TEXT, reason TEXT NOT NULL, on_by TEXT NOT NULL,
        on_at INTEGER NOT NULL, off_by TEXT, off_at INTEGER, off_reason TEXT
      ) STRICT;
      CREATE TABLE destruction (
        id TEXT PRIMARY KEY, digest TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL, state TEXT NOT NULL,
        decided_by TEXT, decided_at INTEGER, reason TEXT, clean_at INTEGER, certificate TEXT, pictures TEXT NOT NULL
      ) STRICT;
      CREATE TABLE destroyed (
        mark TEXT PRIMARY KEY, destruction TEXT NOT NULL REFERENCES destruction (id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX destroyed_by ON destroyed (destruction);
      CREATE TRIGGER destroyed_is_never_changed BEFORE UPDATE ON destroyed
        BEGIN SELECT RAISE(ABORT, 'What was destroyed stays on the register.'); END;
      CREATE TRIGGER destroyed_is_never_shortened BEFORE DELETE ON destroyed
        BEGIN SELECT RAISE(ABORT, 'What was destroyed stays on the register.'); END;
    `,
  },
];

/** That somebody asked for it came later: a migration is only ever added, behind all that there are. */
export const erasureMigrations: readonly Migration[] = [
  {
    name: 'retention-2',
    sql: `
      ALTER TABLE destruction ADD COLUMN request TEXT;
      CREATE INDEX destruction_request ON destruction (request) WHERE request IS NOT NULL;
    `,
  },
];

const HOLD = `SELECT id, home, tenancy, reason, on_by AS onBy, on_at AS onAt, off_by AS offBy, off_at AS offAt,
  off_reason AS offReason FROM legal_hold`;
const DESTRUCTION = `SELECT id, request, digest, asked_by AS askedBy, asked_at AS askedAt, state, decided_by AS decidedBy,
  decided_at AS decidedAt, reason, clean_at AS cleanAt, certificate, pictures FROM destruction`;

type Row = Omit<Destruction, 'pictures'> & { readonly pictures: string };

/** Holds, destructions, and the register of what was destroyed. */
export function retention(connection: Connection): RetentionWrite {
  const holds = connection.prepare<[], Hold>(`${HOLD} ORDER BY on_at DESC, rowid DESC`);
  const hold = connection.prepare<[string], Hold>(`${HOLD} WHERE id = ?`);
  const all = connection.prepare<[], Row>(`${DESTRUCTION} ORDER BY asked_at DESC, rowid DESC`);
  const one = connection.prepare<[string], Row>(`${DESTRUCTION} WHERE id = ?`);
  const forRequest = connection.prepare<[string], Row>(
    `${DESTRUCTION} WHERE request = ? ORDER BY asked_at DESC, rowid DESC LIMIT 1`,
  );
  const isDestroyed = connection.prepare<[string], number>('SELECT 1 FROM destroyed WHERE mark = ?').pluck();
  const marks = connection
    .prepare<[string], string>('SELECT mark FROM destroyed WHERE destruction = ? ORDER BY mark')
    .pluck();
  const addHold = connection.prepare(`
    INSERT INTO legal_hold (id, home, tenancy, reason, on_by, on_at)
    VALUES (@id, @home, @tenancy, @reason, @onBy, @onAt)`);
  const endHold = connection.prepare<[string, number, string, string]>(
    'UPDATE legal_hold SET off_by = ?, off_at = ?, off_reason = ? WHERE id = ? AND off_at IS NULL',
  );
  const set = connection.prepare(`
    INSERT INTO destruction (id, request, digest, asked_by, asked_at, state, decided_by, decided_at, reason, clean_at, certificate,
      pictures)
    VALUES (@id, @request, @digest, @askedBy, @askedAt, @state, @decidedBy, @decidedAt, @reason, @cleanAt, @certificate, @pictures)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at, reason = excluded.reason, clean_at = excluded.clean_at,
      certificate = excluded.certificate, pictures = excluded.pictures`);
  const addDestroyed = connection.prepare<[string, string]>(
    'INSERT OR IGNORE INTO destroyed (mark, destruction) VALUES (?, ?)',
  );
  return {
    holds: () => holds.all(),
    hold: (id) => hold.get(id) ?? null,
    destructions: () => all.all().map(destructionOf),
    destruction(id) {
      const row = one.get(id);
      return row ? destructionOf(row) : null;
    },
    destructionFor(request) {
      const row = forRequest.get(request);
      return row ? destructionOf(row) : null;
    },
    isDestroyed: (mark) => isDestroyed.get(mark) !== undefined,
    destroyedBy: (destruction) => marks.all(destruction),
    addHold: (given) => void addHold.run(given),
    endHold: (id, { by, at, reason }) => void endHold.run(by, at, reason, id),
    setDestruction: (given) => void set.run({ ...given, pictures: JSON.stringify(given.pictures) }),
    addDestroyed: (destruction, mark) => void addDestroyed.run(mark, destruction),
  };
}

// Written by this file alone.
function destructionOf({ pictures, ...rest }: Row): Destruction {
  return { ...rest, pictures: JSON.parse(pictures) as readonly string[] };
}

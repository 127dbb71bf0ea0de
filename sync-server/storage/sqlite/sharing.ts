import type { OpaqueId } from '#domain/ids.ts';
import type { SharingStep, SharingWrite } from '../sharing.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const sharingMigrations: readonly Migration[] = [
  {
    name: 'sharing-1',
    sql: `
      CREATE TABLE sharing_step (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, step TEXT NOT NULL, about TEXT NOT NULL, home TEXT, tenancy TEXT,
        account TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX sharing_step_by_home ON sharing_step (step, home, seq);
      CREATE INDEX sharing_step_about ON sharing_step (about, seq);
      CREATE TRIGGER sharing_step_is_never_changed BEFORE UPDATE ON sharing_step
        BEGIN SELECT RAISE(ABORT, 'A step is never changed.'); END;
      CREATE TABLE same_human (account TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (account, other)) STRICT;
      CREATE TRIGGER same_human_is_never_changed BEFORE UPDATE ON same_human
        BEGIN SELECT RAISE(ABORT, 'It is never unsaid.'); END;
      CREATE TRIGGER same_human_is_never_unsaid BEFORE DELETE ON same_human
        BEGIN SELECT RAISE(ABORT, 'It is never unsaid.'); END;
    `,
  },
];

const STEP = 'SELECT id, step, about, home, tenancy, account, at, body FROM sharing_step';

/** What people did about guarded fields. */
export function sharing(connection: Connection): SharingWrite {
  const one = connection.prepare<[string], SharingStep>(`${STEP} WHERE id = ?`);
  const all = connection.prepare<[string], SharingStep>(`${STEP} WHERE step = ? ORDER BY seq`);
  const atHome = connection.prepare<[string, string], SharingStep>(
    `${STEP} WHERE step = ? AND home = ? ORDER BY seq`,
  );
  const about = connection.prepare<[string], SharingStep>(`${STEP} WHERE about = ? ORDER BY seq`);
  const add = connection.prepare<[SharingStep]>(`
    INSERT INTO sharing_step (id, step, about, home, tenancy, account, at, body)
    VALUES (@id, @step, @about, @home, @tenancy, @account, @at, @body)`);
  const pairs = connection.prepare<[], { readonly account: OpaqueId; readonly other: OpaqueId }>(
    'SELECT account, other FROM same_human',
  );
  const pair = connection.prepare<[string, string]>(
    'INSERT OR IGNORE INTO same_human (account, other) VALUES (?, ?)',
  );
  const forget = connection
    .prepare<[string, string], OpaqueId>(
      `DELETE FROM sharing_step WHERE tenancy = ? OR about IN (
        SELECT id FROM sharing_step WHERE step = 'request' AND json_extract(body, '$.field.record') = ?
      ) RETURNING id`,
    )
    .pluck();
  return {
    step: (id) => one.get(id) ?? null,
    steps: (step, home) => (home === undefined ? all.all(step) : atHome.all(step, home)),
    about: (id) => about.all(id),
    sameHuman: () => pairs.all().map(({ account, other }) => [account, other] as const),
    add: (step) => void add.run(step),
    forget: (record) => forget.all(record, record),
    addSameHuman: (account, other) => void pair.run(account, other),
  };
}

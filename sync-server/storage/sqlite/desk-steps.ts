import type { OpaqueId } from '#domain/ids.ts';
import type { DeskStep, DeskStepsWrite } from '../desk-steps.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const deskStepsMigrations: readonly Migration[] = [
  {
    name: 'desk-steps-1',
    sql: `
      CREATE TABLE desk_step (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, step TEXT NOT NULL, about TEXT NOT NULL, account TEXT NOT NULL,
        other TEXT, at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX desk_step_about ON desk_step (about, seq);
      CREATE TRIGGER desk_step_is_never_changed BEFORE UPDATE ON desk_step
        BEGIN SELECT RAISE(ABORT, 'A step is never changed.'); END;
    `,
  },
  { name: 'desk-steps-2', sql: 'ALTER TABLE desk_step ADD COLUMN reason TEXT' },
];

const STEP = 'SELECT id, step, about, account, other, at, reason FROM desk_step';

/** Who at the desk has what in hand. */
export function deskSteps(connection: Connection): DeskStepsWrite {
  const one = connection.prepare<[string], DeskStep>(`${STEP} WHERE id = ?`);
  const about = connection.prepare<[string], DeskStep>(`${STEP} WHERE about = ? ORDER BY seq`);
  const add = connection.prepare<[DeskStep]>(`
    INSERT INTO desk_step (id, step, about, account, other, at, reason)
    VALUES (@id, @step, @about, @account, @other, @at, @reason)`);
  const forget = connection
    .prepare<[string], OpaqueId>('DELETE FROM desk_step WHERE about = ? RETURNING id')
    .pluck();
  return {
    step: (id) => one.get(id) ?? null,
    about: (id) => about.all(id),
    add: (step) => void add.run(step),
    forget: (record) => forget.all(record),
  };
}

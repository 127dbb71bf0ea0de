import type { TrainingResult, TrainingWrite } from '../training.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const trainingMigrations: readonly Migration[] = [
  {
    name: 'training-1',
    sql: `
      CREATE TABLE training_since (
        account TEXT NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (account, role)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE training_result (
        id TEXT PRIMARY KEY, account TEXT NOT NULL, role TEXT NOT NULL, device TEXT NOT NULL, received_at INTEGER NOT NULL,
        course TEXT NOT NULL, taken_on TEXT NOT NULL, score_percent INTEGER NOT NULL, answers TEXT NOT NULL
      ) STRICT;
      CREATE INDEX training_result_account ON training_result (account);
      CREATE INDEX training_result_received ON training_result (received_at);
    `,
  },
];

const RESULT = `SELECT id, account, role, device, received_at AS receivedAt, course, taken_on AS takenOn,
  score_percent AS scorePercent, answers FROM training_result`;

/** Who came in as what, and which sets of drills they took. */
export function training(connection: Connection): TrainingWrite {
  const since = connection
    .prepare<[string, string], number>('SELECT at FROM training_since WHERE account = ? AND role = ?')
    .pluck();
  const meet = connection.prepare<[string, string, number]>(
    'INSERT OR IGNORE INTO training_since (account, role, at) VALUES (?, ?, ?)',
  );
  const ofAccount = connection.prepare<[string], TrainingResult>(
    `${RESULT} WHERE account = ? ORDER BY rowid`,
  );
  const sinceThen = connection.prepare<[number], TrainingResult>(
    `${RESULT} WHERE received_at >= ? ORDER BY rowid`,
  );
  const keep = connection.prepare<[TrainingResult]>(`
    INSERT OR IGNORE INTO training_result (id, account, role, device, received_at, course, taken_on, score_percent, answers)
    VALUES (@id, @account, @role, @device, @receivedAt, @course, @takenOn, @scorePercent, @answers)`);
  return {
    since: (account, role) => since.get(account, role) ?? null,
    resultsOf: (account) => ofAccount.all(account),
    resultsSince: (at) => sinceThen.all(at),
    meet: (account, role, at) => void meet.run(account, role, at),
    keep: (result) => keep.run(result).changes > 0,
  };
}

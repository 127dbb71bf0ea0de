import type { BreachesWrite, StoredBreach, StoredBreachStep } from '../breaches.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

const KEPT_FOR_GOOD = ['breach', 'breach_step'].flatMap((table) =>
  ['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER ${table}_${change.toLowerCase()}_is_refused BEFORE ${change} ON ${table}
      BEGIN SELECT RAISE(ABORT, 'The register of breaches is kept as it is.'); END;`,
  ),
);

export const breachesMigrations: readonly Migration[] = [
  {
    name: 'breaches-1',
    sql: `
      CREATE TABLE breach (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "by" TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
      ) STRICT;
      CREATE TABLE breach_step (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, breach TEXT NOT NULL, "by" TEXT NOT NULL, at INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX breach_step_breach ON breach_step (breach, seq);
      CREATE TABLE breach_words (of TEXT PRIMARY KEY, about TEXT, words TEXT NOT NULL) STRICT;
      CREATE INDEX breach_words_about ON breach_words (about) WHERE about IS NOT NULL;
      CREATE TRIGGER breach_words_are_never_changed BEFORE UPDATE ON breach_words
        BEGIN SELECT RAISE(ABORT, 'What was written is never changed.'); END;
      ${KEPT_FOR_GOOD.join('\n')}
    `,
  },
];

const STEP = 'SELECT id, breach, "by", at, body FROM breach_step';

/** The register of personal data breaches, with what was done about each. */
export function breaches(connection: Connection): BreachesWrite {
  const one = connection.prepare<[string], StoredBreach>(
    'SELECT id, "by", at, body FROM breach WHERE id = ?',
  );
  const all = connection.prepare<[], StoredBreach>('SELECT id, "by", at, body FROM breach ORDER BY seq DESC');
  const step = connection.prepare<[string], StoredBreachStep>(`${STEP} WHERE id = ?`);
  const steps = connection.prepare<[string], StoredBreachStep>(`${STEP} WHERE breach = ? ORDER BY seq`);
  const words = connection.prepare<[string], string>('SELECT words FROM breach_words WHERE of = ?').pluck();
  const add = connection.prepare<[StoredBreach]>(
    'INSERT INTO breach (id, "by", at, body) VALUES (@id, @by, @at, @body)',
  );
  const addStep = connection.prepare<[StoredBreachStep]>(
    'INSERT INTO breach_step (id, breach, "by", at, body) VALUES (@id, @breach, @by, @at, @body)',
  );
  const addWords = connection.prepare<[Parameters<BreachesWrite['addWords']>[0]]>(
    'INSERT INTO breach_words (of, about, words) VALUES (@of, @about, @words)',
  );
  const forget = connection.prepare<[string]>('DELETE FROM breach_words WHERE about = ?');
  return {
    breach: (id) => one.get(id) ?? null,
    breaches: () => all.all(),
    step: (id) => step.get(id) ?? null,
    steps: (breach) => steps.all(breach),
    words: (of) => words.get(of) ?? null,
    add: (breach) => void add.run(breach),
    addStep: (taken) => void addStep.run(taken),
    addWords: (written) => void addWords.run(written),
    forgetWords: (about) => void forget.run(about),
  };
}

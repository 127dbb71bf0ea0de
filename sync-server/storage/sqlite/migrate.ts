import type { Connection } from './connection.ts';

/** One step of the schema. A released step is never edited: add another one. */
export interface Migration {
  /** Unique and permanent, like `documents-1`. */
  readonly name: string;
  readonly sql: string;
}

/** Whether the file has just these steps. */
export function isUpToDate(connection: Connection, migrations: readonly Migration[]): boolean {
  const done = connection.prepare<[], string>('SELECT name FROM schema_steps').pluck().all();
  return done.length === migrations.length && migrations.every(({ name }) => done.includes(name));
}

/** Brings the file up to date, all steps in one transaction. Refuses a file that a newer version has written. */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  connection.exec('CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY) STRICT');
  const done = new Set(connection.prepare<[], string>('SELECT name FROM schema_steps').pluck().all());
  const known = new Set(migrations.map((step) => step.name));
  if ([...done].some((name) => !known.has(name))) {
    throw new Error(
      'The data folder was written by a newer Homefile. Start that version, or restore a backup of this one.',
    );
  }
  const record = connection.prepare<[string]>('INSERT INTO schema_steps (name) VALUES (?)');
  connection.transaction(() => {
    for (const step of migrations) {
      if (done.has(step.name)) continue;
      connection.exec(step.sql);
      record.run(step.name);
    }
  })();
}

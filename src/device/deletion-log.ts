import type { Deletion, DeviceDatabase } from './device-database.ts';

export type { Deletion };

/** Every path that deletes something writes here first. The office can ask for it. */
export class DeletionLog {
  readonly #database: DeviceDatabase;

  constructor(database: DeviceDatabase) {
    this.#database = database;
  }

  /** Writes one line. Resolves when it is on the disk: only then may the deletion begin. */
  async write(deletion: Deletion): Promise<void> {
    await this.#database.write(['deletions'], (tx) => tx.objectStore('deletions').add(deletion));
  }

  /** All lines, the oldest first. */
  read(): Promise<readonly Deletion[]> {
    return this.#database.read(['deletions'], (tx) => tx.objectStore('deletions').getAll());
  }
}

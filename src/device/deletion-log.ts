import type { DeviceDatabase } from './identity.ts';

/** One thing that this phone deleted: what and why, in numbers and codes, never what it said. */
export interface Deletion {
  /** Milliseconds since 1970 by this phone's clock. */
  readonly at: number;
  readonly account: string;
  readonly what: 'draft' | 'photo' | 'expected-photo' | 'records' | 'work' | 'shown-pictures';
  readonly because:
    'thrown-away-by-the-person' | 'new-generation' | 'signed-out-with-receipts' | 'no-longer-in-the-pack';
  /** How many, and how many of them had no receipt: always 0 but for what a person threw away. */
  readonly count: number;
  readonly withoutReceipt: number;
}

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

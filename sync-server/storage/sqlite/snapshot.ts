import type { Connection } from './connection.ts';

/**
 * What all reads of one turn of the event loop see, from the first of them on: a request asks several times who somebody is
 * and what they may, and each transaction of its own would lock and unlock the file. It ends with the turn, or before anybody
 * is answered that something was written.
 */
export class Snapshot {
  readonly #connection: Connection;
  readonly #begin;
  readonly #end;
  readonly #begun: () => void;
  #isScheduled = false;

  /** `begun` is told when reads begin to see what has been written since. */
  constructor(connection: Connection, begun: () => void) {
    this.#connection = connection;
    this.#begin = connection.prepare<[]>('BEGIN');
    this.#end = connection.prepare<[]>('COMMIT');
    this.#begun = begun;
  }

  begin(): void {
    if (this.#connection.inTransaction) return;
    this.#begin.run();
    this.#begun();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.end();
    });
  }

  end(): void {
    if (this.#connection.open && this.#connection.inTransaction) this.#end.run();
  }
}

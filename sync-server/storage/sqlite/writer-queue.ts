import { StorageUnavailable } from '../unavailable.ts';
import type { CommitTasks } from './commit-tasks.ts';
import type { Connection } from './connection.ts';

/** At most so long does one group hold the process before it commits and lets reads and sockets have their turn. */
const GROUP_BUDGET_MS = 50;

const BROKEN_DISK = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|BUSY|LOCKED|PROTOCOL|PERM)/;

interface Waiting {
  readonly run: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer. Requests that wait together share one transaction and one fsync; each has a savepoint of its own, so
 * that one that fails takes back only its own writes. Promises settle after the commit.
 */
export class WriterQueue {
  readonly #connection: Connection;
  readonly #tasks: CommitTasks;
  readonly #waiting: Waiting[] = [];
  #between: (() => void)[] = [];
  #scheduled = false;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(connection: Connection, tasks: CommitTasks) {
    this.#connection = connection;
    this.#tasks = tasks;
  }

  enqueue<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new StorageUnavailable('closed'));
    return new Promise<T>((resolve, reject) => {
      const result: { value?: T } = {};
      this.#waiting.push({
        run: () => {
          result.value = work();
          if (result.value instanceof Promise)
            throw new TypeError('The work of a write must be synchronous.');
        },
        resolve: () => resolve(result.value as T),
        reject,
      });
      this.#schedule();
    });
  }

  /** Runs work that must stand outside every transaction, between two groups. */
  alone(work: () => void): Promise<void> {
    if (this.#closed) return Promise.reject(new StorageUnavailable('closed'));
    return new Promise((resolve, reject) => {
      this.#between.push(() => {
        try {
          work();
          resolve();
        } catch (error) {
          reject(new StorageUnavailable(error));
        }
      });
      this.#schedule();
    });
  }

  /** Takes no more requests and resolves when the waiting ones are settled. */
  finish(): Promise<void> {
    this.#closed = true;
    if (!this.#scheduled) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      if (this.#waiting.length > 0) this.#commitGroup();
      for (const work of this.#between.splice(0)) work();
      this.#scheduled = false;
      if (this.#waiting.length > 0) return this.#schedule();
      for (const idle of this.#idle.splice(0)) idle();
    });
  }

  #commitGroup(): void {
    const group: Waiting[] = [];
    const settle: (() => void)[] = [];
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const deadline = performance.now() + GROUP_BUDGET_MS;
      do {
        const request = this.#waiting.shift();
        if (request === undefined) break;
        group.push(request);
        settle.push(this.#runInSavepoint(request));
      } while (performance.now() < deadline);
      this.#connection.exec('COMMIT');
    } catch (error) {
      this.#abandon(group, error);
      return;
    }
    for (const answer of settle) answer();
    this.#tasks.runGroup();
  }

  /** Returns how to answer the request once the group is on the disk; throws only when the disk itself fails. */
  #runInSavepoint(request: Waiting): () => void {
    this.#connection.exec('SAVEPOINT request');
    try {
      request.run();
    } catch (error) {
      if (isBrokenDisk(error)) throw error;
      this.#tasks.dropRequest();
      this.#connection.exec('ROLLBACK TO request');
      this.#connection.exec('RELEASE request');
      return () => request.reject(error);
    }
    this.#connection.exec('RELEASE request');
    this.#tasks.keepRequest();
    return request.resolve;
  }

  /** The transaction as a whole failed: nobody in it was kept. If it could not even begin, those waiting are told. */
  #abandon(group: readonly Waiting[], error: unknown): void {
    this.#tasks.dropGroup();
    if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
    const told = group.length > 0 ? group : this.#waiting.splice(0);
    for (const request of told) request.reject(new StorageUnavailable(error));
  }
}

function isBrokenDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    BROKEN_DISK.test(error.code)
  );
}

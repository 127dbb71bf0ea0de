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
  readonly #committed: () => void;
  readonly #begin;
  readonly #release;
  readonly #waiting: Waiting[] = [];
  #between: (() => void)[] = [];
  #scheduled = false;
  #closed = false;
  #idle: (() => void)[] = [];

  /** `committed` is called before anybody is answered, whenever what can be read has changed. */
  constructor(connection: Connection, tasks: CommitTasks, committed: () => void = () => undefined) {
    this.#connection = connection;
    this.#tasks = tasks;
    this.#committed = committed;
    this.#begin = connection.prepare<[]>('SAVEPOINT request');
    this.#release = connection.prepare<[]>('RELEASE request');
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
          this.#committed();
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
    // Whoever is alone needs no savepoint, for which SQLite copies every page that is touched.
    const isAlone = this.#waiting.length === 1;
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const deadline = performance.now() + GROUP_BUDGET_MS;
      do {
        const request = this.#waiting.shift();
        if (request === undefined) break;
        group.push(request);
        settle.push(isAlone ? this.#runAlone(request) : this.#runInSavepoint(request));
      } while (performance.now() < deadline);
      if (this.#connection.inTransaction) this.#connection.exec('COMMIT');
      this.#committed();
    } catch (error) {
      this.#abandon(group, error);
      return;
    }
    for (const answer of settle) answer();
    this.#tasks.runGroup();
  }

  /** As `#runInSavepoint`, for a request that is the whole group: if it fails, nothing is left to commit. */
  #runAlone(request: Waiting): () => void {
    try {
      request.run();
    } catch (error) {
      if (isBrokenDisk(error)) throw error;
      this.#tasks.dropRequest();
      this.#connection.exec('ROLLBACK');
      return () => request.reject(error);
    }
    this.#tasks.keepRequest();
    return request.resolve;
  }

  /** Returns how to answer the request once the group is on the disk; throws only when the disk itself fails. */
  #runInSavepoint(request: Waiting): () => void {
    this.#begin.run();
    try {
      request.run();
    } catch (error) {
      if (isBrokenDisk(error)) throw error;
      this.#tasks.dropRequest();
      this.#connection.exec('ROLLBACK TO request');
      this.#connection.exec('RELEASE request');
      return () => request.reject(error);
    }
    this.#release.run();
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

/** Whether SQLite says that the disk fails, and not the request. */
export function isBrokenDisk(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    BROKEN_DISK.test(error.code)
  );
}

import { ownScript } from '../app/trusted-urls.ts';
import { whenGone } from '../app/worker-life.ts';
import type { DraftWriter } from '../drafts.ts';
import type { WorkKeys } from '../vault/data-keys.ts';
import type { WorkRow } from '../work-database.ts';
import type { WriteNews, WriteRequest } from './write-message.ts';
import writeWorkerUrl from './write-worker.ts?worker&url';

/** A worker that was started: it is asked, and ended. */
export interface StartedWriter {
  ask(request: WriteRequest): void;
  end(): void;
}

/** Starts a worker that tells what it does, or that it is gone. */
export type StartWriter = (
  alive: string,
  tell: (news: WriteNews) => void,
  gone: () => void,
) => StartedWriter | null;

type Answer = WriteNews | { readonly is: 'gone' };

/**
 * Encrypts and writes in a worker, while the page draws what was typed: a key is on the disk before the picture of it is
 * on the screen. Until the worker lives, and whenever it is gone, the page writes by itself. Whoever calls waits for one
 * write before the next: that keeps their order whoever carries them out.
 */
export class WriteBeside implements DraftWriter {
  readonly #page: DraftWriter;
  readonly #account: string;
  readonly #keys: WorkKeys;
  readonly #start: StartWriter;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #worker: StartedWriter | null = null;
  #alive = false;
  #jobs = 0;
  #closed = false;

  constructor(page: DraftWriter, account: string, keys: WorkKeys, start: StartWriter = startWriter) {
    this.#page = page;
    this.#account = account;
    this.#keys = keys;
    this.#start = start;
  }

  /** Somebody is about to write: the worker is started if there is none. */
  awake(): void {
    if (this.#worker !== null || this.#closed) return;
    const alive = `homefile-writing-${crypto.randomUUID()}`;
    const worker = this.#start(
      alive,
      (news) => {
        if (worker === this.#worker) this.#hear(news);
      },
      () => {
        if (worker === this.#worker) this.#lose();
      },
    );
    this.#worker = worker;
    worker?.ask({ is: 'open', account: this.#account, keys: this.#keys, alive });
  }

  /** Resolves when the rows are on the disk. Rejects with the name of what the phone's store said. */
  async write(rows: readonly WorkRow[]): Promise<void> {
    const answer = await this.#askWorker(rows);
    if (answer.is === 'written') return;
    if (answer.is === 'refused')
      throw Object.assign(new Error('The phone kept nothing.'), { name: answer.name });
    await this.#page.write(rows);
    this.awake();
  }

  /** Ends the worker, and with it its connection and its use of the keys. What it still had, the page writes. */
  close(): void {
    this.#closed = true;
    this.#lose();
  }

  #askWorker(rows: readonly WorkRow[]): Promise<Answer> {
    const worker = this.#worker;
    if (worker === null || !this.#alive) return Promise.resolve({ is: 'gone' });
    const job = (this.#jobs += 1);
    return new Promise((resolve) => {
      this.#waiting.set(job, resolve);
      worker.ask({ is: 'write', job, rows });
    });
  }

  #hear(news: WriteNews): void {
    if (news.is === 'alive') {
      this.#alive = true;
      return;
    }
    this.#waiting.get(news.job)?.(news);
    this.#waiting.delete(news.job);
  }

  #lose(): void {
    this.#worker?.end();
    this.#worker = null;
    this.#alive = false;
    for (const answer of this.#waiting.values()) answer({ is: 'gone' });
    this.#waiting.clear();
  }
}

const startWriter: StartWriter = (alive, tell, gone) => {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(ownScript(writeWorkerUrl), { type: 'module' });
  const ended = new AbortController();
  worker.addEventListener('message', ({ data }: MessageEvent<WriteNews>) => {
    if (data.is === 'alive') whenGone(alive, ended.signal, gone);
    tell(data);
  });
  worker.addEventListener('error', gone);
  return {
    ask: (request) => worker.postMessage(request),
    end: () => {
      ended.abort();
      worker.terminate();
    },
  };
};

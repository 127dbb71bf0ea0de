import type { Known, Span } from '#domain/screening/span.ts';
import type { ScreeningNews, ScreeningRequest } from './screening-message.ts';
import screeningWorkerUrl from './screening-worker.ts?worker&url';
import { ownScript } from '../app/trusted-urls.ts';
import { watchLife } from '../app/worker-life.ts';

const waiting = new Map<number, (spans: readonly Span[] | null) => void>();
let worker: Worker | null = null;
let ended = new AbortController();
let jobs = 0;

/**
 * Screens words in a worker, so that typing never waits and the word lists stay out of the page. Null when the worker
 * ended: then nothing was looked at.
 */
export function screenInWorker(text: string, known: Known): Promise<readonly Span[] | null> {
  const job = (jobs += 1);
  return new Promise((resolve) => {
    waiting.set(job, resolve);
    const request: ScreeningRequest = { job, text, known };
    running().postMessage(request);
  });
}

/** Ends the worker, and with it what it had of the words; the next look starts another. */
export function endScreening(): void {
  worker?.terminate();
  worker = null;
  ended.abort();
  for (const resolve of waiting.values()) resolve(null);
  waiting.clear();
}

function running(): Worker {
  if (worker) return worker;
  const name = `homefile-screening-${crypto.randomUUID()}`;
  const started = new Worker(ownScript(screeningWorkerUrl), { type: 'module', name });
  ended = new AbortController();
  const lives = watchLife(name, ended.signal, endScreening);
  started.addEventListener('message', ({ data }: MessageEvent<ScreeningNews>) => {
    if (data === 'alive') {
      lives();
      return;
    }
    waiting.get(data.job)?.(data.spans);
    waiting.delete(data.job);
  });
  started.addEventListener('error', endScreening);
  worker = started;
  return started;
}

import type { Known, Span } from '#domain/screening/span.ts';
import type { ScreeningAnswer, ScreeningRequest } from './screening-message.ts';
import screeningWorkerUrl from './screening-worker.ts?worker&url';
import { ownScript } from '../app/trusted-urls.ts';

const waiting = new Map<number, (spans: readonly Span[] | null) => void>();
let worker: Worker | null = null;
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

function running(): Worker {
  if (worker) return worker;
  const started = new Worker(ownScript(screeningWorkerUrl), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<ScreeningAnswer>) => {
    waiting.get(data.job)?.(data.spans);
    waiting.delete(data.job);
  });
  started.addEventListener('error', () => {
    started.terminate();
    worker = null;
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  });
  worker = started;
  return started;
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Known } from '#domain/screening/span.ts';
import { endScreening, screenInWorker } from './note-screener.ts';
import type { ScreeningRequest } from './screening-message.ts';

vi.mock('./screening-worker.ts?worker&url', () => ({ default: 'screening-worker.js' }));
vi.mock('../app/trusted-urls.ts', () => ({ ownScript: (url: string) => url }));

const NOBODY: Known = { tenantNames: [], otherNames: [], phones: [], address: '' };
/** The pages that wait for a worker's lock, by its name: the system gives it to them when it has ended the worker. */
const locks = new Map<string, () => void>();

/** A worker that says that it lives, and answers unless a test keeps it from it. */
class FakeWorker extends EventTarget {
  static begun: string[] = [];
  static answers = true;
  readonly #name: string;
  constructor(_url: string, { name }: { name: string }) {
    super();
    this.#name = name;
    FakeWorker.begun.push(name);
    queueMicrotask(() => this.#say('alive'));
  }
  postMessage({ job }: ScreeningRequest): void {
    if (FakeWorker.answers) queueMicrotask(() => this.#say({ job, spans: [] }));
  }
  terminate(): void {
    locks.delete(this.#name);
  }
  #say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

beforeEach(() => {
  FakeWorker.begun = [];
  FakeWorker.answers = true;
  vi.stubGlobal('Worker', FakeWorker);
  const request = (name: string, _options: unknown, gone: () => void) => {
    locks.set(name, gone);
    return Promise.resolve();
  };
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => {
  endScreening();
  vi.unstubAllGlobals();
});

test('a worker that the system ends without a word leaves no look waiting, and the next look has another', async () => {
  FakeWorker.answers = false;
  const looks = [screenInWorker('one', NOBODY), screenInWorker('two', NOBODY)];
  await vi.waitFor(() => expect([...locks.keys()]).toEqual(FakeWorker.begun));
  for (const gone of [...locks.values()]) gone();
  expect(await Promise.all(looks)).toEqual([null, null]);
  FakeWorker.answers = true;
  expect(await screenInWorker('three', NOBODY)).toEqual([]);
  expect(FakeWorker.begun).toHaveLength(2);
});

test('when all is closed it ends, and whoever waits is told that nothing was looked at', async () => {
  FakeWorker.answers = false;
  const look = screenInWorker('one', NOBODY);
  endScreening();
  expect(await look).toBeNull();
});

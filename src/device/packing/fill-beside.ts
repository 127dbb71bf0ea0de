import type { Api } from '../api.ts';
import type { FillNews, FillRequest } from './fill-message.ts';
import { fillPack, type Filled } from './fill-pack.ts';
import fillWorkerUrl from './fill-worker.ts?worker&url';
import type { RecordDatabase } from '../records.ts';
import { RoundEnded } from '../sending/sync-state.ts';
import { ownScript } from '../app/trusted-urls.ts';
import { watchLife } from '../app/worker-life.ts';

/**
 * As `fillPack`, in a worker beside the page: thousands of records are encrypted and stored without holding up a tap. A
 * store without a key is filled by the page itself.
 */
export async function fillBeside(api: Api, database: RecordDatabase, filled: Filled): Promise<string | null> {
  const known = await database.filling();
  const { key } = database;
  if (key === null || (known !== null && known.state !== 'begun')) return fillPack(api, database, filled);
  const alive = `homefile-filling-${crypto.randomUUID()}`;
  const secret = await api.secret();
  return inWorker({ pack: database.pack, key, secret, alive }, api.ended, filled);
}

function inWorker(request: FillRequest, ended: AbortSignal | null, filled: Filled): Promise<string | null> {
  const worker = new Worker(ownScript(fillWorkerUrl), { type: 'module' });
  const stopped = new AbortController();
  return new Promise<string | null>((resolve, reject) => {
    const { signal } = stopped;
    const lives = watchLife(request.alive, signal, () => reject(broken('Error')));
    worker.addEventListener('message', ({ data }: MessageEvent<FillNews>) => {
      if (data.is === 'alive') lives();
      else if (data.is === 'batch') filled(...data.filled);
      else if (data.is === 'whole') resolve(data.since);
      else reject(data.is === 'ended' ? new RoundEnded(data.end) : broken(data.name));
    });
    worker.addEventListener('error', () => reject(broken('Error')));
    ended?.addEventListener('abort', () => reject(new RoundEnded({ because: 'no-signal' })), { signal });
    if (ended?.aborted === true) reject(new RoundEnded({ because: 'no-signal' }));
    else worker.postMessage(request);
  }).finally(() => {
    // With it go its connection to the store and its use of the key.
    worker.terminate();
    stopped.abort();
  });
}

function broken(name: string): Error {
  return Object.assign(new Error('The pack was not kept on this phone.'), { name });
}

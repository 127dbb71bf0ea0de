import { Api } from '../api.ts';
import type { FillNews, FillRequest } from './fill-message.ts';
import { fillPack } from './fill-pack.ts';
import { RecordDatabase } from '../records.ts';
import { RoundEnded } from '../sending/sync-state.ts';
import { recordCipher } from '../vault/record-cipher.ts';
import { liveUnder } from '../app/worker-life.ts';

self.addEventListener('message', ({ data }: MessageEvent<FillRequest>) => {
  liveUnder(data.alive, () => tell({ is: 'alive' }));
  void fill(data);
});

/** Asks, decrypts nothing, encrypts and stores: all of a pack's first filling, while the page stays free for the person. */
async function fill({ pack, key, secret }: FillRequest): Promise<void> {
  const database = new RecordDatabase(pack, recordCipher(key));
  try {
    const api = new Api().showing(() => Promise.resolve(secret));
    const since = await fillPack(api, database, (...filled) => tell({ is: 'batch', filled }));
    tell({ is: 'whole', since });
  } catch (error) {
    if (error instanceof RoundEnded) tell({ is: 'ended', end: error.end });
    else tell({ is: 'broken', name: error instanceof Error ? error.name : 'Error' });
  } finally {
    await database.close();
  }
}

function tell(news: FillNews): void {
  self.postMessage(news);
}

import { liveUnder } from '../app/worker-life.ts';
import { workDatabase, type WorkDatabase } from '../work-database.ts';
import type { WriteNews, WriteRequest } from './write-message.ts';

let database: WorkDatabase | null = null;

self.addEventListener('message', ({ data }: MessageEvent<WriteRequest>) => {
  if (data.is === 'open') {
    database = workDatabase(data.account, data.keys);
    liveUnder(data.alive, () => tell({ is: 'alive' }));
  } else void write(data);
});

async function write({ job, rows }: Extract<WriteRequest, { is: 'write' }>): Promise<void> {
  try {
    if (database === null) throw new Error('Nobody has said whose work this is.');
    await database.write(rows);
    tell({ is: 'written', job });
  } catch (error) {
    // Its message may quote what was written.
    tell({ is: 'refused', job, name: error instanceof Error ? error.name : 'Error' });
  }
}

function tell(news: WriteNews): void {
  self.postMessage(news);
}

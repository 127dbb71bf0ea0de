import { besideTheirs, Figures, inTurn, written, type ServerBench, type ServerLine } from './bench.ts';
import type { Client } from './client.ts';
import { batchesOf } from './documents.ts';
import { pushAll } from './push-and-pull.ts';
import { processorMs } from './servers.ts';

const DOCUMENTS = 58_000;
const TIMES = 100;
const MOST_MS = 10;

/** `no-change`: a client that has all of a database of 58,000 documents asks whether there is more. */
export async function noChange(bench: ServerBench): Promise<readonly ServerLine[]> {
  const figures = new Figures();
  const batches = batchesOf(DOCUMENTS);
  const checkpoint = '/no-change/_local/checkpoint-of-the-bench';
  let processor = Number.NaN;
  for (const { name, client, pid } of inTurn(bench, 0)) {
    await client.send('/no-change', { method: 'PUT' });
    await pushAll(client, '/no-change', batches);
    const info = await client.json<{ readonly update_seq: unknown }>('/no-change');
    await client.send(checkpoint, { method: 'PUT', body: '{"last_seq":1}' });
    const before = processorMs(pid);
    for (let time = 0; time < TIMES; time += 1) {
      const began = performance.now();
      await ask(client, checkpoint, String(info.update_seq));
      figures.add(name, performance.now() - began);
    }
    if (name === 'ours') processor = (processorMs(pid) - before) / TIMES;
    await client.send('/no-change', { method: 'DELETE' });
  }
  const line = besideTheirs(figures, {
    what: `no-change sync of ${DOCUMENTS.toLocaleString('en-GB')} documents`,
    ...{ unit: 'ms', digits: 1, smaller: true, target: null },
    limits: `${written(processor, 'ms', 1)} of processor time`,
  });
  const ms = figures.median('ours') ?? Number.NaN;
  return [{ ...line, target: `${MOST_MS} ms`, met: ms < MOST_MS }];
}

async function ask(client: Client, checkpoint: string, since: string): Promise<void> {
  await client.send('/no-change');
  await client.send(checkpoint);
  const query = `style=all_docs&limit=100&since=${encodeURIComponent(since)}`;
  const { results } = await client.json<{ readonly results: readonly object[] }>(
    `/no-change/_changes?${query}`,
  );
  if (results.length > 0) throw new Error('Something changed.');
}

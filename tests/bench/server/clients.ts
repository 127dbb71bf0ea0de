import { besideTheirs, Figures, inTurn, ROUNDS, type ServerBench, type ServerLine } from './bench.ts';
import type { Client } from './client.ts';
import { batchesOf, type SentBatch } from './documents.ts';
import { measure, processorTime } from './measured.ts';
import { pullAll, pushAll } from './push-and-pull.ts';

const CLIENTS = 200;
const RECORDS = 10;

/**
 * `clients`: 200 clients at once, each on a database of its own. A sync asks how far it came, sends ten documents, says so,
 * hears what changed, fetches it and says so again.
 */
export async function clients(bench: ServerBench): Promise<readonly ServerLine[]> {
  const figures = new Figures();
  for (const { client } of inTurn(bench, 0))
    for (let n = 0; n < CLIENTS; n += 1) await client.send(`/client-${n}`, { method: 'PUT' });
  for (let round = 0; round < ROUNDS; round += 1) {
    const batches = batchesOf(RECORDS, `round-${round}`);
    for (const subject of inTurn(bench, round)) {
      const one = (n: number) =>
        sync(subject.client, `/client-${n}`, { batches, held: (round + 1) * RECORDS });
      const work = () => Promise.all(Array.from({ length: CLIENTS }, (_, n) => one(n)));
      await measure(figures, subject, { count: CLIENTS, work });
    }
  }
  return [
    besideTheirs(figures, {
      what: `clients: ${CLIENTS} at once`,
      unit: 'syncs/s',
      target: 6.3,
      limits: processorTime(figures),
    }),
  ];
}

interface Sync {
  readonly batches: readonly SentBatch[];
  /** How many documents are there after it. */
  readonly held: number;
}

async function sync(client: Client, database: string, { batches, held }: Sync): Promise<void> {
  await client.send(database);
  const checkpoint = `${database}/_local/checkpoint-of-the-bench`;
  const { status, body } = await client.try(checkpoint);
  const known = status === 200 ? (JSON.parse(body.toString()) as { readonly _rev: string })._rev : null;
  await pushAll(client, database, batches);
  const rev = await say(client, checkpoint, known);
  await pullAll(client, database, held);
  await say(client, checkpoint, rev);
}

async function say(client: Client, checkpoint: string, rev: string | null): Promise<string> {
  const body = JSON.stringify({ ...(rev === null ? {} : { _rev: rev }), last_seq: 1 });
  return (await client.json<{ readonly rev: string }>(checkpoint, { method: 'PUT', body })).rev;
}

import { BareSqlite } from './bare-sqlite.ts';
import {
  BATCH,
  besideTheirs,
  Figures,
  inTurn,
  limit,
  ROUNDS,
  type ServerBench,
  type ServerLine,
} from './bench.ts';
import type { Client } from './client.ts';
import { batchesOf, type SentBatch } from './documents.ts';
import { measure, perSecond, processorTime } from './measured.ts';

const DOCUMENTS = 10_000;

/** `push` and `pull`: 10,000 documents of 1 kB, a hundred at a time, each request after the answer to the one before. */
export async function pushAndPull(bench: ServerBench): Promise<readonly ServerLine[]> {
  const [pushed, pulled] = [new Figures(), new Figures()];
  const batches = batchesOf(DOCUMENTS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const database = `/bench-${round}`;
    let bytes = 0;
    for (const { name, client, pid } of inTurn(bench, round)) {
      await client.send(database, { method: 'PUT' });
      const push = () => pushAll(client, database, batches);
      const pull = async () => {
        bytes = await pullAll(client, database, DOCUMENTS);
      };
      await measure(pushed, { name, pid }, { count: DOCUMENTS, work: push });
      await measure(pulled, { name, pid }, { count: DOCUMENTS, work: pull });
      await client.send(database, { method: 'DELETE' });
    }
    await bareRound(bench, batches, { round, bytes, pushed, pulled });
  }
  const limits = (figures: Figures) =>
    [
      limit(figures, 'bare SQLite', 'docs/s'),
      limit(figures, 'bare HTTP', 'docs/s'),
      processorTime(figures),
    ].join('; ');
  return [
    besideTheirs(pushed, { what: 'push', unit: 'docs/s', target: 3.8, limits: limits(pushed) }),
    besideTheirs(pulled, { what: 'pull', unit: 'docs/s', target: 7.3, limits: limits(pulled) }),
  ];
}

/** As a replicator: which of them are missing, then those. Throws when not all were, or not all were taken. */
export async function pushAll(
  client: Client,
  database: string,
  batches: readonly SentBatch[],
): Promise<void> {
  for (const { revsDiff, bulkDocs, bare } of batches) {
    const missing = await client.post<object>(`${database}/_revs_diff`, revsDiff);
    if (Object.keys(missing).length !== bare.length) throw new Error('Not all were missing.');
    const refused = await client.post<readonly object[]>(`${database}/_bulk_docs`, bulkDocs);
    if (refused.length > 0) throw new Error(`Not all were taken: ${JSON.stringify(refused[0])}`);
  }
}

interface Changes {
  readonly results: readonly { readonly id: string; readonly changes: readonly { readonly rev: string }[] }[];
  readonly last_seq: unknown;
}

/** As a replicator: what changed, then the bodies. Returns their bytes; throws when not all came. */
export async function pullAll(client: Client, database: string, expected: number): Promise<number> {
  let [since, count, bytes] = ['0', 0, 0];
  for (;;) {
    const query = `style=all_docs&limit=${BATCH}&since=${encodeURIComponent(since)}`;
    const { results, last_seq: lastSeq } = await client.json<Changes>(`${database}/_changes?${query}`);
    if (results.length === 0) break;
    const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
    const { body } = await client.send(`${database}/_bulk_get?revs=true&latest=true`, {
      method: 'POST',
      body: JSON.stringify({ docs }),
    });
    count += docs.length;
    bytes += body.length;
    if (occurrences(body, '"ok":') !== docs.length) throw new Error('Not all that changed came.');
    since = typeof lastSeq === 'string' ? lastSeq : JSON.stringify(lastSeq);
  }
  if (count !== expected) throw new Error(`${count} documents came of ${expected}.`);
  return bytes;
}

interface BareRound {
  readonly round: number;
  /** Of all answers of one pull. */
  readonly bytes: number;
  readonly pushed: Figures;
  readonly pulled: Figures;
}

/** The same bytes into and out of one table, and over HTTP to a server that does nothing with them. */
async function bareRound(
  { folder, bareHttp }: ServerBench,
  batches: readonly SentBatch[],
  { round, bytes, pushed, pulled }: BareRound,
): Promise<void> {
  const bare = new BareSqlite(folder, `push-${round}`);
  pushed.add(
    'bare SQLite',
    await perSecond(DOCUMENTS, () => batches.forEach((batch) => bare.insert(batch.bare))),
  );
  pulled.add(
    'bare SQLite',
    await perSecond(DOCUMENTS, () => batches.forEach((batch) => bare.read(batch.bare.map(({ id }) => id)))),
  );
  bare.close();
  pushed.add(
    'bare HTTP',
    await perSecond(DOCUMENTS, async () => {
      for (const { revsDiff, bulkDocs } of batches) {
        await bareHttp.send(`/?bytes=${revsDiff.length}`, { method: 'POST', body: revsDiff });
        await bareHttp.send('/', { method: 'POST', body: bulkDocs });
      }
    }),
  );
  const [ofChanges, ofBodies] = [batches[0]?.revsDiff ?? '', Math.round(bytes / batches.length)];
  pulled.add(
    'bare HTTP',
    await perSecond(DOCUMENTS, async () => {
      for (const { revsDiff } of batches) {
        await bareHttp.send(`/?bytes=${ofChanges.length * 2}`);
        await bareHttp.send(`/?bytes=${ofBodies}`, { method: 'POST', body: revsDiff });
      }
    }),
  );
}

function occurrences(body: Buffer, text: string): number {
  let count = 0;
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) count += 1;
  return count;
}

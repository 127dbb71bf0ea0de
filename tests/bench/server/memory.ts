import type { ClientRequest } from 'node:http';
import {
  besideTheirs,
  Figures,
  inTurn,
  written,
  type ServerBench,
  type ServerLine,
  type Subject,
} from './bench.ts';
import { batchesOf } from './documents.ts';
import { pullAll, pushAll } from './push-and-pull.ts';
import { memoryOf } from './servers.ts';

const DOCUMENTS = 20_000;
const MOST_MB = 150;
const FEEDS = 5_000;
const MOST_MB_WITH_FEEDS = 250;
/** Connections that are opened together. */
const AT_ONCE = 100;

/** `memory`: the most that each server ever had in use while 20,000 documents went in and came out again. */
export async function memory(bench: ServerBench): Promise<readonly ServerLine[]> {
  const figures = new Figures();
  const batches = batchesOf(DOCUMENTS);
  for (const { name, client, pid } of inTurn(bench, 0)) {
    await client.send('/bench-memory', { method: 'PUT' });
    await pushAll(client, '/bench-memory', batches);
    await pullAll(client, '/bench-memory', DOCUMENTS);
    figures.add(name, memoryOf(pid).most);
    await client.send('/bench-memory', { method: 'DELETE' });
  }
  return [againstMost(figures, 'memory, at most', MOST_MB)];
}

/**
 * `feeds`: 5,000 continuous feeds that nothing happens on, on fifty databases. Ours alone: pouchdb-server does not begin to
 * answer before something happens, so that nobody could say how many of its feeds are open.
 */
export async function feeds({ ours }: ServerBench): Promise<readonly ServerLine[]> {
  const figures = new Figures();
  for (let n = 0; n < 50; n += 1) await ours.client.send(`/feed-${n}`, { method: 'PUT' });
  const before = memoryOf(ours.pid).now;
  const open: ClientRequest[] = [];
  while (open.length < FEEDS) open.push(...(await openFeeds(ours, open.length)));
  figures.add('ours', memoryOf(ours.pid).most);
  figures.add('ours, before', before);
  for (const request of open) request.destroy();
  const line = againstMost(
    figures,
    `feeds: ${FEEDS.toLocaleString('en-GB')} idle, at most`,
    MOST_MB_WITH_FEEDS,
  );
  return [{ ...line, limits: `${written(figures.median('ours, before') ?? Number.NaN, 'MB')} before` }];
}

function openFeeds({ client }: Subject, from: number): Promise<readonly ClientRequest[]> {
  const one = (n: number) =>
    new Promise<ClientRequest>((resolve, reject) => {
      const path = `/feed-${n % 50}/_changes?feed=continuous&since=0&heartbeat=1000000`;
      const request = client.begin(path, {}, (answer) => {
        answer.on('data', () => undefined);
        answer.on('error', () => undefined);
        if (answer.statusCode === 200) resolve(request);
        else reject(new Error(`A feed was answered ${String(answer.statusCode)}.`));
      });
      request.on('error', reject);
    });
  return Promise.all(Array.from({ length: AT_ONCE }, (_, n) => one(from + n)));
}

function againstMost(figures: Figures, what: string, most: number): ServerLine {
  const line = besideTheirs(figures, { what, unit: 'MB', smaller: true, target: null });
  return { ...line, target: `${most} MB`, met: (figures.median('ours') ?? Number.NaN) < most };
}

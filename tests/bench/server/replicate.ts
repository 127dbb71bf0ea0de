import httpAdapter from 'pouchdb-adapter-http';
import memoryAdapter from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { besideTheirs, Figures, inTurn, type ServerBench, type ServerLine, type Subject } from './bench.ts';
import { batchesOf } from './documents.ts';
import { measure, processorTime } from './measured.ts';

PouchDB.plugin(memoryAdapter).plugin(httpAdapter).plugin(replication);

const DOCUMENTS = 3_000;
const REPLICATE_ROUNDS = 3;
/** What CouchDB does of pouchdb-server: most of the time is PouchDB's own, in this process. */
const TARGET = 1.2;

/** `replicate`: a stock PouchDB in memory, to the server and from it again. */
export async function replicate(bench: ServerBench): Promise<readonly ServerLine[]> {
  const [to, from] = [new Figures(), new Figures()];
  const documents = batchesOf(DOCUMENTS).flatMap(({ bare }) =>
    bare.map(({ body }) => {
      const { _id, words } = JSON.parse(String(body)) as { readonly _id: string; readonly words: string };
      return { _id, words };
    }),
  );
  for (let round = 0; round < REPLICATE_ROUNDS; round += 1)
    for (const subject of inTurn(bench, round)) {
      const named = `${subject.name}-${round}`;
      const source = new PouchDB<{ readonly words: string }>(`from-${named}`, { adapter: 'memory' });
      const target = new PouchDB<{ readonly words: string }>(`to-${named}`, { adapter: 'memory' });
      await source.bulkDocs(documents);
      await subject.client.send(`/replicate-${round}`, { method: 'PUT' });
      const remote = remoteOf(subject, `replicate-${round}`);
      const count = DOCUMENTS;
      await measure(to, subject, { count, work: () => source.replicate.to(remote) });
      await measure(from, subject, { count, work: () => target.replicate.from(remote) });
      if ((await target.info()).doc_count !== DOCUMENTS) throw new Error('Not all documents came back.');
      await Promise.all([source.destroy(), target.destroy()]);
      await subject.client.send(`/replicate-${round}`, { method: 'DELETE' });
    }
  const judgement = { unit: 'docs/s', target: TARGET };
  return [
    besideTheirs(to, { what: 'replicate, to the server', limits: processorTime(to), ...judgement }),
    besideTheirs(from, { what: 'replicate, from the server', limits: processorTime(from), ...judgement }),
  ];
}

function remoteOf({ client }: Subject, database: string) {
  const headers = client.headers;
  return new PouchDB<{ readonly words: string }>(`${client.address}/${database}`, {
    skip_setup: true,
    fetch: (url: string | Request, options: RequestInit = {}) => {
      const all = new Headers(options.headers);
      for (const [name, value] of Object.entries(headers)) all.set(name, value);
      return fetch(url, { ...options, headers: all });
    },
  });
}

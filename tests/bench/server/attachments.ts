import { randomBytes } from 'node:crypto';
import { BareSqlite } from './bare-sqlite.ts';
import { besideTheirs, Figures, inTurn, limit, ROUNDS, type ServerBench, type ServerLine } from './bench.ts';
import { measure, perSecond, processorTime } from './measured.ts';

const BYTES = 200_000;
const COUNT = 100;
/** As many phones as send a picture at the same moment. */
const AT_ONCE = 4;

/** `attachments`: a hundred pictures of 200 kB, four at a time, each the only attachment of a new document; then out again. */
export async function attachments(bench: ServerBench): Promise<readonly ServerLine[]> {
  const [taken, given] = [new Figures(), new Figures()];
  const pictures = Array.from({ length: COUNT }, () => randomBytes(BYTES));
  const megabytes = (COUNT * BYTES) / 1e6;
  for (let round = 0; round < ROUNDS; round += 1) {
    const database = `/attachments-${round}`;
    for (const { name, client, pid } of inTurn(bench, round)) {
      await client.send(database, { method: 'PUT' });
      const all = async (one: (n: number, picture: Buffer) => Promise<unknown>) => {
        const waiting = [...pictures.entries()];
        const worker = async () => {
          for (let next = waiting.shift(); next; next = waiting.shift()) await one(...next);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
      };
      const put = (n: number, body: Buffer) =>
        client.send(`${database}/photo-${n}/picture.jpg`, {
          ...{ method: 'PUT', body, headers: { 'content-type': 'image/jpeg' } },
        });
      const get = async (n: number, picture: Buffer) => {
        const { body } = await client.send(`${database}/photo-${n}/picture.jpg`);
        if (body.length !== picture.length) throw new Error('An attachment came back with another length.');
      };
      await measure(taken, { name, pid }, { count: megabytes, work: () => all(put) });
      await measure(given, { name, pid }, { count: megabytes, work: () => all(get) });
      await client.send(database, { method: 'DELETE' });
    }
    bareRound(bench, taken, { round, pictures });
    given.add(
      'bare HTTP',
      await perSecond(megabytes, async () => {
        for (const picture of pictures) await bench.bareHttp.send(`/?bytes=${picture.length}`);
      }),
    );
  }
  const unit = 'MB/s';
  const bareTaken = `${limit(taken, 'bare SQLite', unit)}; ${processorTime(taken)}`;
  const bareGiven = `${limit(given, 'bare HTTP', unit)}; ${processorTime(given)}`;
  return [
    besideTheirs(taken, { what: 'attachments, in', unit, target: 8.5, limits: bareTaken }),
    besideTheirs(given, { what: 'attachments, out', unit, target: 1.8, limits: bareGiven }),
  ];
}

/** The same bytes into one table, four of them on the disk at a time. */
function bareRound(
  { folder }: ServerBench,
  taken: Figures,
  { round, pictures }: { readonly round: number; readonly pictures: readonly Buffer[] },
): void {
  const bare = new BareSqlite(folder, `attachments-${round}`);
  const bodies = pictures.map((body, n) => ({ id: String(n), body }));
  const began = performance.now();
  for (let from = 0; from < COUNT; from += AT_ONCE) bare.insert(bodies.slice(from, from + AT_ONCE));
  taken.add('bare SQLite', ((COUNT * BYTES) / 1e6 / (performance.now() - began)) * 1000);
  bare.close();
}

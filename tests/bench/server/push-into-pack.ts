import { BareSqlite } from './bare-sqlite.ts';
import {
  BATCH,
  besideTheirs,
  Figures,
  inTurn,
  limit,
  ROUNDS,
  type Phone,
  type ServerBench,
  type ServerLine,
} from './bench.ts';
import { inBatches, type SentBatch } from './documents.ts';
import { measure, perSecond, processorTime } from './measured.ts';
import { pushAll } from './push-and-pull.ts';
import { visitRecords } from './visit-records.ts';

/** Phones that send in one round, one after the other, each what was recorded at one home. */
const PHONES = 20;

/**
 * `push-into-pack`: what phones recorded, sent as they send it: judged by the gate, filed in `files`, indexed, journalled and
 * brought into the packs that it concerns. pouchdb-server takes the same documents as they are.
 */
export async function pushIntoPack(bench: ServerBench): Promise<readonly ServerLine[]> {
  const figures = new Figures();
  for (let round = 0; round < ROUNDS; round += 1) {
    const phones = bench.landlord.phones.slice(round * PHONES, (round + 1) * PHONES);
    const sent = phones.map((phone) => ({ phone, batches: inBatches(visitRecords(phone, BATCH)) }));
    const count = PHONES * BATCH;
    for (const subject of inTurn(bench, round)) {
      const isOurs = subject.name === 'ours';
      if (!isOurs) await subject.client.send(`/pack-${round}`, { method: 'PUT' });
      const work = async () => {
        for (const { phone, batches } of sent)
          await (isOurs ? sendAs(bench, phone, batches) : pushAll(subject.client, `/pack-${round}`, batches));
      };
      await measure(figures, subject, { count, work });
    }
    const bare = new BareSqlite(bench.folder, `pack-${round}`);
    const all = sent.flatMap(({ batches }) => batches);
    figures.add('bare SQLite', await perSecond(count, () => all.forEach((one) => bare.insert(one.bare))));
    bare.close();
  }
  const limits = `${limit(figures, 'bare SQLite', 'docs/s')}; ${processorTime(figures)}`;
  return [besideTheirs(figures, { what: 'push-into-pack', unit: 'docs/s', target: 3.8, limits })];
}

/** Sends what a phone recorded into its own pack. */
export function sendAs({ ours }: ServerBench, phone: Phone, batches: readonly SentBatch[]): Promise<void> {
  return pushAll(ours.client.as({ cookie: phone.cookie }), `/${phone.pack}`, batches);
}

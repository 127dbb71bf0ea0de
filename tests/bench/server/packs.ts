import { Figures, median, ROUNDS, written, type ServerBench, type ServerLine } from './bench.ts';
import { inBatches } from './documents.ts';
import { perSecond } from './measured.ts';
import { sendAs } from './push-into-pack.ts';
import { startOurs, end } from './servers.ts';
import { visitRecords } from './visit-records.ts';

const FEW_PACKS = 100;
const PHONES = 10;
const RECORDS = 50;
/** A write that looked at all packs would take twenty times as long among two thousand of them as among a hundred. */
const AT_MOST = 1.25;

/** `packs`: what a phone sends, filed with all packs present and with a hundred. A write must not look at packs it does not reach. */
export async function packs(bench: ServerBench): Promise<readonly ServerLine[]> {
  const few = await bench.anotherLandlord(FEW_PACKS);
  const ours = await startOurs(few.data);
  const among = { many: bench, few: { ...bench, ours, landlord: few.landlord } };
  const figures = new Figures();
  const ratios: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const took = { many: 0, few: 0 };
      for (const name of round % 2 === 0 ? (['many', 'few'] as const) : (['few', 'many'] as const)) {
        const { phones } = among[name].landlord;
        const senders = phones.slice(-PHONES * (round + 1)).slice(0, PHONES);
        const sent = senders.map((phone) => ({ phone, batches: inBatches(visitRecords(phone, RECORDS)) }));
        const rate = await perSecond(PHONES * RECORDS, async () => {
          for (const { phone, batches } of sent) await sendAs(among[name], phone, batches);
        });
        figures.add(name, rate);
        took[name] = 1 / rate;
      }
      ratios.push(took.many / took.few);
    }
  } finally {
    ours.client.close();
    await end(ours);
  }
  const times = median(ratios);
  const among100 = written(figures.median('few') ?? Number.NaN, 'docs/s');
  return [
    {
      what: `packs: filed among ${bench.landlord.phones.length.toLocaleString('en-GB')}`,
      ours: written(figures.median('many') ?? Number.NaN, 'docs/s'),
      theirs: null,
      ratio: null,
      limits: `among ${FEW_PACKS} ${among100}: ${times.toFixed(2)} times as long`,
      target: `at most ${AT_MOST} times as long`,
      met: times <= AT_MOST,
    },
  ];
}

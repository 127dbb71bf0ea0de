import { besideTheirs, Figures, inTurn, type ServerBench, type ServerLine } from './bench.ts';
import type { Client } from './client.ts';

const LISTENERS = 200;
const TIMES = 9;
/** So long every listener has been waiting when the document is written. */
const SETTLED_MS = 1_000;

/** `fan-out`: 200 listeners wait for the next change of one database; how long from the write until the last of them has it. */
export async function fanOut(bench: ServerBench): Promise<readonly ServerLine[]> {
  const figures = new Figures();
  for (const { client } of inTurn(bench, 0)) await client.send('/fan-out', { method: 'PUT' });
  for (let time = 0; time < TIMES; time += 1)
    for (const { name, client } of inTurn(bench, time)) figures.add(name, await tell(client, time));
  return [
    besideTheirs(figures, {
      what: `fan-out: ${LISTENERS} listeners told after`,
      ...{ unit: 'ms', digits: 1, smaller: true, target: 3 },
    }),
  ];
}

async function tell(client: Client, time: number): Promise<number> {
  const { update_seq: since } = await client.json<{ readonly update_seq: unknown }>('/fan-out');
  const query = `feed=longpoll&timeout=30000&since=${encodeURIComponent(String(since))}`;
  const told = Array.from({ length: LISTENERS }, async () => {
    const { body } = await client.send(`/fan-out/_changes?${query}`);
    if (!body.includes(`"told-${time}"`)) throw new Error('A listener was told of nothing.');
    return performance.now();
  });
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const began = performance.now();
  await client.send(`/fan-out/told-${time}`, { method: 'PUT', body: '{"words":"changed"}' });
  return Math.max(...(await Promise.all(told))) - began;
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachments } from './attachments.ts';
import type { ServerBench, ServerLine } from './bench.ts';
import { Client } from './client.ts';
import { clients } from './clients.ts';
import { fanOut } from './fan-out.ts';
import { makeLandlord } from './landlord-folder.ts';
import { feeds, memory } from './memory.ts';
import { noChange } from './no-change.ts';
import { packs } from './packs.ts';
import { pushAndPull } from './push-and-pull.ts';
import { pushIntoPack } from './push-into-pack.ts';
import { replicate } from './replicate.ts';
import { end, installTheirs, startBareHttp, startOurs, startTheirs } from './servers.ts';

const PARTS = {
  push: pushAndPull,
  'push-into-pack': pushIntoPack,
  pull: pushAndPull,
  replicate,
  attachments,
  'fan-out': fanOut,
  clients,
  memory,
  feeds,
  packs,
  'no-change': noChange,
} as const;

export type ServerPart = keyof typeof PARTS;

export interface ServerWish {
  readonly parts: readonly ServerPart[];
  /** How many packs are in our data folder while it is measured. */
  readonly packs: number;
  readonly say: (sentence: string) => void;
  /** Told each line as it is measured. */
  readonly tell: (line: ServerLine) => void;
}

/** Measures our server as it is built, beside pouchdb-server and the bare limits, part by part, each on servers just started. */
export async function measureServer({ parts, packs: count, say, tell }: ServerWish): Promise<void> {
  const missing = await installTheirs(say);
  if (missing !== null) say(`  Not measured beside pouchdb-server: ${missing}.`);
  const folder = mkdtempSync(join(tmpdir(), 'homefile-bench-server-'));
  const data = join(folder, 'data');
  const anotherLandlord = async (packsOfIt: number) => {
    const another = join(folder, `data-${packsOfIt}`);
    return { data: another, landlord: await makeLandlord(another, packsOfIt) };
  };
  try {
    const landlord = await makeLandlord(data, count);
    // Push and pull are one part with two names.
    for (const part of new Set(parts.map((name) => PARTS[name]))) {
      const ours = await startOurs(data);
      const bare = await startBareHttp();
      const theirFolder = join(folder, `pouchdb-server-${part.name}`);
      mkdirSync(theirFolder);
      const theirs = missing === null ? await startTheirs(theirFolder, await freePort()) : null;
      const bareHttp = new Client(bare.address);
      const bench: ServerBench = { ours, theirs, bareHttp, folder, landlord, anotherLandlord };
      try {
        for (const line of await part(bench)) tell(line);
      } finally {
        for (const client of [ours.client, bareHttp, theirs?.client]) client?.close();
        await Promise.all([ours, bare, ...(theirs === null ? [] : [theirs])].map(end));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** pouchdb-server takes no port 0. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLandlord, aVisit, issue, type Landlord } from '../../sync-server/files/filing.fixture.ts';
import { londonToday } from '../../sync-server/packs/london-today.ts';
import { Disk, LOSINGS } from './power-cut/disk.ts';
import type { DiskEvent } from './power-cut/events.ts';
import { broken, promisedBy, type Promised } from './power-cut/promises.ts';
import { readTrace, STRACE } from './power-cut/read-trace.ts';
import { writeAll, type Amount } from './power-cut/workload.ts';
import { chanceFrom } from './support/chance.ts';

const LONG = process.env['HOMEFILE_LONG'] === '1';
const CUTS = 1_000;
const AMOUNT: Amount = { documents: 120, batches: 40, attachments: 4, rounds: 25 };
const SEED = 20_261_127;
const hasStrace = LONG && spawnSync('strace', ['--seccomp-bpf', '-f', 'true']).status === 0;

/** A power cut, played again from what the real process wrote and synced. Without strace nobody knows what that was. */
describe.skipIf(!hasStrace)('a power cut', () => {
  // In memory where there is room for it: what is played needs no disk to be slow.
  const scratch = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'homefile-power-cut-'));
  // In the project, so that the packages are found.
  const built = resolve('node_modules/.homefile-power-cut', String(process.pid));
  beforeAll(async () => {
    const config = { configFile: 'vite.server.config.ts', logLevel: 'warn' as const };
    await build({ ...config, build: { outDir: built, emptyOutDir: true } });
  });
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
    rmSync(built, { recursive: true, force: true });
  });

  it(
    `at any of ${CUTS} moments loses nothing that was acknowledged, and no file needs a hand`,
    { timeout: 3_600_000 },
    async () => {
      const recorded = await record(built, AMOUNT);
      expect(recorded.syncs).toBeGreaterThan(300);
      // The log was emptied into the database more than once: that is where a wrong order would lose most.
      expect(recorded.checkpoints).toBeGreaterThan(2);
      const seen = await play(recorded, CUTS);
      process.stdout.write(
        `power cut: ${JSON.stringify({ ...seen, syncs: recorded.syncs, checkpoints: recorded.checkpoints })}\n`,
      );
      expect(seen.wrong).toEqual([]);
      expect(seen.promised).toBeGreaterThan(1_000);
    },
  );

  it(
    'would be noticed: a server that does not wait for the disk loses what it acknowledged',
    { timeout: 3_600_000 },
    async () => {
      const hasty = `${built}-hasty`;
      cpSync(built, hasty, { recursive: true });
      let changed = 0;
      for (const name of readdirSync(hasty, { recursive: true, encoding: 'utf8' }).filter((one) =>
        one.endsWith('.js'),
      )) {
        const text = readFileSync(join(hasty, name), 'utf8');
        const wrong = text.replaceAll('synchronous = FULL', 'synchronous = OFF');
        if (wrong !== text) changed += 1;
        writeFileSync(join(hasty, name), wrong);
      }
      expect(changed).toBe(1);
      try {
        const seen = await play(
          await record(hasty, { documents: 20, batches: 5, attachments: 1, rounds: 3 }),
          25,
        );
        expect(seen.wrong.join()).toMatch(/was lost|is damaged|does not start/);
      } finally {
        rmSync(hasty, { recursive: true, force: true });
      }
    },
  );

  interface Recorded {
    readonly folder: string;
    readonly before: ReadonlyMap<string, Buffer>;
    readonly events: readonly DiskEvent[];
    readonly syncs: number;
    readonly checkpoints: number;
  }

  /** Runs the real server on a landlord's folder while clients write, and reads what it did. */
  async function record(server: string, amount: Amount): Promise<Recorded> {
    const landlord = await aLandlord();
    const { folder } = landlord;
    await plan(landlord);
    await landlord.storage.close();
    const before = new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path, readFileSync(path)]),
    );
    const trace = join(scratch, 'trace');
    const main = JSON.stringify(pathToFileURL(join(server, 'main.js')).href);
    const run = `import(${main}).then(({ run }) => run(['serve', '--port', '0', '--data', ${JSON.stringify(folder)}], process.cwd()))`;
    const [command = '', ...options] = STRACE;
    const child = spawn(command, [...options, `--output=${trace}`, process.execPath, '--eval', run], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const ended = new Promise((done) => child.once('exit', done));
    try {
      const port = await new Promise<number>((ready, failed) => {
        child.stdout.on('data', (said: Buffer) => ready(Number(/:(\d+)\s*$/.exec(said.toString())?.[1])));
        child.once('exit', () => failed(new Error('The server did not start.')));
      });
      await writeAll(port, landlord, amount);
    } finally {
      // As a cut does: what an orderly end would write and sync is not played.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
    }
    const sizes = new Map([...before].map(([path, bytes]) => [path, bytes.length]));
    const events = await readTrace(trace, dirname(folder), sizes);
    rmSync(folder, { recursive: true, force: true });
    const database = join(folder, 'homefile.sqlite');
    const syncs = events.filter(({ did }) => did === 'sync').length;
    const checkpoints = events.filter((event) => event.did === 'sync' && event.path === database).length;
    return { folder, before, events, syncs, checkpoints };
  }

  async function plan({ storage, office, surveyor, home }: Landlord): Promise<void> {
    const now = Date.now();
    await storage.write((tx) =>
      issue(tx, office, 'visit', aVisit(surveyor, londonToday(now)), { home }, undefined, now),
    );
  }

  /** Cuts the power at so many moments, in turn with every kind of loss, and starts on what is left. */
  async function play({ folder, before, events }: Recorded, cuts: number) {
    const chance = chanceFrom(SEED);
    const disk = new Disk();
    for (const [path, bytes] of before) disk.put(path, Buffer.from(bytes));
    const promised: Promised[] = [];
    const wrong: string[] = [];
    const moments = Array.from({ length: cuts }, () => Math.floor(chance() * (events.length + 1))).sort(
      (a, b) => a - b,
    );
    let happened = 0;
    for (const [cut, moment] of moments.entries()) {
      for (const event of events.slice(happened, moment)) {
        disk.happen(event);
        if (event.did === 'answer') promised.push(...promisedBy(event));
      }
      happened = moment;
      const losing = LOSINGS[cut % LOSINGS.length] ?? 'all is lost';
      const left = join(scratch, 'left');
      mkdirSync(left);
      disk.cut(losing, chance, folder, left);
      // Whatever lay in shared memory is no help, and must do no harm.
      if (cut % 2 === 0) writeFileSync(join(left, 'homefile.sqlite-shm'), Buffer.alloc(32_768, cut % 251));
      for (const sentence of await broken(left, promised))
        wrong.push(`${cut} (${losing}, event ${moment}): ${sentence}`);
      rmSync(left, { recursive: true });
    }
    return { cuts, events: events.length, promised: promised.length, wrong: wrong.slice(0, 20) };
  }
});

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { ADMIN_PASSWORD, startOwnServer, type DemoServer } from '../journeys/support/server.ts';
import { chanceFrom } from './support/chance.ts';
import { homefile } from './support/homefile-command.ts';
import { contentsOf } from './support/replicated-contents.ts';
import { Ledger, remoteDatabase, ReplicatingDevice } from './support/replicating-device.ts';

/**
 * Backups of a server on which phones write, and restores of them, are killed at moments that nobody chose: what is left is
 * whole or is taken for nothing. A phone whose replication ran on over the backup loses nothing by the restore.
 */
const LONG = process.env['HOMEFILE_LONG'] === '1';
const KILLS = Number(process.env['HOMEFILE_KILLS'] ?? (LONG ? 40 : 4));
const SEED = Number(process.env['HOMEFILE_SEED'] ?? 20_261_128);
const SHARED = ['one', 'two', 'three'];
const DOCUMENTS = LONG ? 2000 : 300;

test.setTimeout(120_000 + KILLS * 40_000);

test(`a backup and a restore that are killed are whole or are nothing, ${String(KILLS)} times each, seed ${String(SEED)}`, async () => {
  const chance = chanceFrom(SEED);
  const server = await startOwnServer();
  const place = mkdtempSync(join(tmpdir(), 'homefile-shelf-'));
  const shelf = join(place, 'shelf');
  const ledger = new Ledger();
  const device = new ReplicatingDevice('memory', SHARED, ledger, chance);
  try {
    await fill(server, device);
    const backup = () => homefile('backup', '--data', server.data, shelf);
    expect(await backup().ended).toMatchObject({ status: 0, err: '' });

    const backups = new Killer(chance);
    while (backups.cut < KILLS) {
      const edited = device.edit(5);
      await backups.kill(backup());
      await edited;
      // The newest that is taken for whole is whole.
      expect(await homefile('verify', shelf).ended).toMatchObject({ status: 0, err: '' });
    }
    await device.stopSyncing();
    expect(await backup().ended).toMatchObject({ status: 0 });
    expect(readdirSync(shelf).filter((name) => name.startsWith('unfinished'))).toEqual([]);
    expect(await homefile('verify', '--data', server.data).ended).toMatchObject({ status: 0, err: '' });

    const data = join(place, 'data');
    const restore = () => homefile('restore', '--data', data, shelf);
    const ended = { whole: 0, nothing: 0 };
    const restores = new Killer(chance);
    while (restores.cut < KILLS) {
      await restores.kill(restore());
      if (existsSync(data)) {
        ended.whole += 1;
        expect(await homefile('verify', '--data', data).ended).toMatchObject({ status: 0, err: '' });
        rmSync(data, { recursive: true });
      } else {
        ended.nothing += 1;
        if (!existsSync(`${data}.restoring`)) continue;
        // A server that is started now must not take the empty place for a new landlord.
        const started = await homefile('serve', '--port', '0', '--data', data).ended;
        expect(started.status).toBe(2);
        expect(started.err).toContain('not finished');
      }
    }
    expect(ended.nothing).toBeGreaterThan(0);
    expect(await restore().ended).toMatchObject({ status: 0, err: '' });
    expect(await homefile('verify', '--data', data).ended).toMatchObject({ status: 0, err: '' });
    test.info().annotations.push({
      type: 'killed',
      description: `backups ${String(backups.cut)}, restores ${JSON.stringify(ended)}`,
    });
  } finally {
    await device.stopSyncing();
    await server.remove();
    rmSync(place, { recursive: true, force: true });
  }
});

test('a phone whose replication ran on over the backup loses nothing by the restore', async () => {
  const server = await startOwnServer();
  const shelf = mkdtempSync(join(tmpdir(), 'homefile-shelf-'));
  const device = new ReplicatingDevice('memory', SHARED, new Ledger(), chanceFrom(SEED));
  const other = new ReplicatingDevice('idb', SHARED, new Ledger(), chanceFrom(SEED));
  const remote = remoteDatabase(addressOf(server), null);
  const onServer = async () => (await remote.info()).doc_count;
  try {
    await fill(server, device);
    expect(await homefile('backup', '--data', server.data, shelf).ended).toMatchObject({ status: 0 });
    const before = await onServer();
    // The very same session goes on: its checkpoint on the phone is newer than that of the backup, under one name.
    await device.add(20);
    await expect.poll(onServer).toBe(before + 20);
    await other.database.sync(remote);
    await device.stopSyncing();

    await server.stop('SIGKILL');
    rmSync(server.data, { recursive: true });
    expect(await homefile('restore', '--data', server.data, shelf).ended).toMatchObject({
      status: 0,
      err: '',
    });
    await server.start();
    expect(await onServer()).toBe(before);
    await device.database.sync(remote);
    expect(await onServer()).toBe(before + 20);
    await other.database.sync(remote);
    const expected = await contentsOf(device.database);
    expect(await contentsOf(remote)).toEqual(expected);
    expect(await contentsOf(other.database)).toEqual(expected);
  } finally {
    await device.stopSyncing();
    await server.remove();
    rmSync(shelf, { recursive: true, force: true });
  }
});

const addressOf = (server: DemoServer) =>
  `http://admin:${ADMIN_PASSWORD}@127.0.0.1:${new URL(server.address).port}/db/evidence`;

/** Sends documents and attachments by a replication that goes on, until all of it has come. */
async function fill(server: DemoServer, device: ReplicatingDevice): Promise<void> {
  const remote = remoteDatabase(addressOf(server), null);
  await remote.info();
  await device.add(DOCUMENTS);
  device.keepSyncing(remote);
  await expect.poll(async () => (await remote.info()).doc_count, { timeout: 60_000 }).toBe(DOCUMENTS);
}

/** Kills what runs at moments that nobody chose, all of them before it would have ended by itself, however busy the machine is. */
class Killer {
  /** How often something was killed before its end. */
  cut = 0;
  readonly #chance: () => number;
  /** What it takes at most, in milliseconds: learnt from each that was quicker than its killer. */
  #takes = 4_000;
  #triesLeft = KILLS * 10;

  constructor(chance: () => number) {
    this.#chance = chance;
  }

  async kill(running: ReturnType<typeof homefile>): Promise<void> {
    this.#triesLeft -= 1;
    expect(this.#triesLeft, 'it ends before it can be killed').toBeGreaterThan(0);
    const began = Date.now();
    const ended = running.ended.then(({ status }) => ({ status, after: Date.now() - began }));
    await Promise.race([ended, delay(this.#chance() * this.#takes)]);
    running.kill();
    const { status, after } = await ended;
    if (status === null) this.cut += 1;
    else this.#takes = Math.min(this.#takes, after);
  }
}

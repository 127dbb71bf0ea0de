import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startCuttingProxy, type CuttingProxy } from '../conformance/cutting-proxy.ts';
import { ADMIN_PASSWORD, startOwnServer, type DemoServer } from '../journeys/support/server.ts';
import { chanceFrom, type Chance } from './support/chance.ts';
import { contentsOf, leavesOnServer, type Ask } from './support/replicated-contents.ts';
import { Ledger, remoteDatabase, ReplicatingDevice } from './support/replicating-device.ts';

/**
 * Two phones with a stock PouchDB and a desk work on the same documents, against each other, while their connections are cut
 * and the server is killed. Afterwards all copies are the same, and everything that the server ever answered for is there,
 * once.
 */
const LONG = process.env['HOMEFILE_LONG'] === '1';
const KILLS = Number(process.env['HOMEFILE_KILLS'] ?? (LONG ? 50 : 5));
const DOCUMENTS = LONG ? 10_000 : 400;
const SEED = Number(process.env['HOMEFILE_SEED'] ?? 20_261_127);
const EDITS = 40;
const SHARED = Array.from({ length: 24 }, (_, n) => `shared-${String(n).padStart(2, '0')}`);
/** Larger than what the server keeps of an attachment in one piece. */
const LARGE_BYTES = 1_500_000;

test.setTimeout(120_000 + KILLS * 20_000);

test(`stock PouchDBs converge with a server that is killed ${String(KILLS)} times and connections that are cut, seed ${String(SEED)}`, async () => {
  const chance = chanceFrom(SEED);
  const server = await startOwnServer();
  const proxy = await startCuttingProxy(Number(new URL(server.address).port), Infinity, () =>
    chance() < 0.7 ? chance() * 40_000 : Infinity,
  );
  try {
    await converge(server, proxy, chance);
  } finally {
    await proxy.close();
    await server.remove();
  }
});

async function converge(server: DemoServer, proxy: CuttingProxy, chance: Chance): Promise<void> {
  const ledger = new Ledger();
  const straightPort = Number(new URL(server.address).port);
  const addressOf = (database: string, port = straightPort) =>
    `http://admin:${ADMIN_PASSWORD}@127.0.0.1:${String(port)}/db/${database}`;
  const ask = askOf(server, 'evidence');
  const straight = remoteDatabase(addressOf('evidence'), null);
  await straight.info();
  await remoteDatabase(addressOf('desk'), null).info();
  await straight.bulkDocs(SHARED.map((_id) => ({ _id, edit: `first ${_id}` })));
  const devices = (['memory', 'idb'] as const).map((adapter) => {
    return new ReplicatingDevice(adapter, SHARED, ledger, chance);
  });
  for (const device of devices) {
    await device.add(DOCUMENTS / devices.length);
    device.keepSyncing(remoteDatabase(addressOf('evidence', proxy.port), ledger));
  }

  const large: Large[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await test.step(`kill ${String(kill)}`, async () => {
      const before = ledger.acknowledgements;
      const stop = { now: false };
      const working = [
        ...devices.map((device) => device.edit(EDITS)),
        attachAtTheDesk({ server, ledger, large, stop }),
      ];
      // Anywhere in the first part of what these edits send: some of them find nothing to change.
      const target = before + Math.floor((chance() * EDITS) / 2);
      await expect
        .poll(() => ledger.acknowledgements, { intervals: [2], timeout: 120_000 })
        .toBeGreaterThan(target);
      await delay(chance() * 20);
      await server.stop('SIGKILL');
      stop.now = true;
      await Promise.all(working);
      await server.start();
      expect(await notThere(ask, ledger.acknowledged)).toEqual({});
      await expectLarge(server, ledger, large);
    });
  }
  expect(proxy.cuts()).toBeGreaterThan(0);
  for (const device of devices) await device.stopSyncing();

  // Without cuts they must come to an end: nobody has anything for anybody.
  const passes = await finishSyncing(devices, straight);
  expect(passes).toBeLessThanOrEqual(4);
  expect(ledger.refused).toEqual([]);
  expect(large.length).toBeGreaterThan(0);

  const onServer = await contentsOf(straight);
  for (const device of devices) {
    const held = await contentsOf(device.database);
    expect(await lacking(device, held, onServer)).toEqual([]);
    expect([...held.keys()].filter((id) => !onServer.has(id))).toEqual([]);
    expect([...held].filter(([id, one]) => !isSame(one, onServer.get(id)))).toEqual([]);
  }
  expect([...onServer.values()].some(({ conflicts }) => conflicts.length > 0)).toBe(true);
  expect([...onServer.values()].some(({ deleted }) => deleted)).toBe(true);

  await expectEachOnce(ask, ledger, onServer.size);
  await expectAttachments(server, ledger, await leavesOnServer(ask));
  test.info().annotations.push({
    type: 'replicated',
    description: `${String(onServer.size)} documents, ${String(ledger.made.size)} edits, ${String(proxy.cuts())} connections cut, ${String(ledger.acknowledgements)} acknowledgements, ${String(large.length)} large attachments, ${String(passes)} passes at the end`,
  });
}

/** What a device does not list of what the server has, and whether it has it all the same when it is asked for it by name. */
async function lacking(
  { database }: ReplicatingDevice,
  held: ReadonlyMap<string, unknown>,
  onServer: ReadonlyMap<string, { readonly winner: string }>,
): Promise<readonly string[]> {
  const ids = [...onServer.keys()].filter((id) => !held.has(id));
  return Promise.all(
    ids.map(async (id) => {
      const rev = onServer.get(id)?.winner ?? '';
      const known = await database.get(id, { rev }).then(
        () => 'but has it when asked for it by name',
        () => 'and does not have it',
      );
      return `${id} ${rev} is not listed, ${known}`;
    }),
  );
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Syncs each device in turn until none had anything to send or to fetch; how many passes that took. */
async function finishSyncing(
  devices: readonly ReplicatingDevice[],
  remote: ReturnType<typeof remoteDatabase>,
): Promise<number> {
  for (let passes = 0; passes < 20; passes += 1) {
    let moved = 0;
    for (const { database } of devices) {
      const { push, pull } = await database.sync(remote);
      moved += (push?.docs_written ?? 0) + (pull?.docs_written ?? 0);
    }
    if (moved === 0) return passes;
  }
  throw new Error('The copies keep on sending each other things.');
}

/** Everything answered for is there; every edit that is a leaf was made, at the revision it was made, and stands once. */
async function expectEachOnce(ask: Ask, ledger: Ledger, documents: number): Promise<void> {
  expect(await notThere(ask, ledger.acknowledged)).toEqual({});
  const leaves = await leavesOnServer(ask);
  const seen = new Map<string, string>();
  const doubled: string[] = [];
  const strange: string[] = [];
  for (const { id, rev, edit } of leaves) {
    if (seen.has(edit)) doubled.push(edit);
    seen.set(edit, rev);
    const made = ledger.made.get(edit);
    if (!edit.startsWith('first ') && (made?.id !== id || made.rev !== rev)) strange.push(edit);
  }
  expect([doubled, strange]).toEqual([[], []]);
  // An edit that is no leaf any more was edited again: the server knows it as an ancestor.
  const all = new Map<string, string[]>();
  for (const { id, rev } of ledger.made.values()) all.set(id, [...(all.get(id) ?? []), rev]);
  expect(await notThere(ask, all)).toEqual({});
  const info = await ask<{ doc_count: number; doc_del_count: number }>('');
  expect(info.doc_count + info.doc_del_count).toBe(documents);
  const { total_rows: rows } = await ask<{ total_rows: number }>('/_all_docs?limit=0');
  expect(rows).toBe(info.doc_count);
}

/** Every attachment of every leaf, the losing ones too, has the bytes that somebody attached under that digest. */
async function expectAttachments(
  server: DemoServer,
  ledger: Ledger,
  leaves: Awaited<ReturnType<typeof leavesOnServer>>,
): Promise<void> {
  const wrong: string[] = [];
  for (const { id, rev, attached } of leaves) {
    for (const { name, digest } of attached) {
      const bytes = await bytesOn(server, `evidence/${id}/${name}?rev=${rev}`);
      if (ledger.attached.get(digest)?.equals(bytes) !== true) wrong.push(`${id} ${rev} ${name}`);
    }
  }
  expect(leaves.some(({ attached }) => attached.length > 0)).toBe(true);
  expect(wrong).toEqual([]);
}

/** An attachment that the server has answered for, by its document's id, which is its name too. */
interface Large {
  readonly name: string;
  readonly digest: string;
}

async function expectLarge(server: DemoServer, ledger: Ledger, large: readonly Large[]): Promise<void> {
  for (const { name, digest } of large.slice(-3)) {
    const bytes = await bytesOn(server, `desk/${name}/${name}`);
    expect(ledger.attached.get(digest)?.equals(bytes)).toBe(true);
  }
}

interface Desk {
  readonly server: DemoServer;
  readonly ledger: Ledger;
  readonly large: Large[];
  readonly stop: { now: boolean };
}

/** Sends large attachments to documents of their own, one after the other, until the server is gone. */
async function attachAtTheDesk({ server, ledger, large, stop }: Desk): Promise<void> {
  while (!stop.now) {
    const { name, bytes, digest } = ledger.picture(LARGE_BYTES);
    try {
      const response = await fetch(`${server.address}/db/desk/${name}/${name}`, {
        method: 'PUT',
        headers: { authorization: AUTHORIZATION, 'content-type': 'image/jpeg' },
        body: new Uint8Array(bytes),
      });
      await response.json();
      expect(response.status).toBe(201);
      large.push({ name, digest });
    } catch (error) {
      // The server went away: whether it took this one is its own affair.
      if (error instanceof TypeError || error instanceof SyntaxError) return;
      throw error;
    }
  }
}

const AUTHORIZATION = `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString('base64')}`;

function askOf(server: DemoServer, database: string): Ask {
  return async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${server.address}/db/${database}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} was answered ${String(response.status)}`);
    return (await response.json()) as T;
  };
}

async function bytesOn(server: DemoServer, path: string): Promise<Buffer> {
  const response = await fetch(`${server.address}/db/${path}`, { headers: { authorization: AUTHORIZATION } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** Of these revisions, what the server does not know; asked for in pieces, as no question may name more than 10,000 documents and revisions. */
async function notThere(ask: Ask, revs: ReadonlyMap<string, Iterable<string>>): Promise<object> {
  const asked = [...revs].map(([id, known]) => [id, [...known]] as const);
  const found: object[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE)
    found.push(await ask<object>('/_revs_diff', Object.fromEntries(asked.slice(from, from + AT_ONCE))));
  return Object.assign({}, ...found);
}

/** Each with its revisions, most of them with one. */
const AT_ONCE = 2_000;

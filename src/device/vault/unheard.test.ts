import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { Api } from '../api.ts';
import { DeletionLog } from '../deletion-log.ts';
import { deviceDatabase } from '../device-database.ts';
import { Identity } from '../identity.ts';
import { destroyAccount } from './destroy-account.ts';
import { Locksmith } from './locksmith.ts';
import { SealedBoxes } from './sealed-boxes.ts';
import { MOST_DAYS_UNHEARD, unheardAccounts } from './unheard.ts';
import { VaultRecords } from './vault-record.ts';
import { WipeWatch } from './wipe-watch.ts';

const DAY_MS = 86_400_000;
const HEARD = Date.parse('2026-11-25T08:00:00Z');
const [asha, robin] = [idOf('1'), idOf('2')];

function idOf(digit: string): OpaqueId {
  const id = digit.repeat(32);
  if (!isOpaqueId(id)) throw new Error('not an id');
  return id;
}

/** A phone with two people, one heard of two days later, and a clock that the test turns. */
async function aPhone(answer: () => Response) {
  const clock = { now: HEARD };
  const now = () => clock.now;
  const database = deviceDatabase();
  const [identity, vaults, deletions] = [
    new Identity(database),
    new VaultRecords(database),
    new DeletionLog(database),
  ];
  const smith = new Locksmith(vaults, now, 1_000);
  for (const [id, name, heard] of [
    [asha, 'Asha', HEARD],
    [robin, 'Robin', HEARD + 2 * DAY_MS],
  ] as const) {
    await smith.create(id, name, { by: 'passphrase', name, password: 'blue heron' });
    await identity.open({
      account: { id, displayName: name, role: 'surveyor' },
      ...{ device: idOf('d'), pack: null, leaving: null, server: 's', demo: false, landlordKey: 'a2V5' },
      clock: { differenceMs: 0, measuredAt: heard },
    });
  }
  const unheard = async () => {
    for (const account of await unheardAccounts(identity, vaults, clock.now))
      await destroyAccount(account, 'not-heard-for-days', { identity, vaults, deletions, now });
  };
  const obey = () => Promise.reject(new Error('Nobody ordered it.'));
  const api = new Api(() => Promise.resolve(answer()));
  const watch = new WipeWatch({ api, identity, isOpen: () => false, obey, unheard, now });
  const left = async () => (await vaults.all()).map(({ account }) => account);
  return { clock, watch, left, deletions, identity };
}

const noSignal = () => {
  throw new TypeError('no network');
};
const office = () => Response.json({ wipe: null });

afterEach(() => vi.unstubAllGlobals());
beforeEach(async () => {
  for (const { name = '' } of await indexedDB.databases()) await deleteDB(name);
  const request = (_name: string, _how: object, work: (lock: object) => unknown) => work({});
  vi.stubGlobal('navigator', { locks: { request } });
});

test('30 days without a word from the office, and a day of that clock, destroy a vault, later the other; what is sealed stays', async () => {
  const { clock, watch, left, deletions } = await aPhone(noSignal);
  const boxes = new SealedBoxes(asha);
  await boxes.keep('unsent', new ArrayBuffer(3));
  clock.now = HEARD + MOST_DAYS_UNHEARD * DAY_MS;
  await watch.look();
  expect(await left()).toEqual([asha, robin]);
  clock.now += 1;
  await watch.look();
  clock.now += DAY_MS - 1;
  await watch.look();
  expect(await left()).toEqual([asha, robin]);
  clock.now += 1;
  await watch.look();
  expect(await left()).toEqual([robin]);
  expect(await boxes.names()).toEqual(['unsent']);
  await watch.look();
  expect((await deletions.read()).map(({ account, because }) => [account, because])).toEqual([
    [asha, 'not-heard-for-days'],
  ]);
  for (let day = 0; day < 2; day += 1) {
    clock.now += DAY_MS + 1;
    await watch.look();
  }
  expect(await left()).toEqual([]);
  await boxes.close();
});

test('an office that answers keeps them, and the days begin again; a clock put back destroys nothing', async () => {
  let answer = office;
  const { clock, watch, left } = await aPhone(() => answer());
  clock.now = HEARD + 100 * DAY_MS;
  await watch.look();
  expect(await left()).toEqual([asha, robin]);
  answer = noSignal;
  clock.now += MOST_DAYS_UNHEARD * DAY_MS;
  await watch.look();
  expect(await left()).toEqual([asha, robin]);
  clock.now = HEARD - 100 * DAY_MS;
  await watch.look();
  expect(await left()).toEqual([asha, robin]);
});

test('a clock that jumps weeks ahead for some hours destroys nothing, each time anew', async () => {
  const { clock, watch, left } = await aPhone(noSignal);
  for (let day = 1; day <= 3; day += 1) {
    clock.now = HEARD + (40 + day) * DAY_MS;
    await watch.look();
    clock.now += DAY_MS / 2;
    await watch.look();
    clock.now = HEARD + 3 * DAY_MS;
    await watch.look();
  }
  expect(await left()).toEqual([asha, robin]);
});

test('what was never sealed is not destroyed: the office had not said yet to which key', async () => {
  const { clock, watch, left, identity } = await aPhone(noSignal);
  await identity.change(asha, { landlordKey: null });
  clock.now = HEARD + 100 * DAY_MS;
  await watch.look();
  clock.now += DAY_MS;
  await watch.look();
  expect(await left()).toEqual([asha]);
});

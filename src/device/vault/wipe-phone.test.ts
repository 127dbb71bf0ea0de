import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { DeletionLog } from '../deletion-log.ts';
import { deviceDatabase } from '../device-database.ts';
import { json, officeThat } from '../fake-office.fixture.ts';
import { Identity } from '../identity.ts';
import type { PhoneParts } from '../phone.ts';
import { SealedBoxes } from './sealed-boxes.ts';
import { VaultRecords } from './vault-record.ts';
import { wipePhone } from './wipe-phone.ts';

/** `left` has signed out, and has something here that waited for a backup. */
const [asha, robin, left, device, order] = ['1', '2', '3', 'd', 'e'].map(idOf) as [
  OpaqueId,
  OpaqueId,
  OpaqueId,
  OpaqueId,
  OpaqueId,
];

function idOf(digit: string): OpaqueId {
  const id = digit.repeat(32);
  if (!isOpaqueId(id)) throw new Error('not an id');
  return id;
}

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('caches', { keys: () => Promise.resolve([]) });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
});
afterEach(() => vi.unstubAllGlobals());

test('a lost phone sends what everybody on it had not sent, before the office hears that it is clear', async () => {
  const database = deviceDatabase();
  const [identity, vaults] = [new Identity(database), new VaultRecords(database)];
  for (const id of [robin, asha])
    await identity.open({
      account: { id, displayName: '', role: 'surveyor' },
      ...{ device, pack: null, leaving: null, server: 's', demo: false, clock: null, landlordKey: 'a2V5' },
    });
  for (const id of [robin, asha, left]) {
    const boxes = new SealedBoxes(id);
    await boxes.keep('unsent', Uint8Array.of(id.charCodeAt(0)).buffer);
    await boxes.close();
  }
  const { api, asked } = officeThat(() => json({ ok: true }, 201));
  const health = { noteWaiting: () => undefined } as unknown as PhoneParts['health'];
  const parts = {
    api,
    database,
    identity,
    health,
    vaults,
    deletions: new DeletionLog(database),
    now: () => 7,
  };
  expect(await wipePhone({ order, account: asha, device }, parts)).toBe(true);
  expect(asked.map(({ path, body }) => [path, body])).toEqual([
    ['/api/sealed', { box: btoa('1') }],
    ['/api/sealed', { box: btoa('2') }],
    ['/api/sealed', { box: btoa('3') }],
    ['/api/phones/wiped', { order, boxesLeft: 0 }],
  ]);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['homefile-device']);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOpaqueId } from '#domain/ids.ts';
import type { RememberedAccount } from '../device/identity.ts';
import type { PhoneParts } from '../device/phone.ts';
import type { Vault } from '../device/vault/vault.ts';
import { OpenAccount } from './open-account.svelte.ts';

/** What was done to the stores, in its order; a test decides when the phone is idle, and when a closing ends. */
const stores = vi.hoisted(() => ({
  ...{ said: [] as string[], idle: Promise.resolve(), closed: () => {} },
  ahead: () => Promise.resolve(),
}));

vi.mock('../device/idle.ts', () => ({ untilIdle: () => stores.idle }));
vi.mock('../device/vault/standing-pin.ts', () => ({
  noteStandingPin: () => undefined,
  noteOpenedInThisTab: () => undefined,
}));
vi.mock('./sync-status.svelte.ts', () => ({ SyncStatus: class {} }));
vi.mock('../device/phone.ts', () => ({
  openPhone: (remembered: RememberedAccount) => {
    stores.said.push('opened');
    const close = () => new Promise<void>((resolve) => (stores.closed = resolve));
    return Promise.resolve({ account: remembered.account, sync: { onChange: () => undefined }, close });
  },
  openPhoneAhead: (_remembered: RememberedAccount, isWanted: () => boolean) => {
    stores.said.push(isWanted() ? 'opened ahead' : 'gave way');
    return stores.ahead();
  },
}));

const id = 'a'.repeat(32);
if (!isOpaqueId(id)) throw new Error('not an id');
const remembered: RememberedAccount = {
  account: { id, displayName: 'Asha', role: 'surveyor' },
  ...{ device: id, pack: 'pack', leaving: null, server: 's', demo: false, clock: null, landlordKey: null },
};
const vault = {} as unknown as Vault;

function anAccount(): OpenAccount {
  return new OpenAccount({
    phone: { now: () => 0 } as unknown as PhoneParts,
    shiftEnds: () => Promise.resolve(null),
    lock: () => undefined,
    signedOut: () => undefined,
  });
}

beforeEach(() => {
  stores.said = [];
  stores.idle = Promise.resolve();
  stores.ahead = () => Promise.resolve();
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('document', { removeEventListener: () => undefined });
});
afterEach(() => vi.unstubAllGlobals());

test('what is made ready before a PIN waits until the stores that were open are closed', async () => {
  const account = anAccount();
  await account.open(remembered, vault);
  const closing = account.close();
  const ready = account.makeReady(remembered);
  await vi.dynamicImportSettled();
  expect(stores.said).toEqual(['opened']);
  stores.closed();
  await Promise.all([closing, ready]);
  expect(stores.said).toEqual(['opened', 'opened ahead']);
});

test('it gives way to an opening that began meanwhile', async () => {
  const account = anAccount();
  let idle = () => {};
  stores.idle = new Promise((resolve) => (idle = resolve));
  const ready = account.makeReady(remembered);
  await account.open(remembered, vault);
  idle();
  await ready;
  expect(stores.said).toEqual(['opened', 'gave way']);
});

test('what could not be made ready is no failure that anybody would have to hear', async () => {
  stores.ahead = () => Promise.reject(new Error('a store that does not open'));
  await expect(anAccount().makeReady(remembered)).resolves.toBeUndefined();
});

test('an opening that a closing overtook, as of a clearing, comes to no screen, and its stores are closed', async () => {
  const account = anAccount();
  const opening = account.open(remembered, vault);
  await account.close();
  await vi.waitFor(() => expect(stores.said).toEqual(['opened']));
  await vi.waitFor(() => {
    stores.closed();
    return expect(Promise.race([opening, Promise.resolve('still closing')])).resolves.toBe(false);
  });
  expect(account.phone).toBeNull();
});
